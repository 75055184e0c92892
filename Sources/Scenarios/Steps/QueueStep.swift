import Diagnostics
import World

/// `queue Plots full`.
struct QueueStep: PlayedStep {
  static let description = StepDescription(
    "queue", .anywhere, forms: ["queue NAME full", "queue NAME empty", "queue NAME as it is"],
    meaning: "A queue is full or empty, whoever waits in it.",
    example: "queue Plots full")

  private let name: String
  private let setting: Conditions.Queue

  init(reading line: inout StepLine) throws(Diagnostic) {
    name = try line.name("the name of a queue").text
    setting = try line.choice([("full", .full), ("empty", .empty), ("as it is", .asItIs)])
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    try stage.declare { (conditions, center) throws(UnknownResource) in
      try conditions.set(queue: name, setting, in: center)
    }
  }
}
