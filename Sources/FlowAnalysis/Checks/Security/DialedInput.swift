/// Outside numbers that the caller chooses.
enum DialedInput: ActionCheck {
  static let description = CheckDescription(
    "dialed-input", in: .security, .warning, "an outside number is taken from what the caller typed",
    why: "anybody can have the center call any number, at the center's cost",
    fix: "let the caller choose from numbers that the flow has, or let a Lambda test the number",
    bad: CheckExample(
      .store("number", "Enter the number.", "typed?", else: "sorry"),
      .compare("typed?", "$.StoredCustomerInput", ["Timeout": "sorry"], else: "outside"),
      .action(
        "outside", "TransferParticipantToThirdParty",
        "{ \"ThirdPartyPhoneNumber\": \"$.StoredCustomerInput\", \"ThirdPartyConnectionTimeLimitSeconds\": \"30\", \"ContinueFlowExecution\": \"True\" }",
        "sorry",
        on: ["CallFailed": "sorry", "ConnectionTimeLimitExceeded": "sorry", "NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .action(
        "outside", "TransferParticipantToThirdParty",
        "{ \"ThirdPartyPhoneNumber\": \"+18005550199\", \"ThirdPartyConnectionTimeLimitSeconds\": \"30\", \"ContinueFlowExecution\": \"True\" }",
        "sorry",
        on: ["CallFailed": "sorry", "ConnectionTimeLimitExceeded": "sorry", "NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()))

  static let types: [String]? = ["TransferParticipantToThirdParty"]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard let use = action.storedInputUse, use.parameter == ["ThirdPartyPhoneNumber"]
    else { return }
    findings.report(
      self, at: use.value, part: use.wording, "\(action.quoted) calls the number that the caller typed")
  }
}
