import FlowEngine

/// The shortest ways from where calls begin to every action, over the flows they go on to.
struct CoverageWays: Sendable {
  /// One step of a way: the action it leaves, and what decides that.
  private struct Step: Sendable {
    let from: ActionIndex
    /// Empty where there is nothing to decide.
    let words: String
  }

  private let steps: [ActionIndex: Step]
  private let beginnings: [ActionIndex: String]

  init(_ graphs: [FlowGraph], _ program: Program, _ labels: FlowLabels, from entries: [FlowIndex]) {
    var graphOfFlow: [FlowIndex: FlowGraph] = [:]
    for graph in graphs { graphOfFlow[graph.flow] = graph }
    var steps: [ActionIndex: Step] = [:]
    var beginnings: [ActionIndex: String] = [:]
    var open: [ActionIndex] = []
    for entry in entries {
      guard let graph = graphOfFlow[entry], beginnings[graph.start] == nil else { continue }
      beginnings[graph.start] = program.flows[entry.index].name
      open.append(graph.start)
    }
    var next = 0
    while next < open.count {
      let action = open[next]
      next += 1
      let source = program.actionSources[action.index]
      func visit(_ target: ActionIndex, _ words: String) {
        guard steps[target] == nil, beginnings[target] == nil else { return }
        steps[target] = Step(from: action, words: words)
        open.append(target)
      }
      for way in graphOfFlow[source.flow]?.ways(from: action) ?? [] {
        guard let target = way.target else { continue }
        visit(target, way.cause == .done ? "" : labels.name(of: action) + " " + way.deciding)
      }
      for reference in FlowReference.all(of: source.action, in: program) {
        guard let flow = reference.target, let graph = graphOfFlow[flow] else { continue }
        visit(graph.start, "")
      }
    }
    self.steps = steps
    self.beginnings = beginnings
  }

  /// What decides the way to an action, at most the last six.
  func words(to action: ActionIndex) -> String? {
    var deciding: [String] = []
    var at = action
    while let step = steps[at] {
      if !step.words.isEmpty { deciding.append(step.words) }
      at = step.from
    }
    guard let beginning = beginnings[at] else { return nil }
    let shown = deciding.prefix(6).reversed()
    let dots = deciding.count > shown.count ? "…, " : ""
    return shown.isEmpty ? beginning : beginning + ": " + dots + shown.joined(separator: ", ")
  }
}
