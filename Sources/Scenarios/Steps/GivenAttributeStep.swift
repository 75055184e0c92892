import ContactCenter
import Diagnostics

/// `given attribute language=en`.
struct GivenAttributeStep: PlayedStep {
  static let description = StepDescription(
    "given attribute", .anywhere, forms: ["given attribute NAME=VALUE …"],
    meaning: "The contact of the next call has these attributes from its start.",
    example: "given attribute language=en")

  private let values: [NamedValue]

  init(reading line: inout StepLine) throws(Diagnostic) {
    values = try line.pairs(atLeast: 1, "language=en").map { NamedValue(name: $0.name, value: $0.value) }
  }

  func play(_ stage: inout Stage) throws(StepFailure) { stage.attributes += values }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) { draft.give(values) }
}
