import FlowEngine
import FlowTestSupport
import Testing

@Suite struct DisconnectParticipantTests {
  @Test(arguments: [nil, "{}"]) func hangsUp(parameters: String?) throws {
    let call = try Call.begin(ActionText("end", "DisconnectParticipant", parameters))
    #expect(call.departure == .disconnected)
    #expect(call.contact.execution.state == .over)
  }
}
