import Diagnostics
import Store

/// `given no row TABLE column=value …`.
struct GivenNoRowStep: PlayedStep {
  static let description = StepDescription(
    "given no row", .anywhere, forms: ["given no row TABLE", "given no row TABLE COLUMN=VALUE …"],
    meaning: "There is no row with these values; without values, none at all in the table.",
    example: "given no row AvailableSlots slotDate=2026-11-24")

  private let table: String
  private let columns: [NamedColumn]

  init(reading line: inout StepLine) throws(Diagnostic) {
    table = try line.name("the name of a table").text
    columns = try line.pairs(atLeast: 0, "slotDate=2026-11-24").map { NamedColumn($0.name, $0.value) }
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    do throws(NamedRowError) { try stage.world.store.remove(columns, from: table) } catch {
      throw StepFailure(error)
    }
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("the format knows nothing of rows", fix: "let the Lambdas answer by \"lambda … returns\"")
  }
}
