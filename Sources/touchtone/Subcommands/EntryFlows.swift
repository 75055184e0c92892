import FlowActions
import FlowAnalysis
import FlowDocument
import FlowEngine
import World

/// The flows of a folder that callers most likely come to first.
struct EntryFlows {
  /// Those for callers that no other flow leads to, the one from which most flows are reached first; where each is led to
  /// by another, all of them.
  let flows: [ProgramFlow]

  init(of program: Program) {
    let own = program.flows.indices.filter { !DefaultFlows.names.contains(program.flows[$0].name) }
    let answering = own.filter { Self.mayAnswer(program.flows[$0]) }
    let candidates = answering.isEmpty ? own : answering
    var next: [Int: Set<Int>] = [:]
    for source in program.actionSources {
      for reference in FlowReference.all(of: source.action, in: program) {
        guard let flow = reference.target, flow != source.flow else { continue }
        next[source.flow.index, default: []].insert(flow.index)
      }
    }
    let targets = next.values.reduce(into: Set<Int>()) { $0.formUnion($1) }
    let first = candidates.filter { !targets.contains($0) }
    let reach = (first.isEmpty ? candidates : first).map {
      (flow: $0, count: Self.reached(from: $0, next).count)
    }
    flows = reach.sorted { $0.count == $1.count ? $0.flow < $1.flow : $0.count > $1.count }.map {
      program.flows[$0.flow]
    }
  }

  /// True for an inbound flow, and for one whose file does not say what it is and that has no action which is for others.
  private static func mayAnswer(_ flow: ProgramFlow) -> Bool {
    if let type = flow.document.type { return type == .contactFlow }
    return flow.document.actions.allSatisfy { action in
      guard let types = flowTypes[action.type], !types.isEmpty else { return true }
      return types.contains(.contactFlow)
    }
  }

  private static let flowTypes = Dictionary(
    uniqueKeysWithValues: ActionCatalog.standard.actionTypes.map {
      ($0.description.type, $0.description.flowTypes)
    })

  private static func reached(from flow: Int, _ next: [Int: Set<Int>]) -> Set<Int> {
    var reached: Set<Int> = [flow]
    var waiting = [flow]
    while let flow = waiting.popLast() {
      for target in next[flow] ?? [] where reached.insert(target).inserted { waiting.append(target) }
    }
    return reached
  }
}
