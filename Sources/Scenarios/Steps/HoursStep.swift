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

  /// What they answer is said of each check of them.
  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    let program = stage.loaded.program
    let named = program.hours(name) ?? program.queue(name).flatMap { draft.center.hours(of: $0) }
    guard let named, program.hours[named.index].reference != nil else {
      return draft.leaveOut("the hours have no ARN here", fix: "give them their \"arn\" in center.json")
    }
    guard let open = draft.uses?.openHours.first(where: { $0.hours == named }) else { return }
    draft.leaveOut(
      "no hours in \(stage.loaded.path) are always \(open.isOpen ? "open" : "closed"), and the service refuses a mocked answer of hours",
      fix: "make such hours in the instance, and name them in center.json")
  }
}
