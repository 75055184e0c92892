/// Outside numbers that the caller chooses.
enum DialedInput: FlowCheck {
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

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    let transfers = flow.actions(ofType: "TransferParticipantToThirdParty")
    guard !transfers.isEmpty else { return }
    // A Lambda on the way may test the number in an attribute.
    let copies = StoredCopies(in: flow, where: { _ in true }, clearedBy: flow.lambdas)
    for action in transfers {
      for use in [action.storedInputUse, copies.use(in: action)] {
        guard let use, use.parameter == ["ThirdPartyPhoneNumber"] else { continue }
        findings.report(
          self, at: use.value, part: use.wording, "\(action.quoted) calls the number that the caller typed")
      }
    }
  }
}
