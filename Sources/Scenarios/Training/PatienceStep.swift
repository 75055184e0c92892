import ContactCenter
import Diagnostics

/// `patience 2m`.
struct PatienceStep: SceneStep {
  static let description = StepDescription(
    "patience", .anywhere, standsOnce: true, forms: ["patience 2m"],
    meaning:
      "At the desk, the caller hangs up after waiting so long in a queue, or on hold. A test passes over it.",
    example: "patience 2m")

  private let length: Milliseconds

  init(reading line: inout StepLine) throws(Diagnostic) { length = try line.length() }

  func set(_ scene: inout Scene) throws(StepFailure) { scene.training.caller.patience = length }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("nobody waits for an agent in a test")
  }
}
