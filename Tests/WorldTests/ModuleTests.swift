import ContactCenter
import FlowEngine
import FlowTestSupport
import Store
import Testing

@testable import World

/// Modules in a world: both parties' flows may run one, and a recording goes back into one.
@Suite struct ModuleTests {
  static let invoke = ActionText(
    "invoke", "InvokeFlowModule", "{\"FlowModuleId\": \"Lookup\"}", next: "tell",
    on: [.init("NoMatchingError", "odd")])

  /// Asks a Lambda, and says what came of it.
  static let module = FlowText(
    [
      Act.invoke("ask", "who", next: "inside", on: [.init("NoMatchingError", "inside")]),
      Act.say("inside", "inside $.External.name", next: "return"),
      ActionText("return", "EndFlowModuleExecution"),
    ], named: "Lookup", type: "contactFlowModule")

  static let tell = Act.say("tell", "outside $.External.name", next: "end")

  static var definition: ContactCenterDefinition {
    .withAgents(
      ["Ann Lee": (5, 180)],
      lambdas: [LambdaDefinition(name: "who", binding: .returns([NamedValue(name: "name", value: "Asha")]))])
  }

  static let flows = [
    FlowText(
      [
        Act.hook("q", "CustomerQueue", "Waiting", next: "w"),
        Act.hook("w", "AgentWhisper", "Whisper", next: "queue"),
      ] + Act.queue()),
    FlowText([invoke, tell, Act.end], named: "Waiting", type: "customerQueue"),
    FlowText([invoke, tell, Act.end], named: "Whisper", type: "agentWhisper"), module,
  ]

  @Test func bothPartiesMayRunTheSameModule() throws {
    let center = try SmallCenter(Self.flows, Self.definition)
    let contact = try center.call()
    center.wait(.seconds(30))
    #expect(center.heard(contact) == ["inside Asha", "outside", "inside Asha", "outside", "[Beep.wav]"])
  }

  /// What the flow cannot do its modules cannot do either: a whisper asks for no key.
  @Test(arguments: [
    ("customerWhisper", "CustomerWhisper", "refused"), ("customerQueue", "CustomerQueue", "asked"),
  ])
  func anActionWorksInAModuleWhereItWorksInTheFlow(type: String, hook: String, heard: String) throws {
    let asking = FlowText(
      [
        ActionText(
          "ask", "GetParticipantInput",
          #"{"Text": "asked", "StoreInput": "False", "InputTimeLimitSeconds": "1"}"#, next: "return",
          on: [
            .init("NoMatchingError", "no"), .init("InputTimeLimitExceeded", "return"),
            .init("NoMatchingCondition", "return"),
          ]), Act.say("no", "refused", next: "return"), ActionText("return", "EndFlowModuleExecution"),
      ], named: "Lookup", type: "contactFlowModule")
    let flows = [
      FlowText([Act.hook("h", hook, "Hooked", next: "queue")] + Act.queue()),
      FlowText([Self.invoke, Self.tell, Act.end], named: "Hooked", type: type), asking,
    ]
    let center = try SmallCenter(flows, .withAgents(["Ann Lee": (5, 180)]))
    let contact = try center.call()
    center.wait(.seconds(30))
    let known = center.heard(contact)
    #expect(known.contains(heard) && !known.contains(heard == "asked" ? "refused" : "asked"), "\(known)")
  }

  @Test func aCallerInAModuleIsNotDisturbedByTheAgents() throws {
    var flows = Self.flows
    let long = Act.say("inside", String(repeating: "word ", count: 40) + "$.External.name", next: "return")
    flows[3] = FlowText(
      [
        Act.invoke("ask", "who", next: "inside", on: [.init("NoMatchingError", "inside")]), long,
        ActionText("return", "EndFlowModuleExecution"),
      ], named: "Lookup", type: "contactFlowModule")
    let center = try SmallCenter(flows, Self.definition)
    let contact = try center.call()
    center.wait(.seconds(6))
    #expect(center.stage(contact) == .agentWhisper(QueueIndex(0)))
    let engine = center.world.state.contacts[contact].contact
    #expect(engine.execution.isInModule && engine.otherExecution.isInModule)
    center.wait(.minutes(4))
    #expect(center.world.state.contacts[contact].endedBy == .byAgent)
    #expect(!center.world.state.contacts[contact].contact.execution.isInModule)
  }

  @Test func aRecordingStandsInsideAModuleAgain() throws {
    var recording = Recording(try SmallCenter(Self.flows, Self.definition).world.fork())
    var digests = [recording.world.digest]
    recording.give(.call(IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0))))
    digests.append(recording.world.digest)
    while recording.position < 40, recording.forward() { digests.append(recording.world.digest) }
    for position in stride(from: recording.length, through: 0, by: -1) {
      try recording.go(to: position)
      #expect(recording.world.digest == digests[position], "position \(position)")
    }
    try recording.go(to: recording.length)
    #expect(recording.world.digest == digests[recording.length])
  }
}
