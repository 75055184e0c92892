import ContactCenter
import Diagnostics

/// `wait 6s`.
struct WaitStep: PlayedStep {
  static let description = StepDescription(
    "wait", .inCall, forms: ["wait 6s", "wait 2m", "wait 1h", "wait 500ms"],
    meaning:
      "Time passes in a queue, with an agent or while the flow waits for the caller, whatever happens in it.",
    example: "wait 30s")

  private let length: Milliseconds
  private let wording: String

  init(reading line: inout StepLine) throws(Diagnostic) {
    guard let word = line.word() else { throw line.missing("how long", fix: "write \"wait 6s\"") }
    guard let length = Milliseconds(waiting: word.text) else {
      throw line.finding(
        "\(word.text.quotedForReading) is no length of time", at: word, why: "a week is the longest",
        fix: "write it like 6s, 2m or 500ms")
    }
    self.length = length
    wording = word.text
  }

  func play(_ stage: inout Stage) throws(StepFailure) { try stage.act(.wait(length), "to wait \(wording)") }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("the format has no time to wait", fix: "what follows is waited for as long as it takes")
  }
}
