import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// From the queue to the agent and to the end.
@Suite struct ContactLifeTests {
  let toQueue = FlowText(Act.queue(), named: "main")

  @Test func whispersTalkAndEndFollowInOrder() throws {
    let center = try SmallCenter([toQueue])
    let contact = try center.call(from: "+919811112222")
    #expect(center.stage(contact) == .queued(QueueIndex(0)))
    center.wait(.minutes(5))
    #expect(
      center.story(of: contact).filter { !$0.contains("prompt [CustomerQueue") } == [
        "0.0 call from +919811112222",
        "0.0 queue entered queue Desk, place 1",
        "0.0 agent offered to Ann Lee",
        "0.0 prompt Thank you for calling. Your call will be answered in its turn.",
        "20.0 agent Ann Lee answered",
        "20.0 prompt Desk",
        "20.333 prompt [Beep.wav]",
        "20.833 agent joined with Ann Lee",
        "200.833 agent Ann Lee hung up",
        "200.833 ended ended by the agent",
      ])
    #expect(center.world.state.contacts[contact].endedBy == .byAgent)
    #expect(center.world.nextDue == nil)
  }

  @Test func theSecondCallerWaitsForTheOnlyAgent() throws {
    let center = try SmallCenter([toQueue])
    let first = try center.call()
    let second = try center.call()
    #expect(center.world.place(of: second, in: QueueIndex(0)) == 2)
    center.wait(.seconds(21))
    #expect(center.stage(first) == .joined(QueueIndex(0)))
    #expect(center.world.place(of: second, in: QueueIndex(0)) == 1)
    #expect(center.world.state.contacts[second].agent == nil)
    center.wait(.seconds(180))
    #expect(center.stage(first) == .ended)
    #expect(center.world.state.contacts[second].agent == 0)
    center.wait(.seconds(21))
    #expect(center.stage(second) == .joined(QueueIndex(0)))
  }

  @Test func theAgentWhoWasAvailableLongestIsOffered() throws {
    let center = try SmallCenter([toQueue], .withAgents(["A": (1, 10), "B": (1, 100), "C": (1, 10)]))
    func offered(_ contact: Int) -> Int? { center.world.state.contacts[contact].agent }
    #expect(offered(try center.call()) == 0)
    center.wait(.seconds(20))
    // A has been free for a few seconds only, B and C since the start: B comes before C.
    #expect(offered(try center.call()) == 1)
    #expect(offered(try center.call()) == 2)
    #expect(offered(try center.call()) == 0)
  }

  @Test func anAgentWhoNeverAnswersMissesOneOffer() throws {
    let center = try SmallCenter([toQueue], .withAgents(["Ravi": nil]))
    let contact = try center.call()
    center.wait(.hours(1))
    #expect(center.stage(contact) == .queued(QueueIndex(0)))
    #expect(
      center.story(of: contact, [.agent]) == [
        "0.0 agent offered to Ravi", "20.0 agent Ravi did not answer",
      ])
    #expect(center.world.status(ofAgent: 0) == .missed)
    #expect(center.world.figures(of: QueueIndex(0)).oldestContactAge == .hours(1))
    center.hangUp(contact)
    #expect(center.world.figures(of: QueueIndex(0)).contactsInQueue == 0)
  }

  @Test func aFullQueueTakesItsOwnBranchUntilSomebodyIsAnswered() throws {
    let center = try SmallCenter([toQueue], .withAgents(["Ann": (20, 60)], capacity: 1))
    let first = try center.call()
    let second = try center.call()
    #expect(center.stage(second) == .ended)
    #expect(center.world.observer.path.contains { center.program.identifier($0.action) == "full" })
    center.wait(.seconds(21))
    #expect(center.stage(first) == .joined(QueueIndex(0)))
    #expect(center.stage(try center.call()) == .queued(QueueIndex(0)))
  }

  @Test(arguments: [(Conditions.Queue.full, true), (.empty, false), (.asItIs, false)])
  func queuesAreAsDeclared(setting: Conditions.Queue, isRefused: Bool) throws {
    let center = try SmallCenter([toQueue], .withAgents(["Ann": (20, 60)], capacity: 1))
    center.declare { $0.set(QueueIndex(0), setting) }
    #expect((center.stage(try center.call()) == .ended) == isRefused)
    if setting == .empty { #expect(center.stage(try center.call()) == .queued(QueueIndex(0))) }
  }

  @Test(arguments: [(Conditions.Hours.byTheClock, "True"), (.open, "True"), (.closed, "False")])
  func hoursAreAsDeclared(setting: Conditions.Hours, branch: String) throws {
    let ask = [
      ActionText(
        "queue", "UpdateContactTargetQueue", "{\"QueueId\": \"Desk\"}", next: "hours",
        on: [.init("NoMatchingError", "no queue")]),
      ActionText(
        "hours", "CheckHoursOfOperation", "{}", next: "unknown",
        if: [.init("True", "True"), .init("False", "False")], on: [.init("NoMatchingError", "unknown")]),
    ]
    let center = try SmallCenter([FlowText(ask)])
    center.declare { $0.set(hoursOf: QueueIndex(0), setting) }
    _ = try center.call()
    #expect(center.program.identifier(try #require(center.world.observer.path.last).action) == branch)
  }

  // MARK: Leaving

  /// How long after a call has come the contact is in each stage of its way.
  static let stages: [(seconds: Int64, stage: String)] = [
    (0, "inFlow"), (1, "inFlow"), (3, "inFlow"), (9, "queued"), (24, "agentWhisper"), (25, "customerWhisper"),
    (40, "joined"), (88, "disconnectFlow"),
  ]

  static let wholeWay = [
    FlowText(
      [
        Act.hook("hook 1", "CustomerRemaining", "after", next: "hook 2"),
        Act.hook("hook 2", "AgentWhisper", "to agent", next: "hook 3"),
        Act.hook("hook 3", "CustomerWhisper", "to customer", next: "hook 4"),
        Act.hook("hook 4", "CustomerQueue", "music", next: "greet"),
        Act.say("greet", "Hello, you", next: "lambda"),
        Act.invoke("lambda", "slow", next: "queue", on: [.init("NoMatchingError", "queue")]),
      ] + Act.queue(), named: "main"),
    FlowText(
      [
        Act.say("ask", "A caller, who", next: "lambda"),
        Act.invoke("lambda", "quick", next: "end", on: [.init("NoMatchingError", "end")]), Act.end,
      ],
      named: "to agent"),
    FlowText(
      [Act.say("tell", "You will be connected to an agent", next: "end"), Act.end], named: "to customer"),
    FlowText([Act.say("music", "La la la la la la", next: "music")], named: "music"),
    FlowText([Act.say("thanks", "Thank you for your time with us", next: "bye")], named: "after"),
  ]

  static let lambdas = [
    LambdaDefinition(name: "slow", binding: .returns([]), duration: .seconds(2)),
    LambdaDefinition(name: "quick", binding: .returns([])),
  ]

  @Test(arguments: stages.indices, [false, true])
  func whoeverLeavesAtAnyTimeLeavesNothingBehind(index: Int, anotherWaits: Bool) throws {
    let center = try SmallCenter(
      Self.wholeWay, .withAgents(["Ann": (20, 60)], lambdas: Self.lambdas))
    let contact = try center.call()
    let other = anotherWaits ? try center.call() : nil
    center.wait(.seconds(Self.stages[index].seconds))
    #expect("\(center.stage(contact))".hasPrefix(Self.stages[index].stage))
    center.hangUp(contact)
    #expect(center.stage(contact) == .ended)
    #expect(center.world.state.contacts[contact].endedBy == .byCaller)
    guard let other else {
      #expect(center.world.nextDue == nil)
      center.expectFreeAgents()
      return
    }
    center.wait(.minutes(4))
    #expect(center.stage(other) == .ended)
    #expect(center.world.state.contacts[other].endedBy == .byFlow)
    #expect(center.world.nextDue == nil)
  }

  @Test func theDisconnectFlowRunsWhenTheAgentHasLeftWhoIsFreeAtOnce() throws {
    let center = try SmallCenter(Self.wholeWay, .withAgents(["Ann": (20, 60)], lambdas: Self.lambdas))
    let contact = try center.call()
    let other = try center.call()
    center.wait(.seconds(88))
    #expect(center.stage(contact) == .disconnectFlow)
    #expect(center.heard(contact).last == "Thank you for your time with us")
    #expect(center.world.status(ofAgent: 0) == .pending)
    #expect(center.world.contact(ofAgent: 0) == other)
    center.wait(.seconds(5))
    #expect(center.world.state.contacts[contact].endedBy == .byFlow)
  }

  @Test func aQueueEnteredAfterTheAgentIsAnotherWait() throws {
    let again = FlowText(Act.queue(), named: "after")
    let main = FlowText(
      [Act.hook("hook", "CustomerRemaining", "after", next: "queue")] + Act.queue(), named: "main")
    let center = try SmallCenter([main, again])
    let contact = try center.call()
    center.wait(.seconds(201))
    #expect(center.stage(contact) == .queued(QueueIndex(0)))
    center.hangUp(contact)
  }

  // MARK: Hooks and whispers

  @Test func whispersThatAreSwitchedOffAreLeftOut() throws {
    let main = FlowText(
      [
        Act.switchOff("off 1", "AgentWhisper", next: "off 2"),
        Act.switchOff("off 2", "CustomerWhisper", next: "queue"),
      ] + Act.queue(), named: "main")
    let center = try SmallCenter([main])
    let contact = try center.call()
    center.wait(.seconds(20))
    #expect(center.stage(contact) == .joined(QueueIndex(0)))
    #expect(
      center.story(of: contact, [.agent]).suffix(2) == [
        "20.0 agent Ann Lee answered", "20.0 agent joined with Ann Lee",
      ])
  }

  @Test func aQueueWithoutAFlowIsSilent() throws {
    let main = FlowText([Act.switchOff("off", "CustomerQueue", next: "queue")] + Act.queue(), named: "main")
    let center = try SmallCenter([main])
    let contact = try center.call()
    center.wait(.seconds(19))
    #expect(center.heard(contact) == [])
    center.wait(.seconds(2))
    #expect(center.stage(contact) == .joined(QueueIndex(0)))
  }

  @Test(arguments: ["AgentWhisper", "CustomerWhisper"])
  func aWhisperIsStoppedAfterTwoMinutes(hook: String) throws {
    let main = FlowText([Act.hook("hook", hook, "endless", next: "queue")] + Act.queue(), named: "main")
    let endless = FlowText([Act.say("on", "and on and on and on", next: "on")], named: "endless")
    let center = try SmallCenter([main, endless])
    let contact = try center.call()
    center.wait(.seconds(139))
    #expect(
      center.stage(contact)
        == (hook == "AgentWhisper" ? .agentWhisper(QueueIndex(0)) : .customerWhisper(QueueIndex(0))))
    center.wait(.seconds(3))
    #expect(center.stage(contact) == .joined(QueueIndex(0)))
    #expect(center.story(of: contact, [.note]).count == 1)
  }

  @Test func theWhispersTimersAndLambdaAreNotTheCallers() throws {
    let main = FlowText(
      [
        Act.hook("hook 1", "AgentWhisper", "to agent", next: "hook 2"),
        Act.hook("hook 2", "CustomerQueue", "music", next: "queue"),
      ] + Act.queue(), named: "main")
    func loop(_ seconds: Int, _ text: String, next: String) -> ActionText {
      ActionText(
        "loop", "MessageParticipantIteratively",
        "{\"Messages\": [{\"Text\": \(quoted(text))}], \"InterruptFrequencySeconds\": \"\(seconds)\"}",
        if: [.init("MessagesInterrupted", next)])
    }
    let music = FlowText(
      [loop(23, "music", next: "still"), Act.say("still", "still waiting", next: "loop")], named: "music")
    let whisper = FlowText(
      [
        loop(5, "whisper", next: "lambda"), Act.invoke("lambda", "who", next: "set"),
        Act.set("set", "who", "$.External.who", next: "tell"),
        Act.say("tell", "It is $.External.who", next: "end"),
        // The flow's end would go back to its prompts.
        ActionText("end", "EndFlowModuleExecution"),
      ], named: "to agent")
    let lambdas = [
      LambdaDefinition(
        name: "who", binding: .returns([NamedValue(name: "who", value: "Asha")]), duration: .seconds(2))
    ]
    let center = try SmallCenter([main, music, whisper], .withAgents(["Ann": (20, 60)], lambdas: lambdas))
    let contact = try center.call()
    center.wait(.seconds(24))
    #expect(center.heard(contact).contains("still waiting"))
    #expect(center.stage(contact) == .agentWhisper(QueueIndex(0)))
    center.wait(.seconds(2))
    #expect(center.world.state.contacts[contact].agentLambda?.name == "who")
    #expect(center.world.state.contacts[contact].lambda == nil)
    center.wait(.seconds(2))
    #expect(center.attribute("who", contact) == "Asha")
    let told = try #require(center.world.observer.entries.last { $0.text == "It is Asha" })
    #expect(told.action == "tell" && told.flow == "to agent")
    center.wait(.seconds(2))
    #expect(center.stage(contact) == .joined(QueueIndex(0)))
  }

  @Test(
    arguments: ["AgentWhisper", "CustomerWhisper"],
    [
      ActionText("odd", "NoSuchAction", "{}", next: "odd"),
      ActionText("bad", "MessageParticipant", #"{"SSML": "<speak"}"#, next: "bad"),
      ActionText("bad", "UpdateContactTargetQueue", #"{"QueueId": ""}"#, next: "bad"),
      Act.set("round", "a", "b", next: "round"),
    ])
  func aWhisperThatFailsCostsNeitherTheCallNorTheAgent(hook: String, action: ActionText) throws {
    let main = FlowText([Act.hook("hook", hook, "broken", next: "queue")] + Act.queue(), named: "main")
    let center = try SmallCenter([main, FlowText([action], named: "broken")])
    let contact = try center.call()
    center.wait(.seconds(22))
    #expect(center.stage(contact) == .joined(QueueIndex(0)))
    let failure = hook == "AgentWhisper" ? "the agent whisper failed: " : "the customer whisper failed: "
    #expect(center.texts(.note, contact).contains { $0.hasPrefix(failure) })
    center.wait(.minutes(5))
    #expect(center.texts(.ended, contact) == ["ended by the agent"])
    center.expectFreeAgents()
  }

  @Test(arguments: ["CustomerQueue", "AgentWhisper"])
  func nobodyEntersAQueueTwice(hook: String) throws {
    let main = FlowText([Act.hook("hook", hook, "again", next: "queue")] + Act.queue(), named: "main")
    let again = FlowText(
      [
        ActionText(
          "again", "TransferContactToQueue", next: "wait",
          on: [.init("QueueAtCapacity", "wait"), .init("NoMatchingError", "wait")]),
        Act.say("wait", "please wait", next: "wait"),
      ], named: "again")
    let center = try SmallCenter([main, again])
    let contact = try center.call()
    center.wait(.seconds(21))
    #expect(center.heard(contact).contains("please wait"))
    #expect(center.world.waiting(in: QueueIndex(0)) == (hook == "AgentWhisper" ? [contact] : []))
  }

  @Test func keysWhileJoinedAreLost() throws {
    let center = try SmallCenter([toQueue])
    let contact = try center.call()
    center.wait(.seconds(30))
    try center.press("1", contact)
    let entry = try #require(center.world.observer.entries.last)
    #expect(entry.detail == .keys(fate: .lost))
  }

  // MARK: Facts

  @Test func aKeyIsToldOfTheActionThatTookIt() throws {
    let menu = ActionText(
      "menu", "GetParticipantInput",
      "{\"Text\": \"Press 1\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\"}", next: "other",
      if: [.init("1", "one")],
      on: [.init("NoMatchingCondition", "other"), .init("InputTimeLimitExceeded", "other")])
    let center = try SmallCenter([FlowText([menu, Act.say("one", "you pressed one", next: "bye")])])
    let contact = try center.call()
    center.wait(.seconds(2))
    try center.press("1", contact)
    let keys = try #require(center.world.observer.entries.first { $0.kind == .keys })
    #expect(keys.action == "menu")
    #expect(center.world.observer.entries.last?.action == "one")
  }

  @Test func branchesOfTwoRunsOfOneContactAreKeptApart() throws {
    let center = try SmallCenter(Self.wholeWay, .withAgents(["Ann": (20, 60)], lambdas: Self.lambdas))
    let contact = try center.call()
    center.wait(.seconds(90))
    _ = contact
    let program = center.program
    for step in center.world.observer.path {
      guard let branch = step.branch else { continue }
      #expect(program.branches[branch.index].action == step.action)
    }
  }
}
