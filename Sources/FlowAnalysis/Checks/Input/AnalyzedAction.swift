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
  /// All its parameters.
  private(set) lazy var members = action.parameters?.members ?? []
  /// The parameters that the type describes and the action has.
  private(set) lazy var parameterUses = usedParameters
  /// What the action says: its prompt, or each message of its list.
  private(set) lazy var prompts: [PromptBody] = promptBodies
  /// The keys of a menu; nil where they are not known.
  private(set) lazy var menu = AnnouncedMenu(self)

  init(
    _ action: DocumentAction, _ kind: AnalyzedType, number: Int, in flow: AnalyzedFlow, _ edges: [FlowEdge],
    isReachable: Bool
  ) {
    self.action = action
    self.number = number
    self.flow = flow
    self.kind = kind
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

  private var usedParameters: [ParameterUse] {
    let members = members
    guard !members.isEmpty, !kind.parameters.isEmpty else { return [] }
    // Of keys that stand twice the first counts; a key may lead to several parameters.
    var found: [(number: Int, member: Int)] = []
    found.reserveCapacity(members.count)
    for member in members.indices {
      kind.firstKeys.numbers(of: members[member].key) { number in
        if !found.contains(where: { $0.number == number }) { found.append((number, member)) }
      }
    }
    found.sort { $0.number < $1.number }
    var uses: [ParameterUse] = []
    uses.reserveCapacity(found.count)
    for (number, member) in found {
      let parameter = kind.parameters[number]
      let whole = members[member].value
      guard let value = parameter.otherKeys.isEmpty ? whole : whole[path: parameter.otherKeys],
        value.kind != .null
      else { continue }
      uses.append(ParameterUse(parameter.description, value))
    }
    return uses
  }

  public var type: String { action.type }
  public var identifier: String { action.identifier }

  /// The types of flows that may have it; empty for all.
  var flowTypes: Set<FlowType> {
    let more = FlowType.more(for: kind.name, flow.center.program.rules)
    return more.isEmpty ? kind.flowTypes : kind.flowTypes.union(more)
  }

  /// The same as bits; 0 for all.
  var flowTypeBits: UInt16 {
    let more = FlowType.more(for: kind.name, flow.center.program.rules)
    return more.isEmpty || kind.flowTypeBits == 0 ? kind.flowTypeBits : kind.flowTypeBits | more.bits
  }

  /// A parameter that is one reference or text.
  func text(_ key: String) -> String? { action.parameters?[key]?.scalarText }

  /// Where an error of this type leads: its own entry, else the general one; nil when there is neither.
  func error(_ type: ErrorType) -> FlowEdge? {
    edge(for: type) ?? edge(for: .noMatchingError)
  }

  /// The name by which a finding speaks of the action: its identifier, and, where that is an id, what it does.
  private(set) lazy var quoted: String = {
    let identifier = "\"\(action.identifier)\""
    guard PlainWords.holdsId(action.identifier), !action.isFriendlyName else { return identifier }
    return "\(identifier) (\(name))"
  }()

  /// What people call the action, by its identifier where that is no id, else by what it does.
  var name: String {
    ActionNamer(program: flow.center.program, wording: flow.center.wording).name(of: index)
  }

  /// Its place in the program.
  var index: ActionIndex {
    ActionIndex(flow.center.program.flows[flow.index.index].actions.lowerBound + number)
  }
}
