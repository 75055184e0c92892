import CenterFiles
import Diagnostics
import FlowAnalysis
import FlowEngine

/// `hear "Welcome back"`.
struct HearStep: PlayedStep {
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

  /// The actions of a center that say these words, or come nearest to it with values in them that only a call knows.
  func actions(in loaded: LoadedCenter) -> [ActionIndex] {
    let (wording, center) = (Wording(text), loaded.center)
    let labels = FlowLabels(loaded.program) { center.wording(ofPrompt: $0) }
    let values = Self.knownValues(loaded, labels)
    let found = loaded.program.actionSources.indices.compactMap { index in
      labels.spokenParts(of: ActionIndex(index)).flatMap { parts in
        WordingPattern(parts, values).knownWords(of: wording)
      }.map { (action: ActionIndex(index), words: $0) }
    }
    let most = found.map(\.words).max()
    return found.filter { $0.words == most }.map(\.action)
  }

  /// What a value can be, by its path: what flows set it to, and what Lambdas always answer.
  private static func knownValues(_ loaded: LoadedCenter, _ labels: FlowLabels) -> [[String]: [String]] {
    var values = labels.writtenValues()
    for lambda in loaded.center.definition.lambdas {
      for value in lambda.binding?.answer ?? [] {
        values[["External", value.name], default: []].append(value.value)
      }
    }
    return values
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
