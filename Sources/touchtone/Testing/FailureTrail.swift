import Diagnostics
import FlowAnalysis
import FlowEngine
import Scenarios
import World

/// The actions that a call came by since the caller's last choice before its scenario failed, each with its place in a
/// flow's file.
struct FailureTrail {
  struct Step {
    let action: ActionIndex
    let flow: String
    /// Nil for a flow that every instance has, which is in no file.
    let file: String?
    let position: SourcePosition
    /// What the action is called.
    let name: String
    /// What decided where it went on; empty where nothing did.
    let deciding: String

    /// `file:line:column`, as editors make it a link; of a flow that is in no file its name.
    var location: String { file.map { "\($0.visible):\(position.line):\(position.column)" } ?? "(\(flow))" }
  }

  /// In order: the caller's last choice first, or the step to look at where that came before, and where the call was in the
  /// end last. Empty where there was no call.
  let steps: [Step]
  /// The step to look at: the one that said what was heard in place of the words, where those are not another action's. Else
  /// the one from which it is nearest to what should have been heard. Where nobody says that, the one at which the call
  /// waits; of a call that went on elsewhere, or ended, the caller's last choice; without any, where the call came last.
  let suspect: Int

  /// The flow in which the caller chose last, and that of the step to look at.
  var flowsToLookAt: [String] {
    guard let first = steps.first else { return [] }
    return first.flow == steps[suspect].flow ? [first.flow] : [first.flow, steps[suspect].flow]
  }

  /// At most so many are shown, the last one among them.
  private static let most = 10

  init(_ result: ScenarioResult) {
    guard let played = result.played, !result.isPassed, let last = played.steps.last else {
      steps = []
      suspect = 0
      return
    }
    let program = played.loaded.program
    let labels = played.loaded.labels
    func asks(_ step: Transcript.PathStep) -> Bool {
      program.actionSources[step.action.index].action.type == "GetParticipantInput"
    }
    let path = played.steps
    let lastChoice = path.lastIndex { $0.branch != nil && asks($0) }
    let choice = lastChoice ?? 0
    let usual = last.branch == nil && asks(last) ? path.count - 1 : lastChoice ?? path.count - 1
    let changed = played.heardInstead.flatMap { entry in path.lastIndex { $0.firstEntry <= entry } }
    let found =
      changed ?? Self.nearest(to: played.awaited, on: path, since: played.lastMet, labels) ?? usual
    var first = min(choice, found)
    if found - first > Self.most - 2, found < path.count - 1 { first = found }
    suspect = found - first
    steps = path[first...].map { step in
      let origin = program.actionSources[step.action.index]
      let document = program.flows[origin.flow.index].document
      return Step(
        action: step.action, flow: document.name,
        file: DefaultFlows.contain(origin.flow, of: program) ? nil : document.source,
        position: origin.action.identifierValue.place.position, name: labels.name(of: step.action),
        deciding: Self.deciding(step.branch, program, labels))
    }
  }

  /// The last step of those from which the fewest actions lead to any of some; nil where none does.
  ///
  /// - Parameter entry: of the transcript: until then the call went as it should.
  private static func nearest(
    to awaited: [ActionIndex], on path: [Transcript.PathStep], since entry: Int, _ labels: FlowLabels
  ) -> Int? {
    guard !awaited.isEmpty else { return nil }
    let distances = Distances(to: awaited, in: labels)
    let start = path.lastIndex { $0.firstEntry <= entry } ?? 0
    let found = path.indices[start...].compactMap { index in
      distances.steps(from: path[index].action).map { (index: index, steps: $0) }
    }
    guard let least = found.map(\.steps).min() else { return nil }
    return found.last { $0.steps == least }?.index
  }

  private static func deciding(_ branch: BranchIndex?, _ program: Program, _ labels: FlowLabels) -> String {
    guard let branch, program.branches[branch.index].outcome != .next else { return "" }
    let words = labels.words(for: branch)
    let keys = labels.keyLabels(of: program.branches[branch.index].action)
    return words + (keys.first { "[\($0.digit)]" == words && $0.isNamed }.map { " " + $0.text } ?? "")
  }

  /// A line a step, `!` before the one to look at, `…` for those in the middle of a long way.
  var lines: [String] {
    let isLong = steps.count > Self.most
    let shown = isLong ? Array(steps[..<(Self.most - 1)]) + steps.suffix(1) : steps
    let width = shown.map(\.location.count).max() ?? 0
    var lines = shown.enumerated().map { number, step in
      let isSuspect = number == (suspect == steps.count - 1 ? shown.count - 1 : suspect)
      let pad = String(repeating: " ", count: width - step.location.count)
      return "\(isSuspect ? "!" : " ") \(step.location)\(pad)  \(step.name)"
        + (step.deciding.isEmpty ? "" : "  → " + step.deciding)
    }
    if isLong { lines.insert("  … \(steps.count - Self.most) more", at: Self.most - 1) }
    return lines
  }
}
