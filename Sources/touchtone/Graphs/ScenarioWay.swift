import CenterFiles
import ContactCenter
import FlowAnalysis
import FlowEngine
import Scenarios
import TerminalUI

/// The way that the call of a scenario or test case took, for the maps of the flows that it came by.
struct ScenarioWay {
  private let played: ScenarioResult.Played
  private let passage: MapPassage
  /// In the order in which the call came to them.
  private let flows: [FlowIndex]

  /// Nil where no call was made.
  init?(_ result: ScenarioResult) {
    guard let played = result.played, !played.steps.isEmpty else { return nil }
    self.played = played
    let program = played.loaded.program
    let entries = played.transcript.entries
    var passage = MapPassage()
    var flows: [FlowIndex] = []
    for step in played.steps {
      let at = step.firstEntry < entries.count ? entries[step.firstEntry].at : played.start + played.length
      let seconds = Int((at - played.start).wholeSeconds)
      passage.times[step.action] = "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
      passage.visits[step.action, default: 0] += 1
      if let branch = step.branch { passage.taken.insert(branch) }
      let flow = program.actionSources[step.action.index].flow
      if !flows.contains(flow) { flows.append(flow) }
    }
    passage.latest = played.steps.last?.action
    passage.present = passage.latest
    let trail = FailureTrail(result)
    if !trail.steps.isEmpty { passage.suspect = trail.steps[trail.suspect].action }
    self.passage = passage
    self.flows = flows
  }

  /// The map of a flow, by its name, else of each flow that the call came by; nil where the center has none of that name.
  func maps(of name: String?, depth: Int?) -> [MapModel]? {
    let (program, labels) = (played.loaded.program, played.loaded.labels)
    var shown = flows
    if let name {
      guard let flow = program.flow(name) else { return nil }
      shown = [flow]
    }
    let folding: MapPresenter.Folding = depth.map { .below($0) } ?? .offTheWay(opened: [], folded: [])
    return shown.map { MapPresenter.model($0, of: program, labels, folding: folding, passage: passage) }
  }

  var loaded: LoadedCenter { played.loaded }
}
