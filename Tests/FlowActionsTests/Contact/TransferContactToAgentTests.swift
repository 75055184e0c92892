import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct TransferContactToAgentTests {
  @Test func theAgentIsTakenAsBusyAndTheContactEnds() throws {
    let call = try Call.begin(.probe("TransferContactToAgent", hasNext: false))
    #expect(call.departure == .disconnected)
    #expect(call.effects == ["the agent of a quick connect is not here: taken as busy stands in: the end"])
  }

  @Test(arguments: [Channel.voice, .chat, .task]) func anEMailIsOnNoneOfTheseChannels(channel: Channel) throws
  {
    let call = try Call.begin(
      .probe("LoadContactContent", #"{"ContentType": "EmailMessage"}"#, on: ["NoMatchingError"]),
      channel: channel)
    #expect(call.last == "NoMatchingError")
  }
}
