import FlowDocument
import FlowEngine

/// One flow with what rules ask of it, computed once: its actions, who can be reached, what holds on which paths.
public final class AnalyzedFlow {
  public let document: FlowDocument
  public let index: FlowIndex
  public unowned let center: AnalyzedCenter
  public private(set) var actions: [AnalyzedAction] = []
  /// The actions that some way leads to.
  private(set) var reachableActions: [AnalyzedAction] = []
  /// The number of the first action.
  public let start: Int
  /// For each action, whether a contact can come to it from the start.
  public let isReachable: [Bool]

  init(_ flow: ProgramFlow, _ index: FlowIndex, in center: AnalyzedCenter) {
    document = flow.document
    self.index = index
    self.center = center
    start = flow.start.index - flow.actions.lowerBound
    var numbers: [String: Int] = [:]
    for (number, action) in flow.document.actions.enumerated() { numbers[action.identifier] = number }
    let edges = flow.document.actions.map { FlowEdge.all(of: $0, numbers) }
    let isReachable = Self.reachable(from: start, edges)
    self.isReachable = isReachable
    actions = document.actions.enumerated().map { number, action in
      AnalyzedAction(action, number: number, in: self, edges[number], isReachable: isReachable[number])
    }
    reachableActions = actions.filter(\.isReachable)
  }

  /// What the flow is for; an inbound flow where the file does not say, as most of those are.
  public var type: FlowType { document.type ?? .contactFlow }
  var isModule: Bool { document.type == .module }

  private static func reachable(from start: Int, _ edges: [[FlowEdge]]) -> [Bool] {
    var seen = Array(repeating: false, count: edges.count)
    guard seen.indices.contains(start) else { return seen }
    var rest = [start]
    seen[start] = true
    while let number = rest.popLast() {
      for edge in edges[number] where edge.isLive {
        guard let target = edge.target, !seen[target] else { continue }
        seen[target] = true
        rest.append(target)
      }
    }
    return seen
  }

  // MARK: Paths

  /// For each action whether a fact holds when a contact arrives, on every path from the start.
  ///
  /// - Parameter after: what an action makes of the fact on the way out by an edge; nil leaves it as it was.
  func onEveryPath(atStart: Bool, after: (AnalyzedAction, FlowEdge) -> Bool?) -> [Bool] {
    arrivals(every: true, atStart: atStart, after: after)
  }

  /// For each action whether a fact holds when a contact arrives, on one path from the start or more.
  func onSomePath(atStart: Bool, after: (AnalyzedAction, FlowEdge) -> Bool?) -> [Bool] {
    arrivals(every: false, atStart: atStart, after: after)
  }

  private func arrivals(
    every: Bool, atStart: Bool, after: (AnalyzedAction, FlowEdge) -> Bool?
  ) -> [Bool] {
    var holds = Array(repeating: every, count: actions.count)
    var isVisited = Array(repeating: false, count: actions.count)
    guard actions.indices.contains(start) else { return holds }
    holds[start] = atStart
    isVisited[start] = true
    var rest = [start]
    while let number = rest.popLast() {
      for edge in actions[number].liveEdges {
        guard let target = edge.target else { continue }
        let outgoing = after(actions[number], edge) ?? holds[number]
        let arriving = every ? holds[target] && outgoing : holds[target] || outgoing
        let known = target == start && !isVisited[target] ? atStart : arriving
        guard !isVisited[target] || known != holds[target] else { continue }
        holds[target] = known
        isVisited[target] = true
        rest.append(target)
      }
    }
    return holds
  }

  /// True when contacts only come here fresh: by a number, and from no other flow.
  var isOnlyAnEntry: Bool {
    center.isComplete && !isModule && center.answersNumber(self) && center.links(to: index).isEmpty
  }
}

extension AnalyzedAction {
  /// True for a Lambda whose answer is in `$.External` when the contact goes on.
  var invokesLambda: Bool {
    type == "InvokeLambdaFunction" && text("InvocationType")?.uppercased() != "ASYNCHRONOUS"
  }

  var isMenu: Bool { inputKind.map { if case .menu = $0 { true } else { false } } ?? false }

  /// True for an input that is stored in `$.StoredCustomerInput`.
  var storesInput: Bool { inputKind.map { if case .store = $0 { true } else { false } } ?? false }

  /// True when the input it stores is encrypted.
  var encryptsInput: Bool { action.parameter("InputEncryption") != nil }
}
