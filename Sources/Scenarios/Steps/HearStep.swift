import CenterFiles
import Diagnostics
import FlowAnalysis
import FlowEngine

/// `hear "Welcome back"`.
struct HearStep: ListeningStep {
  static let description = StepDescription(
    "hear", .inCall, forms: ["hear \"WORDS\""],
    meaning:
      "The caller hears these words next, case, punctuation and spacing aside; other prompts may come before them, unless the scenario is strict. Several lines may be about one prompt, in its order.",
    example: "hear \"Welcome back, Asha\"")

  let text: String

  init(reading line: inout StepLine) throws(Diagnostic) { text = try line.words() }

  func play(_ stage: inout Stage) throws(StepFailure) {
    try stage.listen(for: text, "expected to hear \(text.quotedForReading)")
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.hear(entry: stage.listensFrom.entry, stage.wordsHeard(Wording(text).words.count))
  }
}

extension StepLine {
  /// Takes words to hear, in quotes: at least one letter or digit.
  mutating func words() throws(Diagnostic) -> String {
    let quoted = try quoted("the words")
    guard !Wording(quoted.text).words.isEmpty else {
      throw finding("there is no word in this text", at: quoted, why: "only words are compared")
    }
    return quoted.text
  }
}
