import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct CreateWisdomSessionTests {
  static func probe(_ arn: String) -> ActionText {
    .probe("CreateWisdomSession", "{\"WisdomAssistantArn\": \(quoted(arn))}", on: ["NoMatchingError"])
  }

  @Test(arguments: [
    ("arn:aws:wisdom:eu-west-2:1:assistant/a-1", "arn:aws:wisdom:eu-west-2:1:session/a-1/c-1"),
    ("${Assistant}", "${Assistant}/c-1"),
  ])
  func givesTheSessionAnARN(assistant: String, session: String) throws {
    let say = ActionText("next", "MessageParticipant", #"{"Text": "$.Wisdom.SessionArn"}"#, next: "end")
    let call = Call(try Program.linking([FlowText([Self.probe(assistant), say])]))
    call.contact.set(.contactId, "c-1", call.program)
    call.begin()
    #expect(call.effects == ["say \"\(session)\""])
  }

  @Test func aTaskOrNoAssistantIsAnError() throws {
    #expect(try Call.begin(Self.probe("a"), channel: .task).last == "NoMatchingError")
    #expect(try Call.begin(Self.probe("$.Attributes.none")).last == "NoMatchingError")
  }
}
