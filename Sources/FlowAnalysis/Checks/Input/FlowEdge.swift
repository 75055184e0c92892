import FlowDocument
import FlowEngine
import JSON

/// One way on from an action.
public struct FlowEdge {
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

  static func all(of action: DocumentAction, _ numbers: [String: Int]) -> [FlowEdge] {
    var edges: [FlowEdge] = []
    if let next = action.nextAction {
      edges.append(
        FlowEdge(
          outcome: .next, target: numbers[next.identifier], value: next.value,
          isLive: NextActionMeaning.isTaken(by: action)))
    }
    for (index, condition) in action.conditions.enumerated() {
      edges.append(
        FlowEdge(
          outcome: .condition(index), target: condition.target.flatMap { numbers[$0.identifier] },
          value: condition.target?.value, isLive: true))
    }
    for error in action.errors {
      edges.append(
        FlowEdge(
          outcome: .error(error.type), target: error.target.flatMap { numbers[$0.identifier] },
          value: error.target?.value, isLive: true))
    }
    return edges
  }
}
