import Diagnostics

/// `say "a site visit"`.
struct SayStep: CallerStep {
  static let description = StepDescription(
    "say", .inCall, forms: ["say \"WORDS\""],
    meaning: "The caller says the words, or types them in a chat, when the flow waits for the caller.",
    example: "say \"I would like to book\"")

  private let text: String

  init(reading line: inout StepLine) throws(Diagnostic) { text = try line.quoted("the words").text }

  var item: KeyItem { .say(text) }

  func play(_ stage: inout Stage) throws(StepFailure) {
    try stage.act(.say(text), "to say \(text.quotedForReading)")
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.act(.words(text), before: stage.lastAct)
  }
}
