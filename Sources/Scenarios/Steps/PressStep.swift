import Diagnostics
import FlowEngine

/// `press 5`.
struct PressStep: CallerStep {
  static let description = StepDescription(
    "press", .inCall, forms: ["press KEYS", "press KEYS early"],
    meaning:
      "The caller presses keys (0-9 * #) when the prompt has been spoken and the flow waits for them; with \"early\" in the middle of the prompt. While only an agent or time can end the wait, keys are lost, as they are in a real call.",
    example: "press 5")

  private let keys: String
  let item: KeyItem

  init(reading line: inout StepLine) throws(Diagnostic) {
    guard let word = line.word() else {
      throw line.missing("the keys to press", areMany: true, fix: "write \"press 5\"")
    }
    let digits = word.text.compactMap { DTMFDigit($0) }
    guard digits.count == word.text.count else {
      throw line.finding(
        "\(word.text.quotedForReading) cannot be pressed", at: word,
        why: "a telephone has the keys 0-9, * and #")
    }
    keys = word.text
    item = .digits(digits, bargesIn: line.take("early"))
  }

  func play(_ stage: inout Stage) throws(StepFailure) { try stage.act(item, "to press \(keys)") }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    if case .digits(_, bargesIn: true) = item {
      draft.leaveOut("nothing says when a key comes: it is pressed behind the prompt")
    }
    draft.act(.keys(keys), before: stage.lastAct)
  }
}
