import Diagnostics
import World

/// `hours "Sales hours" closed`.
struct HoursStep: PlayedStep {
  static let description = StepDescription(
    "hours", .anywhere, forms: ["hours NAME open", "hours NAME closed", "hours NAME by the clock"],
    meaning:
      "Hours of operation are open or closed whatever the clock shows; a queue's own hours go by the queue's name.",
    example: "hours \"Sales hours\" closed")

  private let name: String
  private let setting: Conditions.Hours

  init(reading line: inout StepLine) throws(Diagnostic) {
    name = try line.name("the name of hours or of a queue").text
    setting = try line.choice([("open", .open), ("closed", .closed), ("by the clock", .byTheClock)])
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    try stage.declare { (conditions, center) throws(UnknownResource) in
      try conditions.set(hours: name, setting, in: center)
    }
  }
}
