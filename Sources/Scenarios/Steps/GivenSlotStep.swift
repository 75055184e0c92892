import ContactCenter
import Diagnostics
import Store

/// `given slot 2026-11-24 10:00 taken`.
struct GivenSlotStep: PlayedStep {
  static let description = StepDescription(
    "given slot", .anywhere, forms: ["given slot DATE TIME", "given slot DATE TIME taken"],
    meaning: "There is a slot at this time in the center's zone, free unless it is taken.",
    example: "given slot 2026-11-24 10:00 taken")

  private let date: String
  private let time: String
  private let isFree: Bool

  init(reading line: inout StepLine) throws(Diagnostic) {
    let slot = try line.slot()
    date = slot.date.description
    time = slot.time.text
    isFree = !line.take("taken")
    if isFree { _ = line.take("free") }
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    try stage.put(
      [
        NamedColumn("slotDate", date), NamedColumn("slotTime", time),
        NamedColumn("isAvailable", isFree ? "1" : "0"),
      ], into: "AvailableSlots")
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) { draft.giveRows() }
}
