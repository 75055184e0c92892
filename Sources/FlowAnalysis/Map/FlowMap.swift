import FlowEngine

/// A flow drawn so that no line ever crosses another: every action once, under the way that leads to it or, where several
/// ways meet, as a stem of its own.
///
/// The first stem begins with the flow's start; the others follow in the order in which the flow comes to them.
public struct FlowMap: Sendable {
  public let graph: FlowGraph
  public let stems: [MapChain]

  /// Ways that branch deeper than this below a stem go on in a stem of their own.
  static let deepest = 8

  /// - Parameter showsEveryFailure: true for rows also of failures that go on just as success does.
  public init(_ flow: FlowIndex, of labels: FlowLabels, showsEveryFailure: Bool = false) {
    graph = FlowGraph(flow, of: labels)
    var drawing = MapDrawing(graph, labels, showsEveryFailure)
    stems = drawing.draw()
  }
}

/// Where each action of a flow is drawn.
private struct MapDrawing {
  private struct Way: Hashable {
    let source: ActionIndex
    let target: ActionIndex
    let branch: BranchIndex
  }

  private let graph: FlowGraph
  private let labels: FlowLabels
  private let showsEveryFailure: Bool
  /// The way under which an action is drawn; none for a stem.
  private var places: [ActionIndex: Way] = [:]
  /// Stems that were met and not drawn yet, in that order.
  private var stems: [ActionIndex] = []
  private var drawn: Set<ActionIndex> = []

  init(_ graph: FlowGraph, _ labels: FlowLabels, _ showsEveryFailure: Bool) {
    self.graph = graph
    self.labels = labels
    self.showsEveryFailure = showsEveryFailure
    var waysIn: [ActionIndex: [(way: Way, cause: FlowWay.Cause)]] = [:]
    for source in graph.reached {
      for way in graph.ways(from: source) where way.target != source {
        guard let target = way.target else { continue }
        waysIn[target, default: []].append(
          (Way(source: source, target: target, branch: way.branches[0]), way.cause))
      }
    }
    for action in graph.reached where action != graph.start {
      let all = waysIn[action] ?? []
      if all.count == 1 {
        places[action] = all[0].way
        continue
      }
      let meant = all.filter { way, cause in
        (cause == .done || cause == .condition) && !graph.dominates(action, way.source)
          && isStraight(from: graph.dominator(of: action), to: way.source)
      }
      if meant.count == 1 { places[action] = meant[0].way }
    }
  }

  /// True when nothing is decided between an action and a later one.
  private func isStraight(from first: ActionIndex?, to last: ActionIndex) -> Bool {
    var at = last
    while at != first {
      guard onward(from: at) != nil, let before = graph.dominator(of: at) else { return false }
      at = before
    }
    return true
  }

  /// The way out of an action that decides nothing; nil for one that decides, or ends.
  private func onward(from action: ActionIndex) -> FlowWay? {
    let ways = graph.ways(from: action).filter { $0.cause != .failure }
    return ways.count == 1 && ways[0].cause == .done ? ways[0] : nil
  }

  mutating func draw() -> [MapChain] {
    guard graph.reached.first == graph.start else { return [] }
    var chains: [MapChain] = []
    stems = [graph.start]
    var next = 0
    while next < stems.count {
      let stem = stems[next]
      next += 1
      if drawn.insert(stem).inserted { chains.append(chain(from: stem, depth: 0)) }
    }
    return chains
  }

  /// The chain that begins with an action which is drawn here.
  private mutating func chain(from first: ActionIndex, depth: Int) -> MapChain {
    var chain = MapChain(actions: [first])
    while let way = onward(from: chain.actions[chain.actions.count - 1]) {
      let source = chain.actions[chain.actions.count - 1]
      chain.onward += way.branches
      guard let target = way.target else {
        chain.ending = .notConnected
        break
      }
      guard isPlace(way, from: source), drawn.insert(target).inserted else {
        chain.ending = jump(to: target)
        break
      }
      chain.actions.append(target)
    }
    chain.ways = ways(of: chain, depth: depth)
    return chain
  }

  private func isPlace(_ way: FlowWay, from source: ActionIndex) -> Bool {
    guard let target = way.target else { return false }
    return places[target] == Way(source: source, target: target, branch: way.branches[0])
  }

  private mutating func jump(to target: ActionIndex) -> MapChain.Ending {
    if places[target] == nil { stems.append(target) }
    return .jump(target)
  }

  private mutating func ways(of chain: MapChain, depth: Int) -> [MapWay] {
    var rows: [MapWay] = []
    guard let last = chain.actions.last else { return rows }
    if onward(from: last) == nil {
      let keys = labels.keyLabels(of: last)
      for way in graph.ways(from: last) where way.cause != .failure {
        // A key that nothing names goes by where it leads, which stands beside it anyway.
        let key = keys.first { $0.digit == way.digit && way.digit != nil && $0.isNamed }?.text
        rows.append(row(way, way.deciding + (key.map { " " + $0 } ?? ""), from: last, depth))
      }
    }
    let failures = failures(of: chain)
    for (failure, words) in zip(failures, FailureWords(labels).words(for: failures, under: last)) {
      rows.append(row(failure.way, words, from: failure.sources[0], depth))
    }
    return rows
  }

  /// The failures of a chain's actions, those with one target together. One that goes on as success does is none, unless
  /// every failure is shown.
  private func failures(of chain: MapChain) -> [MapFailure] {
    var found: [MapFailure] = []
    for action in chain.actions {
      let onward = onward(from: action)
      for way in graph.ways(from: action) where way.cause == .failure {
        if !showsEveryFailure, let onward, onward.target == way.target { continue }
        guard let same = found.firstIndex(where: { $0.way.target == way.target }) else {
          found.append(MapFailure(way: way, sources: [action]))
          continue
        }
        if found[same].sources.last != action { found[same].sources.append(action) }
        let branches = found[same].way.branches + way.branches
        found[same].way = FlowWay(
          cause: .failure, deciding: PlainWords.counted(branches.count, "error"), digit: nil,
          branches: branches,
          target: way.target)
      }
    }
    return found
  }

  private mutating func row(_ way: FlowWay, _ deciding: String, from source: ActionIndex, _ depth: Int)
    -> MapWay
  {
    let target: MapWay.Target
    if let action = way.target {
      if isPlace(way, from: source), depth < FlowMap.deepest, drawn.insert(action).inserted {
        target = .chain(chain(from: action, depth: depth + 1))
      } else {
        if !drawn.contains(action), depth >= FlowMap.deepest { places[action] = nil }
        _ = jump(to: action)
        target = .jump(action)
      }
    } else {
      target = .notConnected
    }
    return MapWay(deciding: deciding, cause: way.cause, branches: way.branches, target: target)
  }
}
