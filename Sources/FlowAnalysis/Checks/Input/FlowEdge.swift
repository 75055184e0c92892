import FlowDocument
import FlowEngine
import JSON

/// One way on from an action: numbers only, so that ways are followed without a look at the flow's text.
public struct FlowEdge: BitwiseCopyable, Sendable {
  public enum Outcome: Hashable, BitwiseCopyable, Sendable {
    case next
    /// The number of the condition.
    case condition(Int)
    /// The number of the error branch.
    case error(Int)
  }

  public let outcome: Outcome
  /// The number of the action it leads to; nil when it leads nowhere.
  public let target: Int?
  /// False for what no contact ever takes: a `NextAction` that only mirrors another branch, a result nobody looks at.
  public let isLive: Bool
  /// True for the way out after a plain failure.
  let isFailure: Bool

  var isError: Bool { if case .error = outcome { true } else { false } }

  private init(_ outcome: Outcome, to target: FlowTarget?, isLive: Bool = true, isFailure: Bool = false) {
    self.outcome = outcome
    self.target = target?.number
    self.isLive = isLive
    self.isFailure = isFailure
  }

  /// The way into another flow, among the actions of several flows.
  init(handingOnTo target: Int) {
    outcome = .next
    self.target = target
    isLive = true
    isFailure = false
  }

  private init(_ edge: FlowEdge, to target: Int?) {
    outcome = edge.outcome
    self.target = target
    isLive = edge.isLive
    isFailure = edge.isFailure
  }

  /// The same among the actions of several flows, where the first of its own flow has this number.
  func moved(by first: Int) -> FlowEdge { FlowEdge(self, to: target.map { $0 + first }) }

  /// - Parameter modulesDecide: false where the setting `moduleResultBranches` has no module decide the branch.
  static func all(
    of action: DocumentAction, _ type: AnalyzedType, modulesDecide: Bool
  ) -> [FlowEdge] {
    let missing = MissingErrors.of(action)
    let looksAtResult = NextActionMeaning.looksAtResult(
      of: action, type.branchRules, modulesDecide: modulesDecide)
    var edges: [FlowEdge] = []
    edges.reserveCapacity(1 + action.conditions.count + action.errors.count)
    if let next = action.nextAction {
      let isTaken = NextActionMeaning.isTaken(by: action, type.branchRules, modulesDecide: modulesDecide)
      edges.append(FlowEdge(.next, to: next, isLive: isTaken))
    }
    for (number, condition) in action.conditions.enumerated() {
      edges.append(FlowEdge(.condition(number), to: condition.target, isLive: looksAtResult))
    }
    for (number, error) in action.errors.enumerated() {
      let isFailure = error.type != ErrorType.noMatchingCondition.rawValue
      edges.append(
        FlowEdge(
          .error(number), to: error.target,
          isLive: (isFailure || looksAtResult) && missing[error.type] == nil, isFailure: isFailure))
    }
    return edges
  }
}

extension AnalyzedAction {
  /// Where the file names the target of an edge; nil when it does not.
  func value(of edge: FlowEdge) -> JSONValue? {
    switch edge.outcome {
    case .next: action.nextAction?.value
    case .condition(let number): action.conditions[number].target?.value
    case .error(let number): action.errors[number].target?.value
    }
  }

  /// The type of the error that an edge is for; nil for any other.
  func errorType(of edge: FlowEdge) -> String? {
    if case .error(let number) = edge.outcome { action.errors[number].type } else { nil }
  }

  /// The first edge for an error of exactly this type; nil when there is none.
  func edge(for type: ErrorType) -> FlowEdge? {
    guard let number = action.errors.firstIndex(where: { $0.type == type.rawValue }) else { return nil }
    return edges.first { $0.outcome == .error(number) }
  }
}
