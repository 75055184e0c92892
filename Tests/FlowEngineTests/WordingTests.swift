import FlowEngine
import FlowTestSupport
import Testing

/// Wordings with references in them, as a prompt speaks them.
@Suite struct WordingTests {
  static func say(_ wording: String) throws -> String {
    let call = Call(
      try Program.linking([FlowText([.probe("MessageParticipant", "{\"Text\": \(quoted(wording))}")])]))
    call.contact.setEndpoints(
      customer: "+919811112222", system: "+911800000700", call.program)
    call.contact.set(.contactId, "c-1", call.program)
    for (name, value) in [
      ("a", "one"), ("b c", "two"), ("d-e", "three"), ("empty", ""), ("price", "$.Attributes.a"),
    ] {
      call.contact.setAttribute(name, value, call.program)
    }
    call.contact.setExternal("key", "b c", call.program)
    call.contact.setExternal("x.y", "nested", call.program)
    call.contact.setLoaded("Metrics.Queue.Size", "7", call.program)
    call.begin()
    return String(call.effects[0].dropFirst(5).dropLast())
  }

  @Test(arguments: [
    ("Hello $.Attributes.a.", "Hello one."), ("$.Attributes.a", "one"), ("$.Attributes['b c']!", "two!"),
    ("$['Attributes']['b c']", "two"), ("$.Attributes.['b c']", "two"), ("$.Attributes.d-e", "three"),
    ("$.Attributes.a$.Attributes.a", "oneone"), ("[$.Attributes.none]", "[]"), ("[$.Attributes.empty]", "[]"),
    ("$.External.x.y and $.LambdaInvocation.ResultData.x.y", "nested and nested"),
    ("$.Metrics.Queue.Size", "7"),
    ("$.CustomerEndpoint.Address $.SystemEndpoint.Type $.Channel", "+919811112222 TELEPHONE_NUMBER VOICE"),
    ("$.CallbackNumber=$.CustomerCallBackPhoneNumber", "+919811112222=+919811112222"), ("$.ContactId", "c-1"),
    ("$.Attributes.`$.External.key`", "two"), ("$.Attributes[`$.External.key`].", "two."),
    ("$['Attributes']['`$.External.key`']", "two"), ("$.`$.Attributes.none`.x", ""),
    ("It costs $5.", "It costs $5."),
    ("$ $$ ${x} $.", "$ $$ ${x} $."), ("$.Attributes.price", "$.Attributes.a"), ("$.Nobody.knows", ""),
    ("$.Attributes", ""), ("Zürich 中文 $.Attributes.a 😀", "Zürich 中文 one 😀"),
  ])
  func referencesAreReplaced(wording: String, spoken: String) throws {
    #expect(try Self.say(wording) == spoken)
  }
}
