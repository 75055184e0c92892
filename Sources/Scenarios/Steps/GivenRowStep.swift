import Diagnostics
import Store

/// `given row TABLE column=value …`.
struct GivenRowStep: PlayedStep {
  static let description = StepDescription(
    "given row", .anywhere, forms: ["given row TABLE COLUMN=VALUE …"],
    meaning: "There is a row with these values; one with the same key gets them.",
    example: "given row Bookings phoneNumber=+919811112222 slotDate=2026-11-24 slotTime=10:00 status=booked")

  private let table: String
  private let pairs: [StepLine.Pair]

  init(reading line: inout StepLine) throws(Diagnostic) {
    table = try line.name("the name of a table").text
    pairs = try line.pairs(atLeast: 1, "status=booked")
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    try stage.put(pairs.map { NamedColumn($0.name, $0.value) }, into: table, as: pairs)
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) { draft.giveRows() }
}
