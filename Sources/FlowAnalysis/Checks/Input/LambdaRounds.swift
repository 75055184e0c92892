import FlowEngine

/// Ways round on which nothing is heard, past no Loop action, in flows that hand contacts on to one another.
struct LambdaRounds {
  private let actions: [AnalyzedAction]
  private var firsts: [FlowIndex: Int] = [:]
  /// For each action its ways on; what they lead to are numbers among these actions.
  private var edges: [[FlowEdge]] = []
  /// Two actions have the same number when ways lead from each to the other.
  private var rounds: [Int] = []

  init(in ring: [AnalyzedFlow]) {
    actions = ring.flatMap(\.actions)
    var first = 0
    for flow in ring {
      firsts[flow.index] = first
      first += flow.actions.count
    }
    edges = actions.map { ways(of: $0) }
    rounds = components(of: edges.map { $0.compactMap(\.target) })
  }

  private func ways(of action: AnalyzedAction) -> [FlowEdge] {
    if LambdaTimes.isHeard(action), action.module?.attributesSetInSilence == nil { return [] }
    guard action.type != "Loop", !action.nature.ends else { return [] }
    if action.nature.leaves {
      return action.flow.handsOnTo.filter { $0.source === action }.compactMap { link in
        link.target.flatMap { target in
          firsts[target].map { FlowEdge(handingOnTo: $0 + action.flow.center.flows[target.index].start) }
        }
      }
    }
    let first = firsts[action.flow.index] ?? 0
    return action.liveEdges.filter { !$0.isFailure }.map { $0.moved(by: first) }
  }

  /// The number of the round that an action is on; nil where none leads back to it.
  func round(through action: AnalyzedAction) -> Int? {
    let number = number(of: action)
    let isBack = edges.indices.contains { other in
      rounds[other] == rounds[number] && edges[other].contains { $0.target == number }
    }
    return isBack ? rounds[number] : nil
  }

  /// False where an action of the round sets what another one asks for, or where the decisions on the shortest way round
  /// from an action contradict each other.
  func mayGoOn(_ round: Int, from action: AnalyzedAction) -> Bool {
    let members = actions.indices.filter { rounds[$0] == round }.map { actions[$0] }
    guard !SilentRound.setsWhatIsAsked(members) else { return false }
    var decisions = WayDecisions()
    for (number, edge) in shortest(from: number(of: action)) {
      decisions.add(actions[number], by: edge) { $0.space != "External" && $0.space != "Metrics" }
    }
    return decisions.arePossible
  }

  private func number(of action: AnalyzedAction) -> Int { (firsts[action.flow.index] ?? 0) + action.number }

  private func shortest(from start: Int) -> [(number: Int, edge: FlowEdge)] {
    var before: [Int: (number: Int, edge: FlowEdge)] = [:]
    var rest = [start]
    var next = 0
    while next < rest.count, before[start] == nil {
      let number = rest[next]
      next += 1
      for edge in edges[number] {
        guard let target = edge.target, rounds[target] == rounds[start], before[target] == nil else {
          continue
        }
        before[target] = (number, edge)
        rest.append(target)
      }
    }
    var way: [(number: Int, edge: FlowEdge)] = []
    var here = start
    while let step = before[here] {
      way.append(step)
      here = step.number
      if here == start { break }
    }
    return way.reversed()
  }
}
