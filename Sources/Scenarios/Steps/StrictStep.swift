import Diagnostics

/// `strict`: nothing is heard that no step asks for.
struct StrictStep: SceneStep {
  static let description = StepDescription(
    "strict", .beforeCall, standsOnce: true, forms: ["strict"],
    meaning:
      "Every prompt that is heard must be asked for by a \"hear\", behind the last step too, until the caller could act; else others may be heard between them.",
    example: "strict")

  init(reading line: inout StepLine) throws(Diagnostic) {}

  func set(_ scene: inout Scene) throws(StepFailure) { scene.isStrict = true }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("a message that nothing waits for fails no test")
  }
}
