import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct TransferContactToAgentTests {
  @Test(
    arguments: [
      (ContactEvent.queueAnswered(.entered), Departure.queued, []),
      (.queueAnswered(.refused), .disconnected, []),
      (
        .answered(false), .disconnected,
        ["no quick connect to an agent leads here: taken as busy stands in: the end"]
      ),
    ] as [(ContactEvent, Departure, [String])])
  func asksForTheAgentOfTheQuickConnect(event: ContactEvent, departure: Departure, said: [String]) throws {
    let call = try Call.begin(.probe("TransferContactToAgent", hasNext: false))
    #expect(call.effects == ["transfer to the agent"])
    call.deliver(event)
    #expect(call.departure == departure)
    #expect(call.effects == said)
  }

  @Test(arguments: [Channel.voice, .chat, .task]) func anEMailIsOnNoneOfTheseChannels(channel: Channel) throws
  {
    let call = try Call.begin(
      .probe("LoadContactContent", #"{"ContentType": "EmailMessage"}"#, on: ["NoMatchingError"]),
      channel: channel)
    #expect(call.last == "NoMatchingError")
  }
}
