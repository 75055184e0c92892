import ContactCenter
import Diagnostics
import FlowDocument

/// All flows of a center, compiled: immutable tables that every contact of the center shares.
public final class Program: Sendable {
  /// What every step reads. The program owns it.
  @usableFromInline nonisolated(unsafe) let tables: UnsafePointer<ProgramTables>
  public let actionSources: [ActionOrigin]
  public let flows: [ProgramFlow]
  public let queues: [ProgramQueue]
  /// The hours of operation by name: those of the center first, then those that only flows name.
  public let hours: [ProgramHours]
  public let center: ContactCenterDefinition
  public let rules: ServiceRules
  /// True when there is no center.json: what a flow refers to stands in under the name its metadata gives.
  public let isLoneFlow: Bool
  /// What is wrong with the flows, in the order of files and text.
  public let problems: [Diagnostic]
  /// What a contact runs into at a branch that leads nowhere or an action of an unknown type, in words.
  public var faults: [Diagnostic] { programFaults.map(\.finding) }
  private let programFaults: [ProgramFault]

  /// Every branch of every action, in the order of the actions.
  public let branches: [Branch]
  let actionBranches: [BranchTable]
  /// The conditions that stand in the operands of others.
  let conditionGroups: [[CompiledCondition]]
  let takesNext: [Bool]
  public let literals: LiteralTable
  let inputSettingsOfActions: [ActionIndex: InputSettingsHandle]
  let loopCount: Int
  private let names: [Reference.Space: [String]]
  /// For each space, in order, and each literal its slot, -1 for none.
  private let slots: [Table<Int32>?]
  /// The center's language.
  let language: Value
  /// The instance that the flows are of, and its region, by the ARNs that they hold; missing where these name none, or several.
  let instance: (arn: Value, region: Value)
  /// False where `$.InstanceARN` and `$.AwsRegion` are empty.
  public var namesInstance: Bool { !instance.arn.isMissing }
  /// What stands in for a queue that a lone flow learns of only while it runs; nil where a center says which there are.
  public let unknownQueue: QueueIndex?
  /// As `unknownQueue`, for the queue of an agent.
  public let unknownAgentQueue: QueueIndex?
  /// As `unknownQueue`, for hours of operation.
  public let unknownHours: HoursIndex?
  private let queueReferences: [String: QueueIndex]
  private let agentQueueReferences: [String: QueueIndex]
  private let hoursReferences: [String: HoursIndex]
  let flowTable: FlowTable
  private let wordings: [String: TextHandle]
  /// The readable name that a flow's metadata gives to a prompt, a Lambda or another resource, by its reference.
  public var resourceNames: [String: String] { flowTable.names }

  init(_ parts: consuming ProgramBuilder.Parts) {
    actionSources = parts.origins
    flows = parts.flows
    queues = parts.queues
    hours = parts.hours
    center = parts.center
    rules = parts.rules
    isLoneFlow = parts.isLoneFlow
    problems = parts.problems
    programFaults = parts.faults
    branches = parts.branches
    actionBranches = parts.actionBranches
    conditionGroups = parts.conditionGroups
    takesNext = parts.takesNext
    literals = parts.literals
    inputSettingsOfActions = parts.inputSettingsOfActions
    loopCount = parts.loopCount
    names = parts.names
    language = parts.language
    instance = parts.instance
    unknownQueue = parts.unknownQueue
    unknownHours = parts.unknownHours
    unknownAgentQueue = parts.unknownAgentQueue
    queueReferences = parts.queueReferences
    agentQueueReferences = parts.agentQueueReferences
    hoursReferences = parts.hoursReferences
    flowTable = parts.flowTable
    wordings = parts.wordings
    let literals = parts.literals
    slots = Reference.Space.allCases.map { space in
      guard let names = parts.names[space] else { return nil }
      var table = [Int32](repeating: -1, count: literals.count)
      for (slot, name) in names.enumerated() {
        if let literal = literals.find(name) { table[literal.literal] = Int32(slot) }
      }
      return Table(table)
    }
    let tables = UnsafeMutablePointer<ProgramTables>.allocate(capacity: 1)
    self.tables = UnsafePointer(tables)
    tables.initialize(to: ProgramTables(self, parts))
  }

  deinit {
    tables.pointee.free()
    tables.deallocate()
    for table in slots { table?.free() }
  }
}

