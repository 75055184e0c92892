import Diagnostics

/// `silence`.
struct SilenceStep: CallerStep {
  static let description = StepDescription(
    "silence", .inCall, forms: ["silence"],
    meaning: "The caller does nothing until the waiting action's own time limit is over.",
    example: "silence")

  init(reading line: inout StepLine) throws(Diagnostic) {}

  var item: KeyItem { .silence }

  func play(_ stage: inout Stage) throws(StepFailure) { try stage.act(.silence, "to be silent") }

  /// Who does nothing is silent.
  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {}
}
