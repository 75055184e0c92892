import Diagnostics
import World

/// `expect whisper "call for plots"`.
struct ExpectWhisperStep: PlayedStep {
  static let description = StepDescription(
    "expect whisper", .inCall, forms: ["expect whisper \"WORDS\""],
    meaning: "An agent hears these words before the caller is joined, at some time of this call.",
    example: "expect whisper \"A caller about plots\"")

  private let text: String

  init(reading line: inout StepLine) throws(Diagnostic) { text = try line.words() }

  func play(_ stage: inout Stage) throws(StepFailure) {
    let wording = Wording(text)
    try stage.expect("expected an agent to hear \(text.quotedForReading)") { stage in
      var heard: [String] = []
      for entry in stage.entries {
        guard case .prompt(let spoken, _, _, .agent, _, _) = entry.detail else { continue }
        if wording.found(in: Wording(spoken.text)) != nil { return .met }
        heard.append(spoken.text.quotedForReading)
      }
      return .instead("heard " + (heard.isEmpty ? "nothing" : heard.joined(separator: ", then ")))
    }
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("what an agent hears is not told")
  }
}
