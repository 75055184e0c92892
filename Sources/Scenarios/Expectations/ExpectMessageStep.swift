import Diagnostics

/// `expect message "Which date"`.
struct ExpectMessageStep: ListeningStep {
  static let description = StepDescription(
    "expect message", .inCall, forms: ["expect message \"WORDS\""],
    meaning: "In a chat, the customer reads these words next; as \"hear\" for a caller.",
    example: "expect message \"Which date suits you\"")

  let text: String

  init(reading line: inout StepLine) throws(Diagnostic) { text = try line.words() }

  func play(_ stage: inout Stage) throws(StepFailure) {
    guard stage.world.state.contacts[stage.caller].contact.channel == .chat else {
      throw StepFailure(
        "only a chat has messages", fix: "write \"hear\", or \"channel chat\" behind \"call\"")
    }
    try stage.listen(for: text, "expected the message \(text.quotedForReading)")
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.hear(entry: stage.listensFrom.entry, stage.wordsHeard(Wording(text).words.count))
  }
}
