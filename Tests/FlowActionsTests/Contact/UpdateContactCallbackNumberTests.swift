import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct UpdateContactCallbackNumberTests {
  static func probe(_ number: String = "$.Attributes.n") -> ActionText {
    .probe(
      "UpdateContactCallbackNumber", "{\"CallbackNumber\": \(quoted(number))}",
      on: ["InvalidCallbackNumber", "CallbackNumberNotDialable"])
  }

  @Test(arguments: [
    ("+919811112222", "next"), ("9811112222", "InvalidCallbackNumber"), ("", "InvalidCallbackNumber"),
    ("+91 98111 12222", "InvalidCallbackNumber"), ("Timeout", "InvalidCallbackNumber"),
    ("+1", "InvalidCallbackNumber"),
  ])
  func takesAWholeNumber(number: String, last: String) throws {
    let call = try Call.begin(Self.probe(), attributes: [("n", number)])
    #expect(call.last == last)
    #expect(call.field(.callbackNumber) == (last == "next" ? number : nil))
  }

  @Test func nothingIsInvalid() throws {
    #expect(try Call.begin(Self.probe("$.Attributes.none")).last == "InvalidCallbackNumber")
  }

  @Test(arguments: [Channel.chat, .task]) func otherChannelsAreInvalid(channel: Channel) throws {
    let call = try Call.begin(Self.probe(), channel: channel, attributes: [("n", "+919811112222")])
    #expect(call.last == "InvalidCallbackNumber")
  }

  @Test(arguments: [("+919811112222", "next"), ("+442071234567", "CallbackNumberNotDialable")])
  func theCenterSaysWhichNumbersItMayCall(number: String, last: String) throws {
    let center = ContactCenterDefinition(
      name: "small", callbacks: CallbackDefinition(dialable: ["+91", "+1"]))
    let call = Call(try Program.linking([FlowText([Self.probe()])], center: center))
    call.contact.setAttribute("n", number, call.program)
    call.begin()
    #expect(call.last == last)
  }

  @Test func aNumberThatMayNotBeCalledIsDeclared() throws {
    let call = Call(
      try Program.linking([FlowText([Self.probe()])], branches: ["probe": "CallbackNumberNotDialable"]))
    call.contact.setAttribute("n", "+919811112222", call.program)
    call.begin()
    #expect(call.last == "CallbackNumberNotDialable")
    #expect(call.field(.callbackNumber) == nil)
  }

  @Test func aNumberThatIsWrittenOutIsSaidToBeRefused() throws {
    let call = try Call.begin(Self.probe("+919811112222"))
    #expect(call.last == "next")
    #expect(call.program.problems.map(\.rule) == ["not-a-reference"])
  }
}
