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

  init(_ action: DocumentAction, in program: Program) {
    self.init(
      action, BranchRules.of(action.type), modulesDecide: program.rules.moduleResultBranches)
  }

  /// - Parameters:
  ///   - rules: those of the action's type.
  ///   - modulesDecide: false where the setting `moduleResultBranches` has no module decide the branch.
  init(_ action: DocumentAction, _ rules: BranchRules?, modulesDecide: Bool) {
    if action.type == "GetParticipantInput", case .menu = InputKind(action) {
      self = .mirror
      return
    }
    // A module that comes back without a branch's name takes the one for an unmatched result, where there are branches.
    if action.type == "InvokeFlowModule", modulesDecide, !action.conditions.isEmpty {
      self = .mirror
      return
    }
    switch rules?.next {
    case .success, .successAndUnhandledError, nil: self = .success
    case .optional: self = .optional
    case .mirror: self = .mirror
    case .none?: self = .none
    }
  }

  // MARK: Whether it is ever taken

  /// True when a contact can go on by the `NextAction` of an action (reference, section 1.1): a mirror only by a result
  /// that no condition fits and no branch for `NoMatchingCondition` takes.
  ///
  /// The one answer on which checks, labels, the picture, the map, the comparison and fidelity all stand.
  static func isTaken(by action: DocumentAction, in program: Program) -> Bool {
    isTaken(by: action, BranchRules.of(action.type), modulesDecide: program.rules.moduleResultBranches)
  }

  /// - Parameters:
  ///   - rules: those of the action's type.
  ///   - modulesDecide: false where the setting `moduleResultBranches` has no module decide the branch.
  static func isTaken(by action: DocumentAction, _ rules: BranchRules?, modulesDecide: Bool) -> Bool {
    switch NextActionMeaning(action, rules, modulesDecide: modulesDecide) {
    case .success: action.type != "TransferParticipantToThirdParty" || comesBack(action)
    case .optional: !isCovered(action, rules)
    case .mirror: decides(rules) && !isCovered(action, rules)
    case .none: false
    }
  }

  /// False where no result of the action is looked at: conditions, and what fits none of them, are then never taken.
  ///
  /// - Parameters:
  ///   - rules: those of the action's type.
  ///   - modulesDecide: false where the setting `moduleResultBranches` has no module decide the branch.
  static func looksAtResult(of action: DocumentAction, _ rules: BranchRules?, modulesDecide: Bool) -> Bool {
    if let rules, rules.conditions == ConditionRule.none, !rules.standsIn { return false }
    if action.type == "GetParticipantInput" {
      guard case .menu = InputKind(action) else { return false }
    }
    return modulesDecide || action.type != "InvokeFlowModule"
  }

  /// True unless the flow is over once the outside party is joined.
  private static func comesBack(_ action: DocumentAction) -> Bool {
    action.parameter("ContinueFlowExecution")?.scalarText?.lowercased() != "false"
  }

  /// True for a type that has a result; what only leaves the flow, or fails, never goes on.
  private static func decides(_ rules: BranchRules?) -> Bool {
    if case .none? = rules?.conditions { return false }
    return true
  }

  /// True when there is a branch for every result that the action can have.
  private static func isCovered(_ action: DocumentAction, _ rules: BranchRules?) -> Bool {
    if action.errors.contains(where: { $0.type == ErrorType.noMatchingCondition.rawValue }) { return true }
    guard let results = results(of: action, rules) else { return false }
    return results.allSatisfy { result in
      action.conditions.contains { $0.operandText == result && $0.operatorName == "Equals" }
    }
  }

  /// Every result that the action can have; nil where there is no end of them.
  static func results(of action: DocumentAction, _ rules: BranchRules?) -> [String]? {
    // Besides the end of its time a wait only sees the events that it names.
    if action.type == "Wait" {
      return ["WaitCompleted"] + (action.parameter("Events")?.elements.compactMap(\.string) ?? [])
    }
    guard case .equals(let all)? = rules?.conditions, !all.isEmpty else { return nil }
    return all
  }
}