/// Where a compiled action comes from.
public struct ActionOrigin: Sendable {
  public let flow: FlowIndex
  public let action: DocumentAction
  /// How near it comes to what the service does; nil for a type nobody knows.
  public internal(set) var fidelity: Fidelity?
  /// What its type does not do as the service does it, with the parameters that it has; nil where that is nothing.
  public let difference: String?
  /// True where a branch that a person declares answers for it.
  public internal(set) var takesDeclaredBranch = false
  /// What its type describes of its parameters; empty for a type nobody knows.
  var parameters: [ParameterDescription] = []
  /// What was noted of it alone beside that: what is not looked at, or not here.
  public internal(set) var notes: [Approximation] = []

  init(flow: FlowIndex, action: DocumentAction, fidelity: Fidelity?) {
    self.flow = flow
    self.action = action
    self.fidelity = fidelity
    difference = if case .approximated(let how) = fidelity { how } else { nil }
  }

  /// True for a parameter in which the service looks at no references.
  public func isStatic(_ parameter: String) -> Bool {
    parameters.contains { $0.path == parameter && $0.dynamic == .no }
  }
}

/// One flow of a program.
public struct ProgramFlow: Sendable {
  public let document: FlowDocument
  public let start: ActionIndex
  /// All its actions, in the order of the file.
  public let actions: Range<Int>

  public var name: String { document.name }
}

/// One queue that contacts of a program can enter.
public struct ProgramQueue: Sendable {
  public let name: String
  /// Its number among the center's queues; nil for a queue that only flows name, which has room and a scripted agent.
  public let definition: Int?
  /// Whose queue it is; nil for a standard queue.
  public let owner: Owner?
  /// The ARN or id that flows name it by, where one is known.
  public internal(set) var reference: String?
  var fields: Fields

  /// The agent for whom alone contacts wait in a queue.
  public enum Owner: Sendable, Hashable {
    /// By the center's agents.
    case agent(Int)
    /// One that only flows name.
    case notHere
  }

  /// True for what the center describes, so that nothing stands in for it.
  public var isHere: Bool {
    switch owner {
    case .agent: true
    case .notHere: false
    case nil: definition != nil
    }
  }

  /// What `$.Queue` tells of it.
  struct Fields: Sendable, BitwiseCopyable {
    let name: Value
    var arn: Value
    let outboundAddress: Value
  }
}

/// One hours of operation that flows of a program ask for.
public struct ProgramHours: Sendable {
  public let name: String
  /// Their number among the center's hours; nil for hours that only flows name, which are always open.
  public let definition: Int?
  /// The ARN or id that flows name them by, where one is known.
  public let reference: String?
}

/// One name and value of a map in an action's parameters.
struct Assignment: Sendable {
  let name: TextHandle
  /// The slot of a name that is a literal, else -1.
  let slot: Int32
  let value: TextHandle
  /// True when the value is JSON text.
  let isJSON: Bool
  /// Where the slot lies.
  let space: Reference.Space
  /// True where a path to an object gives the object, as JSON text.
  var takesObject = false
}

/// What one prompt is made of, before its references are resolved.
@frozen public struct PromptSource: Sendable, BitwiseCopyable {
  public let form: Prompt.Form
  /// True for what stands under the key Text: a chat shows it as it stands.
  public let isText: Bool
  /// A text without references that is not too long, or a recording by its name: it can always be spoken, as it stands.
  /// Missing for any other.
  @usableFromInline let fixed: Value
  public let body: TextHandle
}

// MARK: Looking up

extension Program {
  /// The names that have slots in a space; the place is the slot.
  public func slotNames(_ space: Reference.Space) -> [String] { names[space] ?? [] }

  /// The slot of a name, nil when no flow mentions it.
  public func slot(of name: String, in space: Reference.Space) -> Int? {
    guard let literal = literals.find(name), let slot = slots[Int(space.rawValue)]?[literal.literal],
      slot >= 0
    else {
      return nil
    }
    return Int(slot)
  }

  /// The queue with this name, ARN or last part of an ARN.
  public func queue(_ reference: String) -> QueueIndex? {
    if let found = queueReferences[reference] { return found }
    return ResourceReference.lastPart(of: reference).flatMap { queueReferences[$0] }
  }

  /// The queue of the agent with this name, ARN or last part of an ARN; nil where no flow asks for the queue of an agent.
  public func agentQueue(_ reference: String) -> QueueIndex? {
    if let found = agentQueueReferences[reference] { return found }
    return ResourceReference.lastPart(of: reference).flatMap { agentQueueReferences[$0] }
  }

  /// The hours of operation with this name, ARN or last part of an ARN.
  public func hours(_ reference: String) -> HoursIndex? {
    if let found = hoursReferences[reference] { return found }
    return ResourceReference.lastPart(of: reference).flatMap { hoursReferences[$0] }
  }

