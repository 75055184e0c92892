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

  @Test(arguments: [false, true]) func aNumberIsDialedFromAnAttribute(isTested: Bool) {
    let example = CheckExample(
      .store("ask", "Enter the number.", "keep", else: "sorry"),
      .set("keep", "{ \"n\": \"$.StoredCustomerInput\" }", isTested ? "test" : "call", else: "sorry"),
      .lambda("test", "call", else: "sorry"),
      .action(
        "call", "TransferParticipantToThirdParty", "{ \"ThirdPartyPhoneNumber\": \"$.Attributes.n\" }",
        "sorry",
        on: ["NoMatchingError": "sorry"]), .say("sorry", "Sorry.", "end"), .end())
    #expect(
      example.findings(of: [DialedInput.self]).map(\.diagnostic.rule).contains("dialed-input") != isTested)
  }
}
