import ContactCenter
import FlowActions
import FlowDocument
import FlowEngine
import JSON

/// One action with what rules ask of it.
public final class AnalyzedAction {
  public let action: DocumentAction
  /// Its number in its flow.
  public let number: Int
  public unowned let flow: AnalyzedFlow
  /// What is known of its type; nil for a type that is none.
  public let description: ActionDescription?
  /// Its ways on: next, conditions, errors, in this order.
  public let edges: [FlowEdge]
  /// The references to data of the contact in its parameters and conditions.
  public let references: [ReferenceUse]
  /// Its part in a call.
  public let nature: ActionNature

  init(_ action: DocumentAction, number: Int, in flow: AnalyzedFlow, numbers: [String: Int]) {
    self.action = action
    self.number = number
    self.flow = flow
    description = ActionCatalog.descriptions[action.type]
    nature = ActionNature(action)
    edges = FlowEdge.all(of: action, numbers)
    var uses: [ReferenceUse] = []
    if let parameters = action.parameters { ReferenceUse.collect(parameters, at: [], &uses) }
    for condition in action.conditions {
      for operand in condition.operands { ReferenceUse.collect(operand, at: [], &uses) }
    }
    references = uses
  }

  public var type: String { action.type }
  public var identifier: String { action.identifier }
  /// True when a contact can come here from the flow's start.
  public var isReachable: Bool { flow.isReachable[number] }
  /// The edges that a contact can take.
  var liveEdges: [FlowEdge] { edges.filter(\.isLive) }

  /// A parameter that is one reference or text.
  func text(_ path: String...) -> String? { action.parameters?[path: path]?.scalarText }

  /// Where an error of this type leads: its own entry, else the general one; nil when there is neither.
  func error(_ type: ErrorType) -> FlowEdge? {
    edges.first { $0.outcome == .error(type.rawValue) }
      ?? edges.first { $0.outcome == .error(ErrorType.noMatchingError.rawValue) }
  }

  /// The name by which a finding speaks of the action.
  var quoted: String { "\"\(action.identifier)\"" }
}

extension ActionCatalog {
  /// What is known of each type that has a description, by its name.
  static let descriptions = Dictionary(
    uniqueKeysWithValues: ActionCatalog.standard.actionTypes.map { ($0.description.type, $0.description) })
}
