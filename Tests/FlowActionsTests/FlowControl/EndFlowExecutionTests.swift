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
    #expect(program.actionSources[0].fidelity == .exact)
  }

  @Test func endsAnAgentTransferFlowAsNoPageHasIt() throws {
    let program = try Program.linking([
      FlowText([ActionText("end", "EndFlowExecution")], type: "agentTransfer")
    ])
    #expect(
      program.actionSources[0].fidelity
        == .approximated(
          "no page tells what comes of EndFlowExecution in an agent transfer flow: here it ends the contact"
        ))
  }

  @Test func resumesTheListOfPromptsThatWasInterrupted() throws {
    let call = try Call.begin(
      ActionText(
        "loop", "MessageParticipantIteratively",
        #"{"Messages": [{"Text": "One"}, {"Text": "Two"}], "InterruptFrequencySeconds": "20"}"#,
        if: [.init("MessagesInterrupted", "offer")]),
      ActionText("offer", "MessageParticipant", #"{"Text": "Press 1"}"#, next: "end"),
      ActionText("end", "EndFlowExecution"))
    for _ in 0..<2 {
      #expect(call.effects == ["start interruption 20000", "say \"One\", over and over"])
      call.deliver(.promptFinished)
      call.deliver(.timerFired(.interruption))
      #expect(call.effects == ["stop the prompt", "say \"Press 1\""])
      call.deliver(.promptFinished)
    }
    #expect(call.departure == nil)
  }

  @Test func endsTheFlowWhereNothingWasInterrupted() throws {
    let call = try Call.begin(
      ActionText(
        "loop", "MessageParticipantIteratively", #"{"Messages": [{"SSML": "<speak>"}]}"#,
        on: [.init("NoMatchingError", "end")]),
      ActionText("end", "EndFlowExecution"))
    #expect(call.departure == .flowEnded)
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
