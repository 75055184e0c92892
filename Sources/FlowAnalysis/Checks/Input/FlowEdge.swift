import FlowDocument
import FlowEngine
import JSON

/// One way on from an action.
public final class FlowEdge {
  public enum Outcome: Hashable {
    case next
    /// The number of the condition.
    case condition(Int)
    /// The type of the error.
    case error(String)
  }

  public let outcome: Outcome
  /// The number of the action it leads to; nil when it leads nowhere.
  public let target: Int?
  /// Where the file names the target; nil when it does not.
  public let value: JSONValue?
  /// False for a `NextAction` that no contact ever takes, as one that only mirrors another branch.
  public let isLive: Bool

  var isError: Bool { if case .error = outcome { true } else { false } }

  /// True for the way out after a plain failure.
  let isFailure: Bool

  private init(_ outcome: Outcome, to target: FlowTarget?, isLive: Bool = true) {
    self.outcome = outcome
    self.target = target?.number
    value = target?.value
    self.isLive = isLive
    if case .error(let type) = outcome {
      isFailure = type != ErrorType.noMatchingCondition.rawValue
    } else {
      isFailure = false
    }
  }

  static func all(of action: DocumentAction) -> [FlowEdge] {
    var edges: [FlowEdge] = []
    edges.reserveCapacity(1 + action.conditions.count + action.errors.count)
    if let next = action.nextAction {
      edges.append(FlowEdge(.next, to: next, isLive: NextActionMeaning.isTaken(by: action)))
    }
    for (index, condition) in action.conditions.enumerated() {
      edges.append(FlowEdge(.condition(index), to: condition.target))
    }
    for error in action.errors { edges.append(FlowEdge(.error(error.type), to: error.target)) }
    return edges
  }
}
