import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// Contacts that actions create.
@Suite struct CallbackTests {
  static func callback(_ more: String = "", retries: Int = 1) -> [ActionText] {
    [
      ActionText(
        "queue", "UpdateContactTargetQueue", "{\"QueueId\": \"Desk\"}", next: "callback",
        on: [.init("NoMatchingError", "odd")]),
      ActionText(
        "callback", "CreateCallbackContact",
        "{\"InitialCallDelaySeconds\": \"60\", \"MaximumConnectionAttempts\": \"\(retries)\", \"RetryDelaySeconds\": \"60\"\(more)}",
        next: "bye", on: [.init("NoMatchingError", "odd")]),
    ]
  }

  @Test func waitsInTheQueueForAnAgentAndThenCalls() throws {
    let center = try SmallCenter([
      FlowText([Act.set("set", "v", "Asha", next: "queue")] + Self.callback(), named: "main")
    ])
    let caller = try center.call(from: "+919811112222")
    #expect(center.stage(caller) == .ended)
    #expect(center.story(of: caller, [.note]) == ["0.0 note created a callback to +919811112222, in 60 s"])
    let callback = caller + 1
    #expect(center.stage(callback) == .scheduled)
    center.wait(.seconds(61))
    #expect(center.stage(callback) == .queued(QueueIndex(0)))
    #expect(center.heard(callback) == [])
    #expect(center.world.figures(of: QueueIndex(0)).contactsInQueue == 1)
    center.wait(.minutes(5))
    #expect(
      center.story(of: callback) == [
        "60.0 call callback begins", "60.0 queue entered queue Desk, place 1",
        "60.0 agent offered to Ann Lee", "80.0 agent Ann Lee answered", "80.0 prompt Desk",
        "80.333 note calling +919811112222 back", "85.333 note +919811112222 answers",
        "85.333 prompt This call is not being recorded.", "88.131 agent joined with Ann Lee",
        "268.131 agent Ann Lee hung up", "268.131 ended ended by the agent",
      ])
    #expect(center.attribute("v", callback) == "Asha")
    let id = center.world.state.contacts[caller].contact.data("ContactId", center.program)
    #expect(center.world.state.contacts[callback].contact.data("PreviousContactId", center.program) == id)
  }

  /// No page names a bound.
  @Test func aCallbackIsTriedAsOftenAsTheFlowSays() throws {
    let center = try SmallCenter([FlowText(Self.callback(retries: 20), named: "main")])
    let callback = try center.call(from: "+919811112222") + 1
    #expect(center.world.state.contacts[callback].created?.callLimit == 21)
    #expect(center.program.problems.map(\.rule).contains("parameter-range") == false)
  }

  /// One retry after 60 s, as the action says.
  @Test(
    arguments: [
      (
        1, ServiceRules.CallbackAttempts.retries,
        [
          "calling +919811112222 back", "+919811112222 does not answer", "the callback is tried again",
          "calling +919811112222 back", "+919811112222 answers",
        ], "ended by the agent"
      ),
      (
        2, .retries,
        [
          "calling +919811112222 back", "+919811112222 does not answer", "the callback is tried again",
          "calling +919811112222 back", "+919811112222 does not answer",
        ], "nobody answered the callback"
      ),
      (
        1, .calls, ["calling +919811112222 back", "+919811112222 does not answer"],
        "nobody answered the callback"
      ),
    ] as [(Int, ServiceRules.CallbackAttempts, [String], String)])
  func whoDoesNotAnswerIsCalledAgain(
    unanswered: Int, rule: ServiceRules.CallbackAttempts, notes: [String], ending: String
  ) throws {
    var rules = ServiceRules()
    rules.callbackAttempts = rule
    let center = try SmallCenter(
      [FlowText(Self.callback(), named: "main")],
      .withAgents(["Ann Lee": (20, 180)], callbacks: CallbackDefinition(unanswered: unanswered)),
      rules: rules)
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.minutes(30))
    #expect(center.texts(.note, callback) == notes)
    #expect(center.texts(.ended, callback) == [ending])
    #expect(center.world.nextDue == nil)
    center.expectFreeAgents()
  }

  static func policies(
    _ callbacks: CallbackDefinition, agents: KeyValuePairs<String, (Int64, Int64)?> = ["Ann Lee": (20, 180)]
  ) throws -> SmallCenter {
    try SmallCenter(
      [FlowText(callback(), named: "main"), FlowText(Act.queue(), named: "waits")],
      .withAgents(agents, callbacks: callbacks))
  }

  @Test func aPartyThatIsCalledFirstWaitsForTheAgentWhoIsKept() throws {
    let center = try Self.policies(CallbackDefinition(order: .customerFirst))
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.minutes(10))
    #expect(
      center.story(of: callback, [.agent, .note, .queue, .ended]) == [
        "60.0 queue entered queue Desk, place 1", "60.0 agent Ann Lee is kept free for the callback",
        "60.0 note calling +919811112222 back", "65.0 note +919811112222 answers",
        "65.0 agent offered to Ann Lee", "85.0 agent Ann Lee answered",
        "88.131 agent joined with Ann Lee", "268.131 agent Ann Lee hung up",
        "268.131 ended ended by the agent",
      ])
    center.expectFreeAgents()
  }

  @Test(arguments: [true, false])
  func aSecondCallbackToTheSameNumberIsDroppedWhereThatIsThePolicy(merges: Bool) throws {
    let center = try Self.policies(CallbackDefinition(mergesDuplicates: merges))
    _ = try center.call(from: "+919811112222")
    let second = try center.call(from: "+919811112222") + 1
    center.wait(.seconds(61))
    #expect(center.figures == (merges ? 1 : 2))
    #expect((center.world.state.contacts[second].endedBy == .merged) == merges)
    center.wait(.minutes(20))
    #expect(
      center.texts(.ended, second) == [
        merges ? "dropped: the same number waits for a callback already" : "ended by the agent"
      ])
  }

  /// The caller's place is kept: the callback goes before who came while it was delayed.
  @Test(arguments: [true, false])
  func aCallbackKeepsThePlaceOfItsCallerWhereThatIsThePolicy(keeps: Bool) throws {
    let center = try Self.policies(CallbackDefinition(keepsPlace: keeps), agents: ["Ann": (5, 600)])
    let flow = try #require(center.program.flow("waits"))
    _ = center.world.receive(IncomingCall(from: .withheld, to: nil, flow: flow))
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.seconds(30))
    let later = center.world.receive(IncomingCall(from: .withheld, to: nil, flow: flow))
    center.wait(.seconds(31))
    #expect(center.world.waiting(in: QueueIndex(0)) == (keeps ? [callback, later] : [later, callback]))
    let waited = center.world.state.contacts[callback].queuedAt.map { center.world.state.now - $0 }
    #expect(waited == (keeps ? .seconds(61) : .seconds(1)))
    let record = center.world.record(of: callback)
    let entered = record.entries.first { $0.path == ["Queue", "EnqueueTimestamp"] }?.value
    let called = record.entries.first { $0.path == ["InitiationTimestamp"] }?.value
    #expect(entered != nil && (entered != called) == !keeps)
  }

  /// An agent who hangs up while the party's telephone rings leaves the callback to its next try.
  @Test func anAgentWhoHangsUpWhileItRingsIsNotTheEndOfTheCallback() throws {
    let center = try Self.policies(CallbackDefinition(), agents: ["Ann": (1, 60), "Bo": (1, 60)])
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.seconds(63))
    guard case .dialing = center.stage(callback) else {
      Issue.record("it is \(center.stage(callback))")
      return
    }
    center.act(.hangsUp)
    #expect(center.stage(callback) == .scheduled)
    center.wait(.minutes(10))
    #expect(center.texts(.ended, callback) == ["ended by the agent"])
    #expect(center.texts(.note, callback).contains("the callback is tried again"))
  }

  /// What ended the only try is what ended the callback.
  @Test(arguments: [
    (AgentAct.fails, "the agent's telephone died", "TELECOM_PROBLEM", "the telephone of Ann is dead"),
    (.hangsUp, "ended by the agent", "AGENT_DISCONNECT", "Ann hung up"),
  ])
  func aCallbackEndsAsItsLastTryEnded(act: AgentAct, words: String, reason: String, told: String) throws {
    var rules = ServiceRules()
    rules.callbackAttempts = .calls
    let center = try SmallCenter(
      [FlowText(Self.callback(), named: "main")], .withAgents(["Ann": (1, 60)]), rules: rules)
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.seconds(63))
    center.act(act)
    #expect(center.texts(.ended, callback) == [words])
    #expect(center.texts(.agent, callback).last == told)
    let record = center.world.record(of: callback)
    #expect(record.entries.first { $0.path == ["DisconnectReason"] }?.value == reason)
  }

  @Test func theServiceRulesSayWhyACallThatNobodyAnsweredEnded() throws {
    var rules = ServiceRules()
    rules.callbackAttempts = .calls
    rules.unansweredDisconnectReason = "CUSTOMER_NEVER_ARRIVED"
    let center = try SmallCenter(
      [FlowText(Self.callback(), named: "main")],
      .withAgents(["Ann Lee": (20, 180)], callbacks: CallbackDefinition(unanswered: 1)), rules: rules)
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.minutes(5))
    let reason = center.world.record(of: callback).entries.first { $0.path == ["DisconnectReason"] }
    #expect(reason?.value == "CUSTOMER_NEVER_ARRIVED")
  }

  @Test func theNumberThatTheCalledPartySeesIsTheSystemsAddress() throws {
    let center = try SmallCenter([
      FlowText(Self.callback(#", "CallerId": "+912260000000""#), named: "main")
    ])
    let callback = try center.call(from: "+919811112222") + 1
    let record = center.world.record(of: callback)
    #expect(
      record.entries.contains { $0.path == ["SystemEndpoint", "Address"] && $0.value == "+912260000000" })
  }

  /// A whisper that sets an attribute, calls by an action, by its first prompt or not at all, and speaks.
  @Test(arguments: [
    (
      "call",
      ["80.333 note calling +919811112222 back", "85.333 note +919811112222 answers", "85.333 prompt Hello."]
    ),
    (
      "say",
      ["80.333 note calling +919811112222 back", "85.333 note +919811112222 answers", "85.333 prompt Hello."]
    ),
    ("stop", ["80.333 note calling +919811112222 back", "85.333 note +919811112222 answers"]),
    (
      "pause",
      ["90.333 note calling +919811112222 back", "95.333 note +919811112222 answers", "95.333 prompt Hello."]
    ),
    (
      "long",
      [
        "200.333 note the outbound whisper was stopped after 2 minutes",
        "200.333 note calling +919811112222 back", "205.333 note +919811112222 answers",
      ]
    ),
  ])
  func theWhisperOfTheQueueCallsWhenItWants(first: String, story: [String]) throws {
    let center = try Self.whispering(first)
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.minutes(2))
    #expect(center.attribute("before", callback) == "yes")
    center.wait(.seconds(90))
    #expect(center.story(of: callback, [.note, .prompt]).filter { !$0.hasSuffix("prompt Desk") } == story)
    #expect(center.stage(callback) == .joined(QueueIndex(0)))
    let shown = center.world.record(of: callback).entries.first { $0.path == ["SystemEndpoint", "Address"] }
    #expect((shown?.value == "+912260000000") == (first == "call"))
  }

  /// What the whisper does before the call it does for each call again.
  @Test func aWhisperWhoseCallNobodyAnswersBeginsAgain() throws {
    let center = try Self.whispering("call", unanswered: 1)
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.minutes(4))
    #expect(center.stage(callback) == .joined(QueueIndex(0)))
    #expect(
      center.texts(.note, callback) == [
        "calling +919811112222 back", "+919811112222 does not answer", "the callback is tried again",
        "calling +919811112222 back", "+919811112222 answers",
      ])
    #expect(center.heard(callback).filter { $0 == "Hello." } == ["Hello."])
  }

  /// Somebody who would answer after five seconds is not reached by a connector that lets it ring for three.
  @Test(arguments: [
    (
      #"{"VoiceConnector": {"VoiceConnectorType": "ChimeConnector"}, "ConnectionTimeLimitSeconds": "3"}"#,
      false
    ),
    (
      #"{"VoiceConnector": {"VoiceConnectorType": "ChimeConnector"}, "ConnectionTimeLimitSeconds": "9"}"#,
      true
    ),
    (#"{"ConnectionTimeLimitSeconds": "3"}"#, true),
  ])
  func aVoiceConnectorRingsAsLongAsItMay(parameters: String, isReached: Bool) throws {
    let whisper = FlowText(
      [
        ActionText("call", "CompleteOutboundCall", parameters, next: "stop"),
        ActionText("stop", "EndFlowExecution", "{}"),
      ], named: "whisper")
    let center = try SmallCenter([FlowText(Self.callback(), named: "main"), whisper], Self.desk())
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.seconds(90))
    #expect((center.stage(callback) == .joined(QueueIndex(0))) == isReached)
    #expect(center.texts(.note, callback).contains("+919811112222 does not answer") != isReached)
  }

  /// The called party hears the hold flow, and the agent the whisper; before the call there is nobody to hold.
  @Test(arguments: [true, false]) func aCalledPartyCanBePutOnHoldInAWhisper(isCalled: Bool) throws {
    func hold(_ name: String, _ state: String, next: String) -> ActionText {
      ActionText(
        name, "UpdatePreviousContactParticipantState", "{\"PreviousContactParticipantState\": \"\(state)\"}",
        next: next, on: [.init("NoMatchingError", "nobody")])
    }
    let whisper = FlowText(
      [
        isCalled
          ? ActionText("call", "CompleteOutboundCall", "{}", next: "hold")
          : Act.set("call", "a", "b", next: "hold"),
        hold("hold", "CustomerOnHold", next: "tell"), Act.say("tell", "They are on the line.", next: "stop"),
        Act.set("nobody", "held", "nobody", next: "stop"), ActionText("stop", "EndFlowExecution", "{}"),
      ], named: "whisper")
    var rules = ServiceRules()
    rules.holdOfNobody = .fails
    let center = try SmallCenter(
      [FlowText(Self.callback(), named: "main"), whisper], Self.desk(), rules: rules)
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.seconds(86))
    if isCalled {
      let heard = Side.allCases.map { center.world.promptAudio(of: callback, $0)?.spoken.text }
      #expect(heard[1] == "They are on the line.")
      #expect(heard[0]?.contains("CustomerHold") == true)
    }
    center.wait(.minutes(1))
    #expect(center.attribute("held", callback) == (isCalled ? nil : "nobody"))
    #expect(center.stage(callback) == .joined(QueueIndex(0)))
    #expect(!center.world.state.contacts[callback].isOnHold)
  }

  /// The agent is on the line, and hears the hold flow of the hook or the service's own one until all are joined.
  @Test(arguments: [
    (nil as String?, ["Desk", "You are on hold."]), ("own", ["Desk", "Wait, please."]),
  ])
  func anAgentCanBePutOnHoldInAWhisper(hook: String?, heard: [String]) throws {
    func hold(_ name: String, _ state: String, next: String) -> ActionText {
      ActionText(
        name, "UpdatePreviousContactParticipantState", "{\"PreviousContactParticipantState\": \"\(state)\"}",
        next: next, on: [.init("NoMatchingError", "stop")])
    }
    let start =
      hook.map { Act.hook("start", "AgentHold", $0, next: "hold") }
      ?? Act.set("start", "a", "b", next: "hold")
    let whisper = FlowText(
      [
        start, hold("hold", "AgentOnHold", next: "say"),
        Act.say("say", "We call you back as you asked us to.", next: "join"),
        hold("join", "OffHold", next: "stop"), ActionText("stop", "EndFlowExecution", "{}"),
      ], named: "whisper")
    let own = FlowText(
      [
        Act.set("set", "held", "yes", next: "wait"), Act.say("wait", "Wait, please.", next: "over"),
        ActionText("over", "EndFlowExecution", "{}"),
      ], named: "own")
    let center = try SmallCenter([FlowText(Self.callback(), named: "main"), whisper, own], Self.desk())
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.minutes(2))
    #expect(center.stage(callback) == .joined(QueueIndex(0)))
    #expect(center.heard(callback).filter { !$0.hasPrefix("We call") } == heard)
    #expect(center.attribute("held", callback) == (hook == nil ? nil : "yes"))
    #expect(
      center.texts(.agent, callback).suffix(hook == nil ? 3 : 2)
        == (hook == nil
        ? ["Ann Lee is on hold", "Ann Lee is not on hold any more", "joined with Ann Lee"]
        : ["Ann Lee is on hold", "joined with Ann Lee"])[...])
  }

  @Test(arguments: [80, 81, 84, 86, 90]) func whoLeavesInAWhisperLeavesNothingBehind(second: Int64) throws {
    let center = try Self.whispering("call")
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.seconds(second))
    center.hangUp(callback)
    #expect(center.world.nextDue == nil)
    center.expectFreeAgents()
  }

  private static func whispering(_ first: String, unanswered: Int = 0) throws -> SmallCenter {
    let wait = { (name: String, seconds: Int, next: String) in
      ActionText(
        name, "Wait", "{\"TimeLimitSeconds\": \"\(seconds)\"}", next: "stop",
        if: [.init("WaitCompleted", next)], on: [.init("NoMatchingError", "stop")])
    }
    let whisper = FlowText(
      [
        Act.set("set", "before", "yes", next: first),
        ActionText(
          "call", "CompleteOutboundCall", #"{"CallerId": {"Number": "+912260000000"}}"#, next: "say"),
        Act.say("say", "Hello.", next: "stop"), ActionText("stop", "EndFlowExecution", "{}"),
        wait("pause", 10, "say"), wait("long", 600, "say"),
      ], named: "whisper")
    var rules = ServiceRules()
    rules.waitWorksOnVoice = true
    return try SmallCenter(
      [FlowText(callback(), named: "main"), whisper], desk(unanswered: unanswered), rules: rules)
  }

  private static func desk(unanswered: Int = 0) -> ContactCenterDefinition {
    ContactCenterDefinition(
      name: "small", queues: [QueueDefinition(name: "Desk", outboundWhisper: "whisper", agents: [0])],
      agents: [AgentDefinition(name: "Ann Lee", answersAfter: .seconds(20), talks: .seconds(180))],
      callbacks: CallbackDefinition(unanswered: unanswered))
  }

  @Test func aFlowOfItsOwnBeginsAtOnce() throws {
    let own = FlowText([Act.set("set", "own", "yes", next: "queue")] + Act.queue(), named: "own")
    let center = try SmallCenter([FlowText(Self.callback(#", "ContactFlowId": "own""#), named: "main"), own])
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.seconds(1))
    #expect(center.attribute("own", callback) == "yes")
    #expect(center.stage(callback) == .queued(QueueIndex(0)))
    center.wait(.seconds(30))
    #expect(center.stage(callback) == .joined(QueueIndex(0)))
  }

  @Test(arguments: [1, 61, 81, 86, 100]) func whoLeavesAtAnyTimeLeavesNothingBehind(second: Int64) throws {
    let center = try SmallCenter([FlowText(Self.callback(), named: "main")])
    let callback = try center.call(from: "+919811112222") + 1
    center.wait(.seconds(second))
    center.hangUp(callback)
    #expect(center.world.nextDue == nil)
    #expect(center.stage(callback) == .ended)
  }

  @Test func aCallbackOfACallbackHasAnEnd() throws {
    let center = try SmallCenter([FlowText(Self.callback(#", "ContactFlowId": "main""#), named: "main")])
    _ = try center.call(from: "+919811112222")
    center.wait(.hours(1))
    #expect(center.world.state.contacts.count == 13)
    #expect(center.world.nextDue == nil)
  }

  @Test func aTaskRunsItsFlowLaterWithWhatItWasGiven() throws {
    let task = ActionText(
      "task", "CreateTask",
      #"{"Name": "Call $.Attributes.v", "ContactFlowId": "work", "DelaySeconds": "30", "Attributes": {"w": "$.Attributes.v"}}"#,
      next: "keep", on: [.init("NoMatchingError", "odd")])
    let work = FlowText(
      [
        Act.set("set", "name", "$.Name on $.Channel", next: "wait"),
        ActionText(
          "wait", "Wait", #"{"TimeLimitSeconds": "60"}"#, next: "bye", if: [.init("WaitCompleted", "bye")]),
      ],
      named: "work")
    let center = try SmallCenter([
      FlowText([
        Act.set("set", "v", "Asha", next: "task"), task,
        Act.set("keep", "task", "$.Task.ContactId", next: "bye"),
      ]),
      work,
    ])
    let caller = try center.call()
    center.wait(.seconds(31))
    #expect(center.attribute("name", caller + 1) == "Call Asha on TASK")
    #expect(center.attribute("w", caller + 1) == "Asha")
    let id = center.world.state.contacts[caller + 1].contact.data("ContactId", center.program)
    #expect(center.attribute("task", caller) == id)
    center.wait(.minutes(2))
    #expect(center.stage(caller + 1) == .ended)
  }

  @Test func aFlowThatIsNotHereEndsTheNewContactWithItsName() throws {
    let task = ActionText(
      "task", "CreateTask", #"{"Name": "N", "ContactFlowId": "arn:x/contact-flow/gone"}"#, next: "bye",
      on: [.init("NoMatchingError", "odd")])
    let center = try SmallCenter([FlowText([task])])
    let created = try center.call() + 1
    center.wait(.seconds(1))
    #expect(center.world.state.contacts[created].endedBy == .flowNotHere("gone"))
  }

  @Test func aTaskBeginsInNoQueueFlow() throws {
    let task = ActionText(
      "task", "CreateTask", #"{"Name": "N", "ContactFlowId": "music"}"#, next: "bye",
      on: [.init("NoMatchingError", "odd")])
    let music = FlowText(
      [ActionText("loop", "MessageParticipantIteratively", #"{"Messages": [{"Text": "Music."}]}"#)],
      named: "music", type: "customerQueue")
    let center = try SmallCenter([FlowText([task, Act.say("odd", "Sorry.", next: "end"), Act.end]), music])
    let contact = try center.call()
    #expect(center.heard(contact) == ["Sorry."])
    #expect(center.world.state.contacts.count == 1)
    #expect(
      center.texts(.note, contact) == ["\"music\" is a customer queue flow, in which no contact begins"])
  }

  @Test(arguments: [(#", "RelatedContact": "CURRENT""#, true), ("", false)])
  func aChatBySMSIsRelatedToTheContactWhereTheFlowSaysSo(parameter: String, isRelated: Bool) throws {
    let chat = ActionText(
      "chat", "StartOutboundChatContact",
      """
      {"SourceEndpoint": {"Address": "arn:x/phone-number/1", "Type": "CONNECT_PHONENUMBER_ARN"},
       "DestinationEndpoint": {"Address": "+919811112222", "Type": "TELEPHONE_NUMBER"},
       "ContactFlowArn": "text", "ContactSubtype": "connect:SMS"\(parameter)}
      """, next: "bye", on: [.init("NoMatchingError", "bye")])
    let text = FlowText([Act.say("hello", "Hello.", next: "end"), Act.end], named: "text")
    let center = try SmallCenter([FlowText([chat]), text])
    let contact = try center.call()
    #expect(center.world.state.contacts[contact + 1].related?.index == (isRelated ? contact : nil))
  }
}
