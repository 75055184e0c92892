import FlowEngine

/// The ways on that take no time and say nothing, in a flow, or in flows that hand contacts on to one another.
struct SilentWays {
  /// The actions of the flows, one flow after the other.
  let actions: [AnalyzedAction]
  /// For each action its ways on; what they lead to are numbers among these actions.
  private(set) var edges: [[FlowEdge]]
  /// For each action the numbers of those that its ways lead to and that have such ways themselves.
  private(set) var targets: [[Int]] = []
  /// Two actions have the same number when silent ways lead from each to the other.
  private(set) var components: [Int] = []

  /// - Parameter flows: one flow, or a ring of flows whose contacts can come from each to each.
  init(of flows: [AnalyzedFlow]) {
    if let flow = flows.first, flows.count == 1, flow.handsOnTo.isEmpty {
      actions = flow.actions
      edges = flow.actions.map(Self.edges)
    } else {
      var firsts: [FlowIndex: Int] = [:]
      var actions: [AnalyzedAction] = []
      for flow in flows {
        firsts[flow.index] = actions.count
        actions += flow.actions
      }
      self.actions = actions
      edges = actions.map { action in
        let first = firsts[action.flow.index] ?? 0
        let own = Self.edges(of: action).map { $0.moved(by: first) }
        let others = action.flow.handsOnTo.filter { $0.source === action }.compactMap { link in
          link.target.flatMap { target in
            firsts[target].map { FlowEdge(handingOnTo: $0 + action.flow.center.flows[target.index].start) }
          }
        }
        return own + others
      }
    }
    leaveOutBoundedLoops()
  }

  /// True where some action leads back to itself; most flows have none, even where everything fails.
  var hasLoop: Bool {
    targets.indices.contains { number in targets[number].contains { components[$0] == components[number] } }
  }

  /// The same without the ways that are taken when an action fails.
  var withoutFailures: SilentWays {
    var ways = self
    ways.edges = edges.map { $0.filter { !$0.isFailure } }
    ways.followEdges()
    return ways
  }

  /// Takes away the ways of Loop actions that lead out of the circle once they have counted: only a count that begins anew,
  /// without a word in between, bounds nothing.
  private mutating func leaveOutBoundedLoops() {
    followEdges()
    var loops = actions.indices.filter { actions[$0].type == "Loop" && !edges[$0].isEmpty }
    while !loops.isEmpty {
      let bounding = loops.filter { number in
        edges[number].contains { edge in
          guard let target = edge.target, !edges[target].isEmpty else { return true }
          return components[target] != components[number]
        }
      }
      if bounding.isEmpty { break }
      for number in bounding { edges[number] = [] }
      loops.removeAll(where: bounding.contains)
      followEdges()
    }
  }

  private mutating func followEdges() {
    targets = edges.map { $0.compactMap(\.target).filter { !edges[$0].isEmpty } }
    components = targets.allSatisfy(\.isEmpty) ? Array(edges.indices) : FlowAnalysis.components(of: targets)
  }

  /// The shortest way from an action back to itself; empty when there is none.
  func loop(through start: Int) -> [SilentRound.Step] {
    let numbers = numbers(through: start)
    return zip(numbers, numbers.dropFirst() + numbers.prefix(1)).compactMap { number, next in
      edges[number].first { $0.target == next }.map { SilentRound.Step(number, actions[number], $0) }
    }
  }

  private func numbers(through start: Int) -> [Int] {
    var before: [Int: Int] = [:]
    var rest = [start]
    var next = 0
    while next < rest.count {
      let number = rest[next]
      next += 1
      for target in targets[number] where components[target] == components[start] {
        if target == start {
          var loop = [number]
          while let previous = before[loop[loop.count - 1]] { loop.append(previous) }
          return loop.reversed()
        }
        guard before[target] == nil else { continue }
        before[target] = number
        rest.append(target)
      }
    }
    return []
  }

  // MARK: Ways of one action

  /// Types that draw by chance, or that change the contact in a way that is not followed here.
  private static let changing: Set<String> = ["DistributeByPercentage", "UpdateContactData"]
  /// For each type, by its number, whether it is one of those.
  private static let isChanging = AnalyzedType.all.map { changing.contains($0.name) }

  /// What invokes a Lambda, or hands the contact on, goes on in its flow without time and words only when it fails.
  private static func edges(of action: AnalyzedAction) -> [FlowEdge] {
    let nature = action.nature
    let isLambda = action.type == "InvokeLambdaFunction"
    guard action.kind.isKnown, !nature.speaks, !nature.ends, !nature.waits || isLambda,
      !isChanging[action.kind.number]
    else { return [] }
    let goesOn = !nature.leaves && !isLambda && SilentRound.isFollowed(action)
    return goesOn ? action.liveEdges : action.liveEdges.filter(\.isFailure)
  }
}

extension AnalyzedFlow {
  /// Where its reachable actions hand contacts on for good, to flows of the same ring that can run there.
  var handsOnTo: [FlowLink] { center.handings[index] ?? [] }
}
