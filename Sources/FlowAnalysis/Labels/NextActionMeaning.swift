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

  private static let rules = Dictionary(
    uniqueKeysWithValues: ActionCatalog.standard.actionTypes.map {
      ($0.description.type, $0.description.nextAction)
    })

  init(_ action: DocumentAction) {
    if action.type == "GetParticipantInput", case .menu = InputKind(action) {
      self = .mirror
      return
    }
    switch Self.rules[action.type] {
    case .success, .successAndUnhandledError, nil: self = .success
    case .optional: self = .optional
    case .mirror: self = .mirror
    case .none?: self = .none
    }
  }
}
