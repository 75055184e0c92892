import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// Tasks that are paused and go on, and what agents are shown beside a contact.
@Suite struct TaskTests {
  private static func resume(_ next: String) -> ActionText {
    ActionText("resume", "ResumeContact", "{}", next: next, on: [.init("NoMatchingError", "not")])
  }

  private static func wait(_ seconds: Int, next: String) -> ActionText {
    ActionText(
      "wait", "Wait", "{\"TimeLimitSeconds\": \"\(seconds)\"}", next: "end",
      if: [.init("WaitCompleted", next)], on: [.init("NoMatchingError", "end")])
  }

  /// Ann takes a task after 20 s, works on it for a minute and, by her script, pauses it after 10 s for 30 s.
  private static func center(
    pause: [ActionText]? = nil, resume: [ActionText]? = nil, holdsAfter: Int64? = nil,
    rules: ServiceRules = ServiceRules()
  ) throws -> SmallCenter {
    let ann = AgentDefinition(
      name: "Ann", answersAfter: .seconds(20), talks: .seconds(60),
      holdsAfter: holdsAfter.map { .seconds($0) }, holds: .seconds(30))
    let definition = ContactCenterDefinition(
      name: "small", queues: [QueueDefinition(name: "Desk", agents: [0])], agents: [ann])
    var flows: [FlowText] = []
    var hooks: [ActionText] = []
    for (name, hook, actions) in [("paused", "PauseContact", pause), ("resumed", "ResumeContact", resume)] {
      guard let actions else { continue }
      hooks.append(Act.hook(name, hook, name, next: hooks.isEmpty && resume != nil ? "resumed" : "whisper"))
      flows.append(FlowText(actions, named: name))
    }
    if hooks.count == 1 {
      hooks[0] = Act.hook(
        "only", pause == nil ? "ResumeContact" : "PauseContact", flows[0].name, next: "whisper")
    }
    let main =
      hooks + [
        Act.switchOff("whisper", "CustomerWhisper", next: "other"),
        Act.switchOff("other", "AgentWhisper", next: "queue"),
      ] + Act.queue()
    return try SmallCenter([FlowText(main, named: "main")] + flows, definition, rules: rules)
  }

