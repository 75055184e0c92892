import FlowEngine
import FlowTestSupport
import Testing

@Suite struct UpdateFlowLoggingBehaviorTests {
  @Test(arguments: [("Enabled", true), ("Disabled", false), ("enabled", true)])
  func switchesTheLogAndGoesOn(setting: String, isOn: Bool) throws {
    let call = try Call.begin(
      .probe("UpdateFlowLoggingBehavior", "{\"FlowLoggingBehavior\": \"\(setting)\"}"))
    #expect(call.effects == ["logging \(isOn ? "on" : "off")"])
    #expect(call.contact.isLogging == isOn)
    #expect(call.last == "next")
  }
}
