import Diagnostics

/// `not hear "closed"`.
struct NotHearStep: PlayedStep {
  static let description = StepDescription(
    "not hear", .inCall, forms: ["not hear \"WORDS\""],
    meaning:
      "The caller does not hear these words between the last thing that the caller did and the next one, or the end of the call; behind the last step the call goes on until the caller could act.",
    example: "not hear \"we are closed\"")

  private let text: String

  init(reading line: inout StepLine) throws(Diagnostic) { text = try line.words() }

  func play(_ stage: inout Stage) throws(StepFailure) { try stage.forbid(text) }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("a message that is heard fails no test")
  }
}
