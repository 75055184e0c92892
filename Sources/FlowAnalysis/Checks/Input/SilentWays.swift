import FlowActions
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

  init(of flow: AnalyzedFlow) {
    actions = flow.actions
    edges = flow.actions.map(Self.edges)
    leaveOutBoundedLoops()
  }

  /// The ways in a ring of flows whose contacts can come from each to each: with each of its runs the counts of a flow's Loop
  /// actions begin anew.
  init(handingOnIn ring: [AnalyzedFlow]) {
    var firsts: [FlowIndex: Int] = [:]
    var actions: [AnalyzedAction] = []
    for flow in ring {
      firsts[flow.index] = actions.count
      actions += flow.actions
    }
    self.actions = actions
    edges = actions.map { action in
      let first = firsts[action.flow.index] ?? 0
      return Self.edges(of: action).map { $0.moved(by: first) }
    }
    leaveOutEndsOfCounts()
    for (number, action) in actions.enumerated() where action.type == "TransferToFlow" {
      edges[number] += action.flow.handsOnTo.filter { $0.source === action }.compactMap { link in
        link.target.flatMap { target in
          firsts[target].map { FlowEdge(handingOnTo: $0 + action.flow.center.flows[target.index].start) }
        }
      }
    }
    followEdges()
  }

  /// False where no action has ways back to itself on which nothing may be heard, whatever is set and fails: most flows have
  /// none, and then there is nothing to follow.
  static func mayLoop(in flow: AnalyzedFlow) -> Bool {
    let mayPass = flow.actions.map { action in
      switch passages[action.kind.number] {
      case .never: false
      case .input: !action.nature.speaks
      case .always, .onFailure, .setting, .wait, .thirdParty, .module: true
      }
    }
    let targets = flow.actions.map { action in
      mayPass[action.number] ? action.liveEdges.compactMap(\.target).filter { mayPass[$0] } : []
    }
    return hasLoop(targets, FlowAnalysis.components(of: targets))
  }

  /// True where some action leads back to itself; most flows have none, even where everything fails.
  var hasLoop: Bool { Self.hasLoop(targets, components) }

  private static func hasLoop(_ targets: [[Int]], _ components: [Int]) -> Bool {
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

  /// Takes away the ways by which Loop actions are done, but where their rounds come back to them without a word: else the
  /// contact hears something before.
  private mutating func leaveOutEndsOfCounts() {
    guard actions.contains(where: { $0.type == "Loop" }) else { return }
    followEdges()
    for (number, action) in actions.enumerated() where action.type == "Loop" && !edges[number].isEmpty {
      let again = edges[number].filter { edge in
        if case .condition(let condition) = edge.outcome {
          return action.action.conditions[condition].operandText == "ContinueLooping"
        }
        return false
      }
      let comesBack = again.contains { edge in
        edge.target.map { components[$0] == components[number] && !edges[$0].isEmpty } ?? false
      }
      if !comesBack { edges[number] = again }
    }
  }

  private mutating func followEdges() {
    targets = edges.map { $0.compactMap(\.target).filter { !edges[$0].isEmpty } }
    components = targets.allSatisfy(\.isEmpty) ? Array(edges.indices) : FlowAnalysis.components(of: targets)
  }

  /// The shortest way from an action back to itself; empty when there is none.
  func loop(through start: Int) -> [SilentRound.Step] { steps(along: way(from: start, backTo: start)) }

  /// The shortest ways from an action back to itself that hand the contact on there.
  func loops(handingOnAt start: Int) -> [[SilentRound.Step]] {
    guard actions[start].type == "TransferToFlow" else { return [] }
    return edges[start].filter { !$0.isFailure }.compactMap { edge in
      guard let target = edge.target, components[target] == components[start] else { return nil }
      let first = SilentRound.Step(start, actions[start], edge)
      if target == start { return [first] }
      let way = self.way(from: target, backTo: start)
      return way.isEmpty ? nil : [first] + steps(along: way, then: start)
    }
  }

  private func steps(along way: [Int], then last: Int? = nil) -> [SilentRound.Step] {
    zip(way, way.dropFirst() + [last ?? way.first].compactMap { $0 }).compactMap { number, next in
      edges[number].first { $0.target == next }.map { SilentRound.Step(number, actions[number], $0) }
    }
  }

  /// The numbers of the actions on the shortest way from one of a circle to another one, without that; empty when there is
  /// none.
  private func way(from start: Int, backTo end: Int) -> [Int] {
    var before: [Int: Int] = [:]
    var rest = [start]
    var next = 0
    while next < rest.count {
      let number = rest[next]
      next += 1
      for target in targets[number] where components[target] == components[end] {
        if target == end {
          var way = [number]
          while way[way.count - 1] != start, let previous = before[way[way.count - 1]] {
            way.append(previous)
          }
          return way.reversed()
        }
        guard before[target] == nil, target != start else { continue }
        before[target] = number
        rest.append(target)
      }
    }
    return []
  }

  // MARK: Ways of one action

  /// By which ways an action goes on without time and words.
  private enum Passage {
    case never, always, onFailure
    /// As long as its values are followed.
    case setting
    /// Where it is no question to the caller.
    case input
    /// At once on a voice contact, where there is no event to wait for.
    case wait
    /// At once, where it does not ring.
    case thirdParty
    /// Where the module does.
    case module
  }

  /// Types that draw by chance, or that change the contact in a way that is not followed here.
  private static let changing: Set<String> = ["DistributeByPercentage", "UpdateContactData"]

  /// By the number of the type.
  private static let passages = AnalyzedType.all.map { type -> Passage in
    switch type.name {
    case "UpdateContactAttributes", "UpdateFlowAttributes": return .setting
    case "GetParticipantInput": return .input
    // A contact is moved 11 times at most (reference, section 9).
    case "InvokeLambdaFunction", "DequeueContactAndTransferToQueue": return .onFailure
    case "Wait": return .wait
    case "TransferParticipantToThirdParty": return .thirdParty
    case "InvokeFlowModule": return .module
    default: break
    }
    let nature = type.nature
    if !type.isKnown || nature.speaks || nature.ends || nature.waits || changing.contains(type.name) {
      return .never
    }
    return nature.leaves ? .onFailure : .always
  }

  private static func edges(of action: AnalyzedAction) -> [FlowEdge] {
    switch passages[action.kind.number] {
    case .never: []
    case .always: action.liveEdges
    case .onFailure: action.liveEdges.filter(\.isFailure)
    case .setting:
      if !action.setsOwnAttributes {
        action.liveEdges.filter(\.isFailure)
      } else if action.references.isEmpty || SilentRound.isFollowed(action) {
        action.liveEdges.filter { !$0.isFailure }
      } else {
        []
      }
    case .input: action.nature.speaks ? [] : action.liveEdges
    case .wait: action.failsOnVoice ? [action.edge(for: .noMatchingError)].compactMap { $0 } : []
    case .thirdParty:
      // Where the flow does not go on behind it, what is taken for a failure may have rung.
      action.text("ContinueFlowExecution")?.lowercased() == "false"
        ? [] : [action.edge(for: .noMatchingError)].compactMap { $0 }
    case .module:
      action.module?.attributesSetInSilence == nil ? [] : action.liveEdges.filter { !$0.isFailure }
    }
  }
}

extension AnalyzedAction {
  /// True for a Wait in a flow for callers that waits for no event, and lets nothing run on: on a voice contact it fails at
  /// once.
  var failsOnVoice: Bool {
    type == "Wait" && (action.parameter("Events")?.elements ?? []).isEmpty && flow.isHeardByCallers
      && !action.runsOnMeanwhile
      && !flow.center.program.rules.waitWorksOnVoice
  }
}

extension AnalyzedFlow {
  /// Where its reachable actions hand contacts on for good, to flows of the same ring that can run there.
  var handsOnTo: [FlowLink] { center.handings[index] ?? [] }
}
