import CenterFiles
import FlowAnalysis
import FlowEngine
import TerminalUI
import World

/// What is told of one action under the map.
struct MapDetail {
  let program: Program
  let labels: FlowLabels

  /// - Parameters:
  ///   - visits: how often this call came there.
  ///   - tally: how often calls took its branches, where that is laid over the map.
  func detail(of action: ActionIndex, visits: Int, _ tally: BranchTally?) -> MapModel.Detail {
    let origin = program.actionSources[action.index]
    let document = program.flows[origin.flow.index].document
    let place =
      DefaultFlows.contain(origin.flow, of: program)
      ? "in a flow that every instance has"
      : "\(UserFile.name(of: document.source)):\(origin.action.identifierValue.place.position.line)"
    let count = tally?.actions[action.index] ?? visits
    let reached =
      count == 1 ? "reached once" : count > 0 ? "reached \(count) times" : tally == nil ? "" : "never reached"
    let facts = [origin.action.type, fidelity(of: action), place, reached].filter { !$0.isEmpty }
    return MapModel.Detail(
      title: labels.name(of: action), facts: facts,
      lines: [
        neverLeft(action, tally), labels.spokenWords(of: action).map { "says \"\($0)\"" },
        difference(of: action),
      ].compactMap { $0 })
  }

  /// The branches of an action that calls came to and never took.
  private func neverLeft(_ action: ActionIndex, _ tally: BranchTally?) -> String? {
    guard let tally, tally.actions[action.index] > 0 else { return nil }
    let never = labels.branches(of: action).flatMap(\.branches).filter { tally.branches[$0.index] == 0 }
    return never.isEmpty ? nil : "never left by: " + never.map(labels.words).joined(separator: ", ")
  }

  private func fidelity(of action: ActionIndex) -> String {
    switch labels.fidelity(of: action) {
    case .exact: "exact"
    case .approximated: "approximated"
    case .stubbed: "stands in"
    case nil: "unknown"
    }
  }

  private func difference(of action: ActionIndex) -> String? {
    switch labels.fidelity(of: action) {
    case .approximated(let how): "≈ " + how
    case .stubbed(let why): "≈ " + why
    case .exact, nil: nil
    }
  }
}
