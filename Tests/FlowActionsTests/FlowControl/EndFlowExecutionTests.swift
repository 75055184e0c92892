import FlowEngine
import FlowTestSupport
import Testing

@Suite struct EndFlowExecutionTests {
  @Test func endsTheFlowWithoutHangingUp() throws {
    let call = try Call.begin(ActionText("end", "EndFlowExecution"))
    #expect(call.departure == .flowEnded)
  }

  /// Exports have it there, and its page says what becomes of the contact.
  @Test func endsAFlowThatNothingFollows() throws {
    let program = try Program.linking([
      FlowText([ActionText("end", "EndFlowExecution")], type: "contactFlow")
    ])
    let call = Call(program)
    call.begin()
    #expect(call.departure == .flowEnded)
    #expect(
      program.actionSources[0].fidelity
        == .approximated(
          "pages do not have EndFlowExecution in an inbound flow, though exports do: here it ends the contact"
        ))
  }

  @Test(arguments: [(ServiceRules.EndFlowInModule.endsFlow, "stop"), (.returns, "next")])
  func endsTheInboundFlowThatInvokedItsModule(rule: ServiceRules.EndFlowInModule, last: String) throws {
    var rules = ServiceRules()
    rules.endFlowInModule = rule
    let invoke = ActionText(
      "go", "InvokeFlowModule", #"{"FlowModuleId": "Last"}"#, next: "next",
      on: [.init("NoMatchingError", "next")])
    let flow = FlowText([invoke, ActionText("next", "DisconnectParticipant")], type: "contactFlow")
    let module = FlowText(
      [ActionText("stop", "EndFlowExecution")], named: "Last", type: "contactFlowModule")
    let call = Call(try Program.linking([flow, module], rules: rules))
    call.begin()
    #expect(call.last == last)
    #expect(call.departure == (rule == .returns ? .disconnected : .flowEnded))
  }
}
