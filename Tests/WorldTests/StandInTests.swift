import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// What a lone exported flow refers to and nobody has is stood in for, and that is said.
@Suite struct StandInTests {
  private func lone(_ flows: [FlowText], isLone: Bool = true) throws -> SmallCenter {
    try SmallCenter(flows, .named("lone"), isLone: isLone)
  }

  private let hoursCheck = ActionText(
    "hours", "CheckHoursOfOperation", "{\"HoursOfOperationId\": \"arn:x/operating-hours/office-id\"}",
    next: "odd",
    if: [.init("True", "open"), .init("False", "closed")], on: [.init("NoMatchingError", "odd")])

  private func standIns(_ center: SmallCenter, _ contact: Int) -> [String] {
    center.story(of: contact, [.standIn, .approximated]).map {
      String($0.split(separator: " ", maxSplits: 1)[1])
    }
  }

  private func ending(_ center: SmallCenter) throws -> String {
    center.program.identifier(try #require(center.world.observer.path.last).action)
  }

  @Test func unknownHoursAreOpenAndThatIsSaid() throws {
    let flow = FlowText(
      [hoursCheck],
      metadata:
        "{\"hours\": {\"Hours\": {\"id\": \"arn:x/operating-hours/office-id\", \"text\": \"Office\"}}}")
    let center = try lone([flow])
    let contact = try center.call()
    #expect(try ending(center) == "open")
    #expect(standIns(center, contact) == ["stand-in the hours \"Office\" are not here: taken as open"])
    let entry = try #require(center.world.observer.entries.first { $0.kind == .standIn })
    #expect(entry.action == "hours")
    #expect(entry.detail == .standIn(type: "CheckHoursOfOperation", branch: nil))
  }

  @Test func hoursThatAreDeclaredStandForThemselves() throws {
    let center = try lone([FlowText([hoursCheck])])
    center.declare { $0.set(HoursIndex(0), .closed) }
    let contact = try center.call()
    #expect(try ending(center) == "closed")
    #expect(standIns(center, contact) == [])
  }

  @Test func aQueueThatAnAttributeNamesGoesByThatName() throws {
    let arn = "arn:aws:connect:x:1:instance/i/queue/Billing"
    let flow = [Act.set("set", "queue", arn, next: "queue")] + Act.queue("queue", "$.Attributes.queue")
    let center = try lone([FlowText(flow)])
    let contact = try center.call()
    #expect(
      center.story(of: contact, [.queue, .agent]) == [
        "0.0 queue entered queue Billing, place 1", "0.0 agent offered to an agent by script",
      ])
    #expect(center.world.observer.entries.contains { $0.detail == .queue(name: "Billing") })
    let entries = center.world.record(of: contact).entries
    #expect(entries.first { $0.path == ["Queue", "Name"] }?.value == "Billing")
    #expect(entries.first { $0.path == ["Queue", "ARN"] }?.value == arn)
  }