  /// What the actions with an identifier can come to: the outcomes of their branches; nil where there is no such action.
  public func outcomes(of identifier: String) -> [Branch.Outcome]? {
    let actions = actionSources.indices.filter { actionSources[$0].action.identifier == identifier }
    guard !actions.isEmpty else { return nil }
    return actions.flatMap { branches(of: ActionIndex($0)) }.map { branches[$0].outcome }
  }

  /// The center's bot, by its place there, that an action refers to by its ARN or its name, or whose name metadata gives
  /// the reference.
  public func bot(_ reference: String) -> Int? {
    center.bots.index(of: reference) ?? resourceNames[reference].flatMap { center.bots.index(of: $0) }
  }

  /// The flow with this name, file name, ARN or last part of an ARN.
  public func flow(_ reference: String) -> FlowIndex? { flowTable.flows[reference] }

  /// The flow that an action refers to: as `flow(_:)`, else by the last part of an ARN, else by the name that metadata
  /// gives the reference.
  public func flow(referredToAs reference: String) -> FlowIndex? {
    flowTable.flow(referredToAs: reference)
  }

  /// The module with this id, ARN or name; a version or alias behind it (`:live`, `:$LATEST`) is the module itself.
  public func module(referredToAs reference: String) -> FlowIndex? {
    flowTable.module(referredToAs: reference)
  }

  /// What people call a flow or another resource: the name that metadata has for it, else the last part of its reference.
  public func shownName(of reference: String) -> String { flowTable.name(of: reference) }

  /// What people call a bot: the name that metadata has for it, else the bot's part of an alias's ARN
  /// (`…:bot-alias/BOT/ALIAS`); of any other text, the text.
  public func shownName(ofBot reference: String) -> String {
    if let name = resourceNames[reference] { return name.isPlaceholder ? name.placeholderName ?? name : name }
    let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
    guard reference.hasPrefix("arn:"), parts.count == 3 else { return reference }
    return String(parts[1])
  }

  /// What people call a Lambda, and tell its answer by: its name in `center.json`, else the one in its ARN, which is what
  /// runs. What the metadata calls it counts only where a placeholder stands for the ARN.
  public func shownName(ofLambda reference: String) -> String {
    if let defined = center.lambdas[reference]?.name { return defined }
    let own = ResourceReference.lastPart(of: reference) ?? reference
    let name = own.isPlaceholder ? resourceNames[reference] ?? reference : reference
    let part = ResourceReference.lastPart(of: name) ?? name
    return part.placeholderName ?? part
  }

  /// The handle of a wording that an action was compiled from.
  func wording(_ text: String) -> TextHandle? { wordings[text] }

  /// The branches of an action: their numbers lead to `branches`.
  public func branches(of action: ActionIndex) -> Range<Int> {
    let table = actionBranches[action.index]
    return Int(table.first)..<table.errors.upperBound
  }
}

// MARK: Texts

extension Program {
  /// Appends the text of a wording; a missing value is nothing.
  ///
  /// - Parameter missing: what stands for a value that is missing.
  func render(
    _ template: Template, _ contact: inout Contact, into bytes: inout ContiguousArray<UInt8>,
    missing: [UInt8] = []
  ) {
    let turn = Turn(program: self, now: Timestamp(seconds: 0))
    switch template {
    case .literal(let literal): append(literal, &contact, to: &bytes)
    case .reference(let reference):
      let value = turn.value(of: reference, &contact)
      if value.isMissing { bytes.append(contentsOf: missing) } else { append(value, &contact, to: &bytes) }
    case .mix(let first, let count):
      for index in Int(first)..<Int(first + count) {
        let value =
          switch tables.pointee.segments[index] {
          case .literal(let literal): literal
          case .reference(let reference): turn.value(of: reference, &contact)
          }
        if value.isMissing { bytes.append(contentsOf: missing) } else { append(value, &contact, to: &bytes) }
      }
    }
  }

  private func append(_ value: Value, _ contact: inout Contact, to bytes: inout ContiguousArray<UInt8>) {
    if value.isMissing { return }
    if value.isInArena {
      contact.arena.withBytes(of: value) { bytes.append(contentsOf: $0) }
    } else {
      literals.withBytes(of: value.literal) { bytes.append(contentsOf: $0) }
    }
  }

  /// What a path with backticks in it leads to.
  @usableFromInline func value(ofComputed slot: Int32, _ contact: inout Contact) -> Value {
    var bytes = ContiguousArray<UInt8>()
    render(tables.pointee.templates[Int(slot)], &contact, into: &bytes)
    guard let path = ReferencePath.whole(String(decoding: bytes, as: UTF8.self)), let names = path.names
    else {
      return .missing
    }
    return value(at: names, &contact)
  }

