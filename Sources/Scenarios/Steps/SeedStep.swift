import Diagnostics

/// `seed 7`: another chance than that of seed 0.
struct SeedStep: SceneStep {
  static let description = StepDescription(
    "seed", .beforeCall, standsOnce: true, forms: ["seed NUMBER"],
    meaning: "The seed of chance, for a flow that distributes by percentage; 0 where nothing is said.",
    example: "seed 7")

  private let seed: UInt64

  init(reading line: inout StepLine) throws(Diagnostic) {
    guard let word = line.word() else { throw line.missing("a number") }
    guard let seed = UInt64(word.text) else {
      throw line.finding(
        "\(word.text.quotedForReading) is no seed", at: word, why: "a seed is a whole number, 0 or more")
    }
    self.seed = seed
  }

  func set(_ scene: inout Scene) throws(StepFailure) { scene.seed = seed }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.beginByChance()
  }
}
