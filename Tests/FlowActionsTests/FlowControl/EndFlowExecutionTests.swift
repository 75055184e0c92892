import FlowEngine
import FlowTestSupport
import Testing

@Suite struct EndFlowExecutionTests {
  @Test func endsTheFlowWithoutHangingUp() throws {
    let call = try Call.begin(ActionText("end", "EndFlowExecution"))
    #expect(call.departure == .flowEnded)
  }
}
