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

  /// That it is full is said of each transfer to it.
  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    switch setting {
    case .full:
      guard draft.center.arn(ofQueue: name) == nil else { return }
      draft.leaveOut("the queue has no ARN here", fix: "give it its \"arn\" in center.json")
    case .empty: draft.leaveOut("nothing makes a queue empty")
    case .asItIs: return
    }
  }
}
