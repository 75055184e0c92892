import Diagnostics
import Store

/// `given no row TABLE column=value …`.
struct GivenNoRowStep: PlayedStep {
  static let description = StepDescription(
    "given no row", .anywhere, forms: ["given no row TABLE", "given no row TABLE COLUMN=VALUE …"],
    meaning: "There is no row with these values; without values, none at all in the table.",
    example: "given no row AvailableSlots slotDate=2026-11-24")

  private let table: String
  private let pairs: [StepLine.Pair]

  init(reading line: inout StepLine) throws(Diagnostic) {
    table = try line.name("the name of a table").text
    pairs = try line.pairs(atLeast: 0, "slotDate=2026-11-24")
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    let columns = pairs.map { NamedColumn($0.name, $0.value) }
    do throws(NamedRowError) { try stage.world.store.remove(columns, from: table) } catch {
      throw StepFailure(error, in: pairs)
    }
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) { draft.giveRows() }
}
