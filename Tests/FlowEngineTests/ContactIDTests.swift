import FlowEngine
import FlowTestSupport
import Testing

/// A contact's id is written out only when somebody asks for it; nobody notices when.
@Suite struct ContactIDTests {
  static let id = ContactID(serial: 3, seed: 7)

  /// Says "same" where the contact's id is the literal, else what the id is and what the caller's number is.
  static func said(literal: String) throws -> String {
    let call = Call(
      try Program.linking([
        FlowText([
          ActionText(
            "compare", "Compare", #"{"ComparisonValue": "$.ContactId"}"#,
            if: [.init(literal, "same")], on: [.init("NoMatchingCondition", "other")]),
          ActionText("same", "MessageParticipant", #"{"Text": "same"}"#),
          ActionText(
            "other", "MessageParticipant",
            #"{"Text": "$.ContactId $.InitialContactId $.CustomerEndpoint.Address $.Attributes.a"}"#),
        ])
      ]))
    call.contact.setEndpoints(customer: "+919811112222", system: nil, call.program)
    call.contact.setId(id, call.program)
    call.contact.setAttribute("a", "written behind it", call.program)
    call.begin()
    return String(call.effects[0].dropFirst(5).dropLast())
  }

  @Test func itIsTheTextThatEveryReferenceLeadsTo() throws {
    #expect(
      try Self.said(literal: "else") == "\(Self.id.text) \(Self.id.text) +919811112222 written behind it")
  }

  @Test func aFlowThatMentionsItComparesEqual() throws {
    #expect(try Self.said(literal: Self.id.text) == "same")
  }

  @Test func aFlowThatMentionsAnotherOneDoesNot() throws {
    let other = ContactID(serial: 4, seed: 7).text
    #expect(try Self.said(literal: other).hasPrefix(Self.id.text + " "))
  }
}
