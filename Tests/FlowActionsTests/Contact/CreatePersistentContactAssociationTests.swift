import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct CreatePersistentContactAssociationTests {
  @Test(arguments: [
    (Channel.chat, "c-1", "next"), (.chat, "$.Attributes.none", "NoMatchingError"),
    (.voice, "c-1", "NoMatchingError"), (.task, "c-1", "NoMatchingError"),
  ])
  func isForAChatWithAnEarlierOne(channel: Channel, source: String, last: String) throws {
    let call = try Call.begin(
      .probe(
        "CreatePersistentContactAssociation",
        "{\"RehydrationType\": \"ENTIRE_PAST_SESSION\", \"SourceContactId\": \(quoted(source))}",
        on: ["NoMatchingError"]),
      channel: channel)
    #expect(call.last == last)
  }
}
