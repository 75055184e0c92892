import Diagnostics
import Store

extension StepLine {
  /// The next two words, as the date and the time of a slot.
  mutating func slot() throws(Diagnostic) -> Slot {
    guard let date = word() else { throw missing("a date", fix: "write it like 2026-11-24 10:00") }
    guard let time = word() else { throw missing("a time", fix: "write it like 10:00") }
    guard let slot = Slot(date: date.text, time: time.text) else {
      throw finding(
        "\((date.text + " " + time.text).quotedForReading) is no time of a slot", at: date,
        fix: "write it like 2026-11-24 10:00")
    }
    return slot
  }
}
