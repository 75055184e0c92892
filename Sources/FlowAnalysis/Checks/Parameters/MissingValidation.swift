/// Stored inputs that do not say what they take.
enum MissingValidation: ActionCheck {
  static let description = CheckDescription(
    "missing-validation", in: .parameters, .warning, "a stored input has no \"InputValidation\"",
    why: "the service asks for one where the input is stored, with a length or as a telephone number",
    fix: "add \"InputValidation\", such as { \"CustomValidation\": { \"MaximumLength\": \"8\" } }",
    bad: CheckExample(
      .action(
        "number", "GetParticipantInput",
        "{ \"Text\": \"Enter your number.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"True\" }",
        "end",
        on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .store("number", "Enter your number.", "end", else: "sorry"), .say("sorry", "Sorry.", "end"), .end()))

  static let types: [String]? = ["GetParticipantInput"]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard action.storesInput, action.action.parameter("InputValidation") == nil else { return }
    findings.report(
      self, at: action.action.typeValue, "\(action.quoted) stores an input, and does not say what it takes")
  }
}
