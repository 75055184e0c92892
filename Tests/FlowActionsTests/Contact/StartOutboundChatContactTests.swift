import FlowEngine
import FlowTestSupport
import Testing

@Suite struct StartOutboundChatContactTests {
  static func probe(to number: String = "+919811112222", flow: String = "f") -> ActionText {
    .probe(
      "StartOutboundChatContact",
      """
      {"SourceEndpoint": {"Address": "arn:x/phone-number/1", "Type": "CONNECT_PHONENUMBER_ARN"},
       "DestinationEndpoint": {"Address": \(quoted(number)), "Type": "TELEPHONE_NUMBER"},
       "ContactFlowArn": \(quoted(flow)), "ContactSubtype": "connect:SMS",
       "InitialSystemMessage": {"Content": "Hello $.Attributes.v"}}
      """,
      on: ["NoMatchingError"])
  }

  @Test func asksForTheChat() throws {
    let call = try Call.begin(Self.probe(), attributes: [("v", "Asha")])
    #expect(
      call.effects == [
        "create chat with f {SourceEndpoint.Address: arn:x/phone-number/1, "
          + "DestinationEndpoint.Address: +919811112222, InitialSystemMessage.Content: Hello Asha}"
      ])
    call.deliver(.answered(true))
    #expect(call.last == "next")
  }

  @Test(arguments: ["", "12", "$.Attributes.none"])
  func aNumberThatIsNoneIsAnError(number: String) throws {
    #expect(try Call.begin(Self.probe(to: number)).last == "NoMatchingError")
  }

  @Test func aFlowThatIsNoneIsAnError() throws {
    #expect(try Call.begin(Self.probe(flow: "$.Attributes.none")).last == "NoMatchingError")
  }

  @Test func aChatThatCannotBeginIsAnError() throws {
    let call = try Call.begin(Self.probe())
    call.deliver(.answered(false))
    #expect(call.last == "NoMatchingError")
  }
}
