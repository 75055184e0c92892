import ContactCenter
import Diagnostics

/// `given attribute language=en`.
struct GivenAttributeStep: PlayedStep, SceneStep {
  static let description = StepDescription(
    "given attribute", .anywhere, forms: ["given attribute NAME=VALUE …"],
    meaning: "The contact of the next call has these attributes from its start.",
    example: "given attribute language=en")

  private let pairs: [StepLine.Pair]
  private let lineNumber: Int

  init(reading line: inout StepLine) throws(Diagnostic) {
    lineNumber = line.number
    pairs = try line.pairs(atLeast: 1, "language=en")
  }

  private var values: [NamedValue] { pairs.map { NamedValue(name: $0.name, value: $0.value) } }

  func set(_ scene: inout Scene) throws(StepFailure) {
    for pair in pairs {
      guard let former = scene.attributeLines.updateValue(lineNumber, forKey: pair.name) else { continue }
      throw StepFailure(
        "the attribute \(pair.name.quotedForReading) is given twice to one call", at: pair.part,
        why: former == lineNumber ? "this line has it already" : "line \(former) has it already",
        fix: "take one of the two out")
    }
  }

  func play(_ stage: inout Stage) throws(StepFailure) { stage.attributes += values }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) { draft.give(values) }
}