  /// What a path leads to that is only known while the flow runs.
  func value(at names: [String], _ contact: inout Contact) -> Value {
    let (space, name) = ProgramBuilder.place(of: names)
    switch space {
    case .attributes: return value(name, space, contact.attributes)
    case .external: return value(name, space, contact.external)
    case .flowAttributes: return value(name, space, contact.execution.flowAttributes)
    case .storedInput: return contact.storedInput
    case .system: return SystemField(path: name).map { contact.field($0) } ?? .missing
    case .data: return value(name, space, contact.data)
    case .loaded, .computed: return value(name, .loaded, contact.loaded)
    }
  }

  private func value(_ name: String, _ space: Reference.Space, _ values: AttributeSpace) -> Value {
    if let slot = slot(of: name, in: space) { return values.slots[slot] }
    return values.value(named: name)
  }

  /// The text of an effect's value.
  public func string(_ value: Value, in effects: borrowing Effects) -> String {
    if value.isMissing { return "" }
    guard value.isInArena else { return literals.text(of: value) }
    return effects.arena.withBytes(of: value) { String(decoding: $0, as: UTF8.self) }
  }
}

// MARK: Conditions

extension Program {
  @usableFromInline func satisfies(
    _ result: Value, _ condition: CompiledCondition, _ contact: inout Contact
  ) -> Bool {
    switch condition.test {
    case .exists: return !result.isMissing
    case .keyExists:
      return !Turn(program: self, now: .init(seconds: 0)).isMissing(condition.operand, &contact)
    case .and, .or:
      return satisfies(condition, &contact) { inner, contact in satisfies(result, inner, &contact) }
    default: break
    }
    let operand = operandText(condition, &contact)
    if result.isMissing {
      // An operand that is a reference is only known now.
      let isDynamic = condition.literal.isMissing && condition.test == .equals && rules.missingEqualsNull
      return condition.matchesMissing || isDynamic && (operand.isEmpty || operand == "NULL")
    }
    let text = contact.string(result, self)
    switch condition.test {
    case .equals: return text.utf8.elementsEqual(operand.utf8)
    case .textStartsWith: return text.utf8.starts(with: operand.utf8)
    case .textEndsWith: return text.utf8.reversed().starts(with: operand.utf8.reversed())
    case .textContains: return Self.contains(Array(text.utf8), Array(operand.utf8))
    case .numberGreaterThan, .numberGreaterOrEqualTo, .numberLessThan, .numberLessOrEqualTo:
      guard let number = Double(trimming: text) else { return false }
      return satisfies(number, condition, &contact)
    case .exists, .keyExists, .and, .or, .unknown: return false
    }
  }

  /// All, or one, of the conditions in another one's operands.
  private func satisfies(
    _ condition: CompiledCondition, _ contact: inout Contact,
    _ test: (CompiledCondition, inout Contact) -> Bool
  ) -> Bool {
    let group = conditionGroups[condition.operand.index]
    for inner in group where test(inner, &contact) != (condition.test == .and) {
      return condition.test == .or
    }
    return condition.test == .and && !group.isEmpty
  }

  /// A number operator is false when either side is not numeric (reference, section 1.1).
  func satisfies(_ number: Double, _ condition: CompiledCondition, _ contact: inout Contact) -> Bool {
    switch condition.test {
    case .unknown, .keyExists: return false
    case .exists: return true
    case .and, .or:
      return satisfies(condition, &contact) { inner, contact in satisfies(number, inner, &contact) }
    default: break
    }
    guard let operand = Double(trimming: operandText(condition, &contact)) else { return false }
    switch condition.test {
    case .equals: return number == operand
    case .numberGreaterThan: return number > operand
    case .numberGreaterOrEqualTo: return number >= operand
    case .numberLessThan: return number < operand
    case .numberLessOrEqualTo: return number <= operand
    case .textStartsWith, .textEndsWith, .textContains, .exists, .keyExists, .and, .or, .unknown:
      return false
    }
  }

  private func operandText(_ condition: CompiledCondition, _ contact: inout Contact) -> String {
    if !condition.literal.isMissing { return literals.text(of: condition.literal) }
    var bytes = ContiguousArray<UInt8>()
    render(tables.pointee.templates[condition.operand.index], &contact, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard !part.isEmpty else { return true }
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }

  /// True when a failure without a branch goes on with the next action.
  @usableFromInline func takesNextOnUnhandledError(_ branches: BranchTable) -> Bool {
    takesNext[self.branches[Int(branches.first)].action.index]
  }
}
