import FlowEngine
import FlowTestSupport
import Testing

@Suite struct TransferToFlowTests {
  static func program(_ reference: String, metadata: String? = nil, isLoneFlow: Bool = false) throws
    -> Program
  {
    try .linking(
      [
        FlowText(
          [
            ActionText(
              "flow", "UpdateFlowAttributes", #"{"FlowAttributes": {"f": {"Value": "1"}}}"#, next: "contact"),
            ActionText("contact", "UpdateContactAttributes", #"{"Attributes": {"c": "1"}}"#, next: "queue"),
            ActionText("queue", "UpdateContactTargetQueue", #"{"QueueId": "Sales"}"#, next: "probe"),
            .probe("TransferToFlow", "{\"ContactFlowId\": \(quoted(reference))}", on: ["NoMatchingError"]),
          ], metadata: metadata),
        FlowText(
          [
            ActionText(
              "there", "MessageParticipant", #"{"Text": "$.Attributes.c$.FlowAttributes.f$.Queue.Name"}"#,
              next: "end")
          ],
          named: "second"),
      ], isLoneFlow: isLoneFlow)
  }

  @Test(arguments: ["second", "$.Attributes.flow"]) func goesOnAtTheStartOfTheOtherFlow(reference: String)
    throws
  {
    let call = Call(try Self.program(reference))
    call.contact.setAttribute("flow", "second", call.program)
    call.begin()
    #expect(call.last == "there")
    // Attributes and the target queue stay, flow attributes do not.
    #expect(call.effects == ["say \"1Sales\""])
    #expect(!call.outcomes.contains("NoMatchingError"))
  }

  @Test(arguments: ["", "$.Attributes.none"]) func noFlowIsAnError(reference: String) throws {
    let call = Call(try Self.program(reference))
    call.begin()
    #expect(call.last == "NoMatchingError")
  }

  @Test(arguments: ["arn:x/contact-flow/elsewhere", "{{flows.x.arn}}", "${Flow}"])
  func aFlowThatIsNotHereEndsTheCallAndIsNamed(reference: String) throws {
    let call = Call(try Self.program(reference))
    call.begin()
    guard case .flowNotHere(let name) = call.departure else {
      Issue.record("left by \(String(describing: call.departure))")
      return
    }
    #expect(call.contact.string(name, call.program) == reference)
  }

  /// Queue, hold and whisper flows are started by the service; a contact cannot go on in them.
  @Test(arguments: ["customerQueue", "agentWhisper", "customerHold"])
  func aFlowInWhichNoContactGoesOnIsAnError(type: String) throws {
    let call = Call(
      try Program.linking([
        FlowText([.probe("TransferToFlow", #"{"ContactFlowId": "second"}"#, on: ["NoMatchingError"])]),
        FlowText([ActionText("there", "EndFlowExecution")], named: "second", type: type),
      ]))
    call.begin()
    #expect(call.last == "NoMatchingError")
    let fidelity = call.program.actionSources.first { $0.action.identifier == "probe" }?.fidelity
    guard case .approximated(let why)? = fidelity else {
      Issue.record("it is \(String(describing: fidelity))")
      return
    }
    #expect(why.contains("\"second\" is a") && why.contains("the service refuses that"))
  }

  @Test func aFlowThatIsNotHereTakesTheDeclaredBranch() throws {
    let flow = FlowText([.probe("TransferToFlow", #"{"ContactFlowId": "gone"}"#, on: ["NoMatchingError"])])
    let call = Call(try Program.linking([flow], branches: ["probe": "NoMatchingError"]))
    call.begin()
    #expect(call.effects == [#"the flow "gone" is not here stands in: NoMatchingError"#])
    #expect(call.last == "NoMatchingError")
  }

  @Test func fidelityKnowsWhetherTheFlowIsHere() throws {
    func fidelity(_ reference: String) throws -> Fidelity? {
      let program = try Self.program(reference)
      return program.actionSources.first { $0.action.identifier == "probe" }?.fidelity
    }
    #expect(try fidelity("second") == .exact)
    #expect(try fidelity("$.Attributes.flow") == .exact)
    guard case .stubbed(let why) = try fidelity("arn:x/contact-flow/gone") else {
      Issue.record("a flow that is not here is taken for one that is")
      return
    }
    #expect(why.hasPrefix("the flow \"gone\" is not here: "))
  }

  @Test(arguments: ["arn:x/contact-flow/1", "", "${Second}"])
  func metadataNamesTheFlowWhereTheReferenceDoesNot(reference: String) throws {
    let call = Call(
      try Self.program(
        reference, metadata: #"{"probe": {"ContactFlow": {"id": "arn:x/contact-flow/1", "text": "second"}}}"#)
    )
    call.begin()
    #expect(call.last == "there")
  }

  @Test func aLostFlowIsNamedByItsMetadata() throws {
    let call = Call(
      try Self.program("", metadata: #"{"probe": {"ContactFlow": {"id": "", "text": "Journey"}}}"#))
    call.begin()
    guard case .flowNotHere(let name) = call.departure else {
      Issue.record("left by \(String(describing: call.departure))")
      return
    }
    #expect(call.contact.string(name, call.program) == "Journey")
  }

  @Test func twoFlowsThatHandOverInSilenceAreStopped() throws {
    let call = Call(
      try Program.linking([
        FlowText([ActionText("a", "TransferToFlow", #"{"ContactFlowId": "second"}"#)]),
        FlowText([ActionText("b", "TransferToFlow", #"{"ContactFlowId": "test"}"#)], named: "second"),
      ]))
    call.begin()
    #expect(call.departure == .silentLoop)
    #expect(call.program.silentLoop(of: call.contact).map(call.program.identifier) == ["a", "b"])
  }
}
