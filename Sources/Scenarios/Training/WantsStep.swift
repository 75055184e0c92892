import Diagnostics

/// `wants "I would like to see the villas."`.
struct WantsStep: SceneStep {
  static let description = StepDescription(
    "wants", .anywhere, forms: ["wants \"WORDS\""],
    meaning:
      "At the desk (touchtone desk), the caller says this when the agent has greeted them. A test passes over it.",
    example: "wants \"I would like to see the villas near the lake.\"")

  private let words: String

  init(reading line: inout StepLine) throws(Diagnostic) {
    words = try line.quoted("what the caller wants").text
  }

  func set(_ scene: inout Scene) throws(StepFailure) {
    guard scene.training.caller.wants.isEmpty else {
      throw StepFailure(
        "a caller wants one thing", fix: "put it into one line, or answer questions with \"asked\"")
    }
    scene.training.caller.wants = words
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("there is no agent in a test")
  }
}
