import FlowActions
import FlowDocument
import FlowEngine

/// What `NextAction` of one action means.
enum NextActionMeaning {
  case success
  case optional
  /// A copy of another branch.
  case mirror
  /// The flow does not go on.
  case none

  init(_ action: DocumentAction) {
    if action.type == "GetParticipantInput", case .menu = InputKind(action) {
      self = .mirror
      return
    }
    switch Self.rules[action.type]?.nextAction {
    case .success, .successAndUnhandledError, nil: self = .success
    case .optional: self = .optional
    case .mirror: self = .mirror
    case .none?: self = .none
    }
  }

  /// What the types say of their branches, without all else that rules ask of them: the first picture needs it at once.
  private static let rules = Dictionary(
    uniqueKeysWithValues: ActionCatalog.standard.actionTypes.map { type in
      let description = type.description
      return (description.type, (nextAction: description.nextAction, conditions: description.conditions))
    })

  // MARK: Whether it is ever taken

  /// True when a contact can go on by the `NextAction` of an action (reference, section 1.1): a mirror only by a result
  /// that no condition fits and no branch for `NoMatchingCondition` takes.
  ///
  /// The one answer on which checks, labels, the picture, the map, the comparison and fidelity all stand.
  static func isTaken(by action: DocumentAction) -> Bool {
    switch NextActionMeaning(action) {
    case .success: action.type != "TransferParticipantToThirdParty" || comesBack(action)
    case .optional: true
    case .mirror: decides(action) && !isCovered(action)
    case .none: false
    }
  }

  /// True unless the flow is over once the outside party is joined.
  private static func comesBack(_ action: DocumentAction) -> Bool {
    action.parameter("ContinueFlowExecution")?.scalarText?.lowercased() != "false"
  }

  /// True for a type that has a result; what only leaves the flow, or fails, never goes on.
  private static func decides(_ action: DocumentAction) -> Bool {
    if case .none? = rules[action.type]?.conditions { return false }
    return true
  }

  /// True when there is a branch for every result that the action can have.
  private static func isCovered(_ action: DocumentAction) -> Bool {
    if action.errors.contains(where: { $0.type == ErrorType.noMatchingCondition.rawValue }) { return true }
    guard let results = results(of: action) else { return false }
    return results.allSatisfy { result in
      action.conditions.contains {
        $0.operatorName == "Equals" && $0.operands.first?.scalarText == result
      }
    }
  }

  /// Every result that the action can have; nil where there is no end of them.
  private static func results(of action: DocumentAction) -> [String]? {
    // Besides the end of its time a wait only sees the events that it names.
    if action.type == "Wait" {
      return ["WaitCompleted"] + (action.parameter("Events")?.elements.compactMap(\.string) ?? [])
    }
    guard case .equals(let all)? = rules[action.type]?.conditions, !all.isEmpty else { return nil }
    return all
  }
}
