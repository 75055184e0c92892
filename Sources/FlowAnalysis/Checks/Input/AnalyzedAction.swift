import ContactCenter
import FlowDocument
import FlowEngine
import JSON

/// One action with what rules ask of it.
public final class AnalyzedAction {
  public let action: DocumentAction
  /// Its number in its flow.
  public let number: Int
  public unowned let flow: AnalyzedFlow
  /// What is known of its type.
  let kind: AnalyzedType
  /// Its ways on: next, conditions, errors, in this order.
  public let edges: [FlowEdge]
  /// The edges that a contact can take.
  let liveEdges: [FlowEdge]
  /// The references to data of the contact in its parameters and conditions.
  public let references: [ReferenceUse]
  /// Its part in a call.
  public let nature: ActionNature
  /// True when a contact can come here from the flow's start.
  public let isReachable: Bool
  /// What an input is for; nil for any other action.
  let inputKind: InputKind?
  /// True for a Lambda whose answer is in `$.External` when the contact goes on.
  let invokesLambda: Bool
  /// True for an input that stores what was typed, also by a stop of type-ahead.
  let storesSomeInput: Bool
  /// The parameters that the type describes and the action has.
  private(set) lazy var parameterUses: [ParameterUse] = kind.parameters.compactMap { parameter in
    guard let value = action.parameters?[path: parameter.keys], value.kind != .null else { return nil }
    return ParameterUse(parameter.description, value)
  }
  /// What the action says: its prompt, or each message of its list.
  private(set) lazy var prompts: [PromptBody] = promptBodies
  /// The keys of a menu; nil where they are not known.
  private(set) lazy var menu = AnnouncedMenu(self)

  init(_ action: DocumentAction, number: Int, in flow: AnalyzedFlow, _ edges: [FlowEdge], isReachable: Bool) {
    self.action = action
    self.number = number
    self.flow = flow
    kind = AnalyzedType.named(action.type)
    inputKind = action.type == "GetParticipantInput" ? InputKind(action) : nil
    nature = ActionNature(inputKind, kind)
    self.edges = edges
    liveEdges = edges.allSatisfy(\.isLive) ? edges : edges.filter(\.isLive)
    self.isReachable = isReachable
    invokesLambda =
      action.type == "InvokeLambdaFunction"
      && action.parameter("InvocationType")?.scalarText?.uppercased() != "ASYNCHRONOUS"
    storesSomeInput =
      inputKind != nil && action.parameter("StoreInput")?.scalarText?.lowercased() == "true"
    var uses: [ReferenceUse] = []
    if let parameters = action.parameters, parameters.holds(UInt8(ascii: "$")) {
      ReferenceUse.collect(parameters, at: [], &uses)
    }
    for condition in action.conditions {
      for operand in condition.operands where operand.holds(UInt8(ascii: "$")) {
        ReferenceUse.collect(operand, at: [], &uses)
      }
    }
    references = uses
  }

  public var type: String { action.type }
  public var identifier: String { action.identifier }

  /// A parameter that is one reference or text.
  func text(_ key: String) -> String? { action.parameters?[key]?.scalarText }

  /// Where an error of this type leads: its own entry, else the general one; nil when there is neither.
  func error(_ type: ErrorType) -> FlowEdge? {
    edges.first { $0.outcome == .error(type.rawValue) }
      ?? edges.first { $0.outcome == .error(ErrorType.noMatchingError.rawValue) }
  }

  /// The name by which a finding speaks of the action: its identifier, and, where that is an id, what it does.
  private(set) lazy var quoted: String = {
    let identifier = "\"\(action.identifier)\""
    guard PlainWords.holdsId(action.identifier), !action.isFriendlyName else { return identifier }
    let namer = ActionNamer(program: flow.center.program, wording: flow.center.wording)
    let place = flow.center.program.flows[flow.index.index].actions.lowerBound + self.number
    return "\(identifier) (\(namer.name(of: ActionIndex(place))))"
  }()
}