  @Test func anUnknownQueueHasRoomAndAnAgentByScript() throws {
    let center = try lone([FlowText(Act.queue("queue", "arn:x/queue/sales-id"))])
    let contact = try center.call()
    #expect(
      standIns(center, contact) == [
        "stand-in the queue \"sales-id\" is not here: it has room, and one agent by script"
      ])
    center.wait(.minutes(4))
    #expect(center.world.state.contacts[contact].endedBy == .byAgent)
    #expect(center.story(of: contact, [.agent]).first == "0.0 agent offered to an agent of sales-id")
  }

  @Test func aQueueIsTheOneOfItsARNWhateverMetadataCallsIt() throws {
    func take(_ name: String, _ queue: String, next: String) -> ActionText {
      ActionText(
        name, "UpdateContactTargetQueue", #"{"QueueId": "arn:aws:connect:us-west-2:1:instance/\#(queue)"}"#,
        next: next, on: [.init("NoMatchingError", "odd")])
    }
    func called(_ name: String) -> String { #"{"parameters": {"QueueId": {"displayName": "\#(name)"}}}"# }
    let flow = FlowText(
      [
        take("a", "i/queue/1", next: "b"), take("b", "i/queue/2", next: "c"),
        take("c", "j/queue/3", next: "bye"),
      ],
      metadata: #"{"a": \#(called("Sales")), "b": \#(called("Sales")), "c": \#(called("Sales"))}"#)
    let program = try lone([flow]).program
    // The second has another id in the same instance; the third is the first one's copy in another instance.
    let names = ["i/queue/1", "i/queue/2", "j/queue/3"].map { queue in
      program.queue("arn:aws:connect:us-west-2:1:instance/" + queue).map { program.queues[$0.index].name }
    }
    #expect(names == ["Sales", "Sales (2)", "Sales"])
  }

  @Test func ofTwoQueuesOfOneNameThePlaceholderOfTheSecondIsToldWhole() throws {
    let name = #"{"parameters": {"QueueId": {"displayName": "Sales"}}}"#
    func take(_ identifier: String, _ queue: String, next: String) -> ActionText {
      ActionText(identifier, "UpdateContactTargetQueue", #"{"QueueId": "\#(queue)"}"#, next: next)
    }
    let flow = FlowText(
      [take("a", "${SalesQueueArn}", next: "b"), take("b", "%VillaQueueArn%", next: "bye")],
      metadata: #"{"a": \#(name), "b": \#(name)}"#)
    let program = try lone([flow]).program
    #expect(program.queues.map(\.name).contains("Sales (VillaQueueArn)"))
  }

  @Test func queuesAndHoursGoByTheNameInThePlaceholderUnlessTwoHaveIt() throws {
    func queue(_ identifier: String, _ queue: String, next: String) -> ActionText {
      ActionText(identifier, "UpdateContactTargetQueue", #"{"QueueId": "\#(queue)"}"#, next: next)
    }
    let flow = FlowText([
      queue("a", "${file(env/${self:stage}.yml):queues.sales}", next: "b"),
      queue("b", "${other.sales}", next: "hours"),
      ActionText(
        "hours", "CheckHoursOfOperation", #"{"HoursOfOperationId": "${env:office}"}"#, next: "bye"),
    ])
    let program = try lone([flow]).program
    #expect(program.queues.map(\.name).filter { $0.contains("sales") } == ["sales", "${other.sales}"])
    #expect(program.hours.map(\.name).contains("office"))
  }

  @Test func aNameThatMetadataKeepsForAnotherIdIsNotUsed() throws {
    let flow = FlowText(
      [hoursCheck],
      metadata:
        "{\"hours\": {\"Hours\": {\"id\": \"arn:x/operating-hours/old-id\", \"text\": \"Old office\"}}}")
    let center = try lone([flow])
    let contact = try center.call()
    #expect(standIns(center, contact) == ["stand-in the hours \"office-id\" are not here: taken as open"])
  }

  @Test func aLambdaGoesByTheNameInItsARN() throws {
    let flow = FlowText(
      [
        ActionText(
          "look", "InvokeLambdaFunction",
          #"{"LambdaFunctionARN": "arn:aws:lambda:us-west-2:1:function:findOrder:live", "InvocationTimeLimitSeconds": "3"}"#,
          next: "bye", on: [.init("NoMatchingError", "odd")])
      ],
      metadata: #"{"look": {"parameters": {"LambdaFunctionARN": {"displayName": "oldLookUp"}}}}"#)
    let center = try lone([flow])
    #expect(center.world.center.lambdaNames.names == ["findOrder"])
    #expect(throws: UnknownResource.self) { try center.world.center.declarableLambda("oldLookUp") }
  }

  @Test func whatIsSaidOfAnUnknownQueueIsSaidOfItsHoursAndFigures() throws {
    let flow = FlowText([
      ActionText(
        "queue", "UpdateContactTargetQueue", "{\"QueueId\": \"arn:x/queue/sales-id\"}", next: "hours",
        on: [.init("NoMatchingError", "odd")]),
      ActionText(
        "hours", "CheckHoursOfOperation", "{}", next: "odd",
        if: [.init("True", "staff"), .init("False", "odd")],
        on: [.init("NoMatchingError", "odd")]),
      ActionText(
        "staff", "CheckMetricData", "{\"MetricType\": \"NumberOfAgentsStaffed\"}", next: "odd",
        if: [.init("0", "staffed", by: "NumberGreaterThan")],
        on: [.init("NoMatchingCondition", "nobody"), .init("NoMatchingError", "odd")]),
    ])
    let center = try lone([flow])
    let contact = try center.call()
    #expect(try ending(center) == "staffed")
    #expect(
      standIns(center, contact) == [
        "stand-in the hours of the queue \"sales-id\" are not here: taken as open",
        "stand-in the queue \"sales-id\" is not here: it has room, and one agent by script",
      ])
  }

  @Test func whatIsNotHereIsSaidOnceACall() throws {
    let asked = ["a", "b", "c"].map { name in
      ActionText(
        name, "CheckMetricData", "{\"MetricType\": \"NumberOfContactsInQueue\"}",
        next: name == "c" ? "queue" : name == "a" ? "b" : "c", on: [.init("NoMatchingError", "odd")])
    }
    let take = ActionText(
      "take", "UpdateContactTargetQueue", "{\"QueueId\": \"arn:x/queue/sales-id\"}", next: "a",
      on: [.init("NoMatchingError", "odd")])
    let center = try lone([FlowText([take] + asked + Act.queue("queue", "arn:x/queue/sales-id"))])
    let said = ["stand-in the queue \"sales-id\" is not here: it has room, and one agent by script"]
    for _ in 1...2 { #expect(standIns(center, try center.call()) == said) }
  }

  @Test func aQueueThatAnAttributeNamesIsSaidOnceByItsName() throws {
    let flow = FlowText(
      [Act.set("set", "queue", "arn:x/queue/late", next: "queue")]
        + Act.queue("queue", "$.Attributes.queue"))
    let center = try lone([flow])
    let contact = try center.call()
    #expect(
      standIns(center, contact) == [
        "stand-in the queue \"late\" is not here: it has room, and one agent by script"
      ])
    #expect(center.stage(contact) == .queued(try #require(center.program.unknownQueue)))
  }

  @Test func anAgentWhomOnlyAFlowNamesTakesContactsByScript() throws {
    let choose = ActionText(
      "choose", "UpdateContactTargetQueue", "{\"AgentId\": \"arn:x/agent/1\"}", next: "transfer",
      on: [.init("NoMatchingError", "no queue")])
    let center = try lone([FlowText([choose, Act.queue()[1]])])
    let contact = try center.call()
    #expect(
      standIns(center, contact) == ["stand-in the agent \"1\" is not here: one by script takes the contact"])
    center.wait(.minutes(1))
    #expect(center.texts(.agent, contact).contains("joined with 1"))
  }

  @Test func anUnknownFlowForAHookIsSaidAndTheDefaultRuns() throws {
    let center = try lone([
      FlowText(
        [Act.hook("hook", "CustomerQueue", "arn:x/contact-flow/gone", next: "queue")]
          + Act.queue("queue", "q"))
    ])
    let contact = try center.call()
    #expect(
      standIns(center, contact).first
        == "stand-in the flow \"gone\" for CustomerQueue is not here, the default stands in"
    )
    #expect(center.heard(contact).first == "Thank you for calling. Your call will be answered in its turn.")
  }

  @Test func aFlowThatIsNotHereEndsTheCallWithItsName() throws {
    let transfer = ActionText(
      "go", "TransferToFlow", "{\"ContactFlowId\": \"arn:x/contact-flow/1f3a\"}", next: "odd",
      on: [.init("NoMatchingError", "odd")])
    let named = "{\"go\": {\"ContactFlow\": {\"id\": \"arn:x/contact-flow/1f3a\", \"text\": \"Billing\"}}}"
    for (metadata, name) in [(nil as String?, "1f3a"), (named, "Billing")] {
      let center = try lone([FlowText([transfer], metadata: metadata)])
      let contact = try center.call()
      #expect(center.world.state.contacts[contact].endedBy == .flowNotHere(name))
      #expect(center.story(of: contact, [.ended]) == ["0.0 ended continues in \(name), which is not here"])
    }
  }

  @Test func aRecordingThatIsNotHereIsHeardByItsNameAndThatIsSaid() throws {
    func play(_ name: String, _ prompt: String, next: String) -> ActionText {
      ActionText(name, "MessageParticipant", "{\"PromptId\": \"\(prompt)\"}", next: next)
    }
    let flow = FlowText(
      [
        play("a", "arn:x/prompt/1", next: "b"), play("b", "arn:x/prompt/1", next: "c"),
        play("c", "Beep.wav", next: "end"),
      ],
      metadata: "{\"a\": {\"promptName\": \"Welcome\"}}")
    for isLone in [true, false] {
      let center = try lone([flow], isLone: isLone)
      let contact = try center.call()
      center.wait(.minutes(1))
      #expect(center.heard(contact) == ["[Welcome]", "[Welcome]", "[Beep.wav]"])
      #expect(
        standIns(center, contact) == [
          "approximated the recording \"Welcome\" is not here: its name is heard in its place"
        ])
    }
  }

  @Test func anActionThatIsKnownByNameOnlySaysWhichBranchItTook() throws {
    let action = ActionText(
      "case", "CreateContact", "{}", next: "bye", on: [.init("NoMatchingError", "odd")])
    let center = try lone([FlowText([action])])
    let contact = try center.call()
    let said = try #require(standIns(center, contact).first)
    #expect(said.hasPrefix("stand-in CreateContact is not simulated: took "))
  }

  private static func record(_ identifier: String, _ who: String, next: String) -> ActionText {
    ActionText(
      identifier, "UpdateContactRecordingBehavior",
      "{\"RecordingBehavior\": {\"RecordedParticipants\": [\(who)]}}", next: next)
  }

  @Test func whatIsApproximatedIsSaidOnceACall() throws {
    let stream = ActionText(
      "stream", "UpdateContactMediaStreamingBehavior",
      """
      {"MediaStreamingState": "Enabled", "MediaStreamType": "Audio",
       "Participants": [{"ParticipantType": "Customer", "MediaDirections": ["To", "From"]}]}
      """, next: "again", on: [.init("NoMatchingError", "odd")])
    let center = try lone([
      FlowText([
        Self.record("record", "\"Agent\"", next: "stream"), stream,
        Self.record("again", "\"Customer\"", next: "bye"),
      ])
    ])
    let said = [
      "approximated nothing is recorded",
      "approximated nothing is streamed",
    ]
    for _ in 1...2 { #expect(standIns(center, try center.call()) == said) }
    let entry = try #require(center.world.observer.entries.first { $0.kind == .approximated })
    #expect(entry.detail == .standIn(type: "UpdateContactRecordingBehavior", branch: nil))
  }

  @Test func nothingIsSaidOfWhatIsExact() throws {
    let center = try lone([FlowText([Self.record("record", "", next: "bye")])])
    #expect(standIns(center, try center.call()) == [])
  }

  @Test func aQueueWithoutHoursOfItsOwnIsOpen() throws {
    let check = [
      ActionText(
        "queue", "UpdateContactTargetQueue", "{\"QueueId\": \"Desk\"}", next: "hours",
        on: [.init("NoMatchingError", "odd")]),
      ActionText(
        "hours", "CheckHoursOfOperation", "{}", next: "odd",
        if: [.init("True", "open"), .init("False", "closed")],
        on: [.init("NoMatchingError", "odd")]),
    ]
    let center = try SmallCenter([FlowText(check)])
    let contact = try center.call()
    #expect(try ending(center) == "open")
    #expect(standIns(center, contact) == [])
  }

  @Test func aMenuInAChatSaysWhyItFails() throws {
    let center = try SmallCenter([
      FlowText([
        ActionText(
          "menu", "GetParticipantInput",
          #"{"Text": "Press 1", "InputTimeLimitSeconds": "5", "StoreInput": "False"}"#, next: "other",
          if: [.init("1", "one")],
          on: [
            .init("NoMatchingCondition", "other"), .init("InputTimeLimitExceeded", "other"),
            .init("NoMatchingError", "failed"),
          ])
      ])
    ])
    let chat = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .chat))
    #expect(
      center.story(of: chat, [.note]) == [
        "0.0 note GetParticipantInput works on a voice contact, not on a chat"
      ])
    #expect(center.program.identifier(try #require(center.world.observer.path.last).action) == "failed")
  }
}
