import Diagnostics

/// `asked "which day" says "Wednesday, please."`.
struct AskedStep: SceneStep {
  static let description = StepDescription(
    "asked", .anywhere, forms: ["asked \"WORDS\" says \"WORDS\""],
    meaning:
      "At the desk, the caller says this when the agent's words hold the first ones, case and punctuation aside. A test passes over it.",
    example: "asked \"which day\" says \"Wednesday, late morning please.\"")

  private let reply: CallerBrief.Reply

  init(reading line: inout StepLine) throws(Diagnostic) {
    let asked = try line.quoted("what the agent asks")
    guard !Wording(asked.text).words.isEmpty else {
      throw line.finding("there is no word in this text", at: asked)
    }
    guard line.take("says") else { throw line.missing("\"says\" and what the caller answers", areMany: true) }
    reply = CallerBrief.Reply(asked: asked.text, says: try line.quoted("what the caller answers").text)
  }

  func set(_ scene: inout Scene) throws(StepFailure) { scene.training.caller.replies.append(reply) }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("there is no agent in a test")
  }
}
