import ContactCenter
import Diagnostics

/// `at 2026-11-23 10:05`: when the world begins.
struct AtStep: SceneStep {
  static let description = StepDescription(
    "at", .beforeCall, standsOnce: true, forms: ["at DATE TIME"],
    meaning:
      "What the center's clock shows when the scenario begins; Monday 2026-01-05 10:00 where nothing is said. Z or an offset behind the time makes it absolute.",
    example: "at 2026-11-23 10:05")

  private let time: TimeText

  init(reading line: inout StepLine) throws(Diagnostic) {
    guard let text = line.rest() else {
      throw line.missing("a date and a time", areMany: true, fix: "write it like 2026-11-23 10:05")
    }
    do throws(TimeTextError) { time = try TimeText(text.text) } catch {
      throw line.finding(
        "\(text.text.quotedForReading) is no time: \(error.words)", at: text,
        fix: "write it like 2026-11-23 10:05")
    }
  }

  func set(_ scene: inout Scene) throws(StepFailure) { scene.at = time }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) { draft.beginAtTime() }
}
