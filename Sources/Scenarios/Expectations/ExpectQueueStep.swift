import Diagnostics
import World

/// `expect queue Plots`.
struct ExpectQueueStep: PlayedStep {
  static let description = StepDescription(
    "expect queue", .inCall, forms: ["expect queue NAME"],
    meaning: "The caller is put into this queue, at some time of this call.", example: "expect queue Plots")

  private let name: String

  init(reading line: inout StepLine) throws(Diagnostic) {
    name = try line.name("the name of a queue").text
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    let queue = try stage.queue(named: name)
    try stage.expect("expected the queue \(queue.quotedForReading)") { stage in
      var seen: [String] = []
      for entry in stage.entries {
        guard case .queue(let name) = entry.detail else { continue }
        if name == queue { return .met }
        if seen.last != name { seen.append(name) }
      }
      return .instead(
        seen.isEmpty
          ? "but the caller was put into none"
          : "found " + seen.map(\.quotedForReading).joined(separator: ", "))
    }
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    guard let arn = draft.center.arn(ofQueue: name), let queue = try? stage.queue(named: name),
      let entry = stage.world.observer.entries.lastIndex(where: { $0.detail == .queue(name: queue) })
    else { return draft.leaveOut("the queue has no ARN here", fix: "give it its \"arn\" in center.json") }
    draft.expectStart(of: .transferToQueue, arn, entry: entry)
  }
}
