import Diagnostics

/// `hang up`.
struct HangUpStep: CallerStep {
  static let description = StepDescription(
    "hang up", .inCall, forms: ["hang up", "hang up early"],
    meaning:
      "The caller hangs up, when the flow waits for the caller or the caller for an agent; with \"early\" at once, in the middle of what is said.",
    example: "hang up")

  private let isEarly: Bool

  init(reading line: inout StepLine) throws(Diagnostic) { isEarly = line.take("early") }

  var item: KeyItem { .hangUp }

  func play(_ stage: inout Stage) throws(StepFailure) {
    if isEarly { return try stage.hangUpNow() }
    try stage.act(.hangUp, "to hang up")
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    if isEarly { draft.leaveOut("nothing says when the caller hangs up: it is behind the prompt") }
    draft.act(.disconnect, before: stage.lastAct)
  }
}
