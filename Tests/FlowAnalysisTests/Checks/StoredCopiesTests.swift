import Diagnostics
import Testing

@testable import FlowAnalysis

/// What the caller typed is followed through the attribute that takes it over.
@Suite struct StoredCopiesTests {
  @Test(arguments: [
    ("Please enter your PIN.", "$.StoredCustomerInput", true),
    ("Enter a number.", "$.StoredCustomerInput", false),
    ("Please enter your PIN.", "yes", false),
  ])
  func aSecretIsSpokenFromAnAttribute(words: String, value: String, isTold: Bool) {
    let example = CheckExample(
      .store("ask", words, "keep", else: "sorry"),
      .set("keep", "{ \"p\": \"\(value)\" }", "tell", else: "sorry"),
      .say("tell", "It is $.Attributes.p", "end"), .say("sorry", "Sorry.", "end"), .end())
    #expect(
      example.findings(of: [SpokenSecret.self]).map(\.diagnostic.rule).contains("spoken-secret") == isTold)
  }

  /// With the code of a country in front it may still be any number, with more of one an extension.
  @Test(arguments: [
    ("$.StoredCustomerInput", false, true), ("$.StoredCustomerInput", true, false),
    ("+$.StoredCustomerInput", false, true), ("+49$.StoredCustomerInput", false, true),
    ("+1206555$.StoredCustomerInput", false, false),
  ])
  func aNumberIsDialedFromAnAttribute(value: String, isTested: Bool, isTold: Bool) {
    let example = CheckExample(
      .store("ask", "Enter the number.", "keep", else: "sorry"),
      .set("keep", "{ \"n\": \"\(value)\" }", isTested ? "test" : "call", else: "sorry"),
      .lambda("test", "call", else: "sorry"),
      .action(
        "call", "TransferParticipantToThirdParty", "{ \"ThirdPartyPhoneNumber\": \"$.Attributes.n\" }",
        "sorry",
        on: ["NoMatchingError": "sorry"]), .say("sorry", "Sorry.", "end"), .end())
    #expect(
      example.findings(of: [DialedInput.self]).map(\.diagnostic.rule).contains("dialed-input") == isTold)
  }
}
