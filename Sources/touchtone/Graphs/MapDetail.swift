import CenterFiles
import FlowAnalysis
import FlowEngine
import TerminalUI

/// What is told of one action under the map.
struct MapDetail {
  let program: Program
  let labels: FlowLabels

  func detail(of action: ActionIndex, visits: Int) -> MapModel.Detail {
    let origin = program.actionSources[action.index]
    let document = program.flows[origin.flow.index].document
    let place = "\(UserFile.name(of: document.source)):\(origin.action.identifierValue.place.position.line)"
    let reached = visits == 0 ? "" : visits == 1 ? "reached once" : "reached \(visits) times"
    let facts = [origin.action.type, fidelity(of: action), place, reached].filter { !$0.isEmpty }
    return MapModel.Detail(
      title: labels.name(of: action), facts: facts,
      lines: [labels.spokenWords(of: action).map { "says \"\($0)\"" }, difference(of: action)].compactMap {
        $0
      })
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
