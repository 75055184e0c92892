import CenterFiles
import CenterSimulation
import FlowAnalysis
import FlowEngine

/// The flows of a study, with how many calls of all replications went which way.
struct StudyMaps {
  private let loaded: LoadedCenter
  private let labels: FlowLabels
  private let tally: BranchTally

  init(_ study: StudyPart, _ loaded: LoadedCenter, variant: Int = 0) {
    self.loaded = loaded
    labels = loaded.labels
    var tally = BranchTally(for: loaded.program)
    let pooled = study.variants[variant].pooled
    for (index, count) in pooled.actions.enumerated() { tally.add(Int(count), to: ActionIndex(index)) }
    for (index, count) in pooled.branches.enumerated() { tally.add(Int(count), to: BranchIndex(index)) }
    self.tally = tally
  }

  /// The flows to which calls came.
  private var flows: [FlowIndex] {
    loaded.ownFlows.filter { flow in
      loaded.program.flows[flow.index].actions.contains { tally.actions[$0] > 0 }
    }
  }

  /// A drawing of each flow.
  func texts(columns: Int) -> [String] {
    flows.map {
      MapPresenter.model($0, of: loaded.program, labels, folding: .below(nil), tally: tally).text(
        columns: columns)
    }
  }

  /// The same with the flows' names.
  func named(columns: Int) -> [(name: String, text: String)] {
    Array(zip(flows.map { loaded.program.flows[$0.index].name }, texts(columns: columns)))
  }

  /// Each action to which calls came, with its branches.
  var report: CoverageReport {
    CoverageReport(on: flows, of: loaded.program, labels, tally)
  }
}