  private static func begin(_ center: SmallCenter) -> Int {
    let contact = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .task))
    center.look()
    center.wait(.seconds(25))
    return contact
  }

  @Test func whatAnAgentPausesStaysUntilTheAgentResumes() throws {
    let center = try Self.center(
      pause: [Act.set("set", "paused", "yes", next: "wait"), Self.wait(86_400, next: "end"), Act.end],
      resume: [Act.set("set", "resumed", "yes", next: "end"), Act.end])
    let contact = Self.begin(center)
    center.act(.holds)
    center.act(.holds, isDone: false)
    center.act(.transfers(to: 0), isDone: false)
    #expect(center.world.state.isPaused(contact))
    #expect(center.attribute("paused", contact) == "yes")
    center.wait(.minutes(60))
    #expect(center.stage(contact) == .joined(QueueIndex(0)))
    center.act(.resumes)
    center.act(.resumes, isDone: false)
    #expect(!center.world.state.isPaused(contact))
    #expect(center.attribute("resumed", contact) == "yes")
    center.wait(.minutes(2))
    #expect(center.stage(contact) == .ended)
    #expect(
      center.story(of: contact, [.agent]).map { String($0.drop { $0 != " " }.dropFirst(7)) }.suffix(4)
        == ["joined with Ann", "Ann pauses the task", "the task goes on with Ann", "Ann hung up"])
    #expect(center.world.nextDue == nil)
  }

  @Test func aPausedTaskLeavesItsAgentRoomForAnother() throws {
    let center = try Self.center()
    let first = Self.begin(center)
    let second = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .task))
    center.look()
    center.wait(.seconds(10))
    #expect(center.stage(second) == .queued(QueueIndex(0)))
    center.act(.holds)
    center.wait(.seconds(21))
    #expect(center.stage(second) == .joined(QueueIndex(0)))
    center.wait(.minutes(2))
    #expect(center.stage(second) == .ended)
    #expect(center.world.state.isPaused(first))
    center.act(.resumes)
    center.wait(.minutes(2))
    #expect(center.stage(first) == .ended)
    #expect(center.world.nextDue == nil)
    center.expectFreeAgents()
  }

  /// The flow of the pause resumes it, goes on, and the flow of the resumption runs behind it.
  @Test func aFlowResumesATask() throws {
    let center = try Self.center(
      pause: [
        Self.wait(600, next: "resume"), Self.resume("set"),
        Act.set("set", "order", "$.Attributes.order one", next: "end"),
        Act.set("not", "order", "failed", next: "end"), Act.end,
      ],
      resume: [Act.set("set", "order", "$.Attributes.order two", next: "end"), Act.end])
    let contact = Self.begin(center)
    center.act(.holds)
    center.wait(.seconds(599))
    #expect(center.world.state.isPaused(contact))
    center.wait(.seconds(2))
    #expect(!center.world.state.isPaused(contact))
    #expect(center.attribute("order", contact) == " one two")
    center.wait(.seconds(61))
    #expect(center.stage(contact) == .ended)
    #expect(center.world.nextDue == nil)
  }

  /// What nobody has paused cannot be resumed, unless the setting says that it does nothing then.
  @Test(
    arguments: [(ServiceRules.ActionWithoutObject.fails, "failed"), (.goesOn, nil)]
      as [(ServiceRules.ActionWithoutObject, String?)])
  func aTaskThatIsNotPausedIsNotResumed(rule: ServiceRules.ActionWithoutObject, result: String?) throws {
    var rules = ServiceRules()
    rules.resumeOfRunningTask = rule
    let flow = [Self.resume("end"), Act.set("not", "result", "failed", next: "end"), Act.end]
    let center = try SmallCenter([FlowText(flow, named: "main")], rules: rules)
    let contact = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .task))
    #expect(center.attribute("result", contact) == result)
  }

  @Test func theScriptOfAnAgentPausesTasks() throws {
    let center = try Self.center(holdsAfter: 10)
    let contact = Self.begin(center)
    center.wait(.seconds(10))
    #expect(center.world.state.isPaused(contact))
    center.wait(.seconds(30))
    #expect(!center.world.state.isPaused(contact))
    center.wait(.minutes(2))
    #expect(center.stage(contact) == .ended)
  }

  @Test(arguments: [
    [ActionText("stop", "DisconnectParticipant", "{}")],
    [ActionText("bad", "UpdateContactTargetQueue", #"{"QueueId": ""}"#, next: "bad")],
    [wait(86_400, next: "end"), Act.end],
  ])
  func whoLeavesAPausedTaskLeavesNothingBehind(pause: [ActionText]) throws {
    let center = try Self.center(pause: pause)
    let contact = Self.begin(center)
    center.act(.holds)
    if pause[0].type == "DisconnectParticipant" {
      #expect(center.stage(contact) == .ended)
    } else {
      #expect(center.world.state.isPaused(contact))
      center.act(.hangsUp)
    }
    #expect(center.stage(contact) == .ended)
    #expect(!center.world.state.isPaused(contact))
    #expect(center.world.nextDue == nil)
    center.expectFreeAgents()
  }

  // MARK: Pages for agents

  private static func guide(in center: SmallCenter) -> Int? { center.world.guide(ofAgent: 0) }

  /// From the moment that the agent accepts, and once the contact is over, a chat of its own shows the agent pages.
  @Test(arguments: [true, false]) func anAgentIsShownPages(knowsAttributes: Bool) throws {
    let page = ActionText(
      "page", "ShowView", #"{"ViewResource": {"Id": "form"}, "InvocationTimeLimitSeconds": "300"}"#,
      next: "end", if: [.init("Submit", "set")],
      on: [
        .init("NoMatchingCondition", "end"), .init("NoMatchingError", "end"),
        .init("TimeLimitExceeded", "end"),
      ])
    let guide = { (name: String) in
      FlowText(
        [
          page, Act.set("set", "note", "$.Views.ViewResultData.note for $.Attributes.who", next: "end"),
          Act.end,
        ],
        named: name)
    }
    var rules = ServiceRules()
    rules.guideKnowsAttributes = knowsAttributes
    let main =
      [
        Act.set("who", "who", "Asha", next: "first"),
        Act.hook("first", "DefaultAgentUI", "during", next: "second"),
        Act.hook("second", "DisconnectAgentUI", "after", next: "queue"),
      ] + Act.queue()
    let center = try SmallCenter(
      [FlowText(main, named: "main"), guide("during"), guide("after")], rules: rules)
    let contact = try center.call()
    #expect(Self.guide(in: center) == nil)
    center.wait(.seconds(21))
    let during = try #require(Self.guide(in: center))
    #expect(center.world.shownPage(during)?.name == "form")
    #expect(center.world.state.contacts[during].related?.index == contact)
    center.world.choose("Submit", [NamedValue(name: "note", value: "a note")], during)
    #expect(center.attribute("note", during) == "a note for " + (knowsAttributes ? "Asha" : ""))
    #expect(Self.guide(in: center) == nil)
    center.wait(.seconds(200))
    #expect(center.stage(contact) == .ended)
    let after = try #require(Self.guide(in: center))
    #expect(center.world.state.contacts[after].related?.index == contact)
    center.wait(.minutes(6))
    #expect(center.stage(after) == .ended)
    #expect(Self.guide(in: center) == nil)
    #expect(center.world.nextDue == nil)
  }

  /// Flows from before there were hooks for them name the agent's pages in attributes.
  @Test(arguments: [
    ("guide", "after", true), ("gone", "after", true), ("guide", "other", false),
  ])
  func attributesShowAnAgentPagesWhereNoHookDoes(during: String, after: String, isShownAfter: Bool) throws {
    let guide = { (name: String, type: String) in
      FlowText([Act.say("page", "A page.", next: "end"), Act.end], named: name, type: type)
    }
    let main =
      [
        Act.set("first", "DefaultFlowForAgentUI", during, next: "second"),
        Act.set("second", "DisconnectFlowForAgentUI", after, next: "queue"),
      ] + Act.queue()
    let center = try SmallCenter([
      FlowText(main, named: "main"), guide("guide", "contactFlow"), guide("after", "contactFlow"),
      guide("other", "customerHold"),
    ])
    let contact = try center.call()
    center.wait(.minutes(4))
    #expect(center.stage(contact) == .ended)
    let shown = center.world.observer.entries.filter { $0.kind == .call && $0.text.contains("is shown to") }
    #expect(
      shown.map { $0.text.contains("guide") } == (during == "guide" ? [true] : [])
        + (isShownAfter ? [false] : []))
    #expect(
      center.texts(.standIn, contact).filter { $0.contains("DefaultFlowForAgentUI") }
        == (during == "guide"
          ? []
          : [
            "the flow \"gone\" of the attribute DefaultFlowForAgentUI is not here: the agent is shown nothing"
          ]))
    #expect(
      center.texts(.note, contact).contains { $0.hasPrefix("DisconnectFlowForAgentUI: ") } != isShownAfter)
  }
}
