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
  /// False for a `NextAction` that only mirrors another branch, so that no contact ever takes it.
  public let isLive: Bool

  var isError: Bool { if case .error = outcome { true } else { false } }

  static func all(of action: DocumentAction, _ numbers: [String: Int]) -> [FlowEdge] {
    var edges: [FlowEdge] = []
    if let next = action.nextAction {
      edges.append(
        FlowEdge(
          outcome: .next, target: numbers[next.identifier], value: next.value,
          isLive: nextIsLive(action)))
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

  /// Section 1.1 of the reference: a mirror is taken only where no branch fits and no error branch says where to go then.
  private static func nextIsLive(_ action: DocumentAction) -> Bool {
    switch NextActionMeaning(action) {
    case .success, .optional: return true
    case .none: return false
    case .mirror:
      if action.type == "TransferParticipantToThirdParty" {
        return action.parameter("ContinueFlowExecution")?.scalarText?.lowercased() != "false"
      }
      guard !action.conditions.isEmpty || ActionNature(action).decides else { return false }
      let handled = action.errors.map(\.type)
      if handled.contains(ErrorType.noMatchingCondition.rawValue) { return false }
      let operands = action.conditions.compactMap { $0.operands.first?.string }
      guard case .equals(let all)? = AnalyzedType.named(action.type).description?.conditions, !all.isEmpty
      else {
        return true
      }
      return !all.allSatisfy(operands.contains)
    }
  }
}
