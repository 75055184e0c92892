import ContactCenter
import Diagnostics

/// `wait 6s`.
struct WaitStep: CallerStep {
  static let description = StepDescription(
    "wait", .inCall, forms: ["wait 6s", "wait 2m", "wait 1h", "wait 500ms"],
    meaning:
      "Time passes in a queue, with an agent or while the flow waits for the caller, whatever happens in it.",
    example: "wait 30s")

  private let length: Milliseconds
  private let wording: String

  var item: KeyItem { .wait(length) }

  init(reading line: inout StepLine) throws(Diagnostic) {
    wording = line.peek?.text ?? ""
    length = try line.length()
  }

  func play(_ stage: inout Stage) throws(StepFailure) { try stage.act(.wait(length), "to wait \(wording)") }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("the format has no time to wait", fix: "what follows is waited for as long as it takes")
  }
}
