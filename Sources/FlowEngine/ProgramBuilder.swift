import ContactCenter
import Diagnostics
import FlowDocument
import JSON

/// Links the flows of a center into one program: reports every problem it meets, and goes on.
public struct ProgramBuilder {
  /// The tables that become the program's.
  struct Parts {
    var actions: ContiguousArray<CompiledAction> = []
    var origins: [ActionOrigin] = []
    var flows: [ProgramFlow] = []
    var queues: [ProgramQueue] = []
    var hours: [ProgramHours] = []
    var center: ContactCenterDefinition
    var rules: ServiceRules
    var isLoneFlow: Bool
    var problems: [Diagnostic] = []
    var faults: [ProgramFault] = []
    var branches: [Branch] = []
    var branchTargets: ContiguousArray<Int32> = []
    var branchErrors: ContiguousArray<ErrorType?> = []
    var conditions: ContiguousArray<CompiledCondition> = []
    var conditionGroups: [[CompiledCondition]] = []
    /// For each action the channels on which its type works, a bit each.
    var channels: ContiguousArray<UInt8> = []
    /// For each action the types of flows in which its type works, a bit each; 0 where it works in all.
    var flowTypes: ContiguousArray<UInt16> = []
    var actionBranches: [BranchTable] = []
    var takesNext: [Bool] = []
    var literals = LiteralTable()
    var templates: ContiguousArray<Template> = []
    var segments: ContiguousArray<Template.Segment> = []
    var assignments: ContiguousArray<Assignment> = []
    var lists: ContiguousArray<PromptSource> = []
    var inputSettings: ContiguousArray<InputSettings> = []
    var inputSettingsOfActions: [ActionIndex: InputSettingsHandle] = [:]
    var botSettings: ContiguousArray<BotSettings> = []
    var loopCount = 0
    var names: [Reference.Space: [String]] = [:]
    var language = Value.missing
    /// The instance that the flows are of, and its region, by the ARNs that they hold; missing where these name none, or several.
    var instance = (arn: Value.missing, region: Value.missing)
    var unknownQueue: QueueIndex?
    var unknownAgentQueue: QueueIndex?
    var unknownHours: HoursIndex?
    var queueReferences: [String: QueueIndex] = [:]
    var agentQueueReferences: [String: QueueIndex] = [:]
    var hoursReferences: [String: HoursIndex] = [:]
    var flowTable = FlowTable()
    /// The flows that actions name.
    var neededFlows: [NeededFlow] = []
    /// The recordings that actions play and the center does not have.
    var missingRecordings: [MissingRecording] = []
    var approximations: [Approximation] = []
    /// The last action that asked for a declared branch.
    var lastDeclaring: ActionIndex?
    /// The wordings by which actions refer to modules.
    var moduleWordings: Set<TextHandle> = []
    var wordings: [String: TextHandle] = [:]

    /// Makes room for so many actions, and for about as many branches as they have.
    mutating func reserve(_ count: Int) {
      actions.reserveCapacity(count)
      origins.reserveCapacity(count)
      channels.reserveCapacity(count)
      flowTypes.reserveCapacity(count)
      actionBranches.reserveCapacity(count)
      takesNext.reserveCapacity(count)
      branches.reserveCapacity(count * 3)
      branchTargets.reserveCapacity(count * 3)
      branchErrors.reserveCapacity(count * 3)
      conditions.reserveCapacity(count * 3)
    }
  }

  var parts: Parts
  private let catalog: ActionCatalog
  let declaredBranches: [String: String]
  let forcedBranches: [String: String]
  /// The errors that names probably mean which are none; nil where none is near.
  private var nearErrors: [String: String?] = [:]
  private var slotByName: [Reference.Space: [String: Int32]] = [:]

  public var rules: ServiceRules { parts.rules }

  /// - Parameters:
  ///   - isLoneFlow: true when there is no center.json, so that what flows refer to stands in.
  ///   - branches: the outcome that an action stands in with, by its identifier.
  ///   - forced: the outcome that an action takes in place of what it does, by its identifier.
  public init(
    center: ContactCenterDefinition, catalog: ActionCatalog, rules: ServiceRules = ServiceRules(),
    isLoneFlow: Bool = false, branches: [String: String] = [:], forced: [String: String] = [:]
  ) {
    parts = Parts(center: center, rules: rules, isLoneFlow: isLoneFlow)
    self.catalog = catalog
    declaredBranches = branches
    forcedBranches = forced
    parts.language = parts.literals.intern(center.language)
    for (number, queue) in center.queues.enumerated() {
      addQueue(
        name: queue.name, references: Self.references(queue.name, queue.arn), arn: queue.arn,
        outbound: queue.outboundCallerId?.e164, definition: number)
    }
    for quickConnect in center.quickConnects {
      if case .agent(let agent) = quickConnect.target { addQueue(ofAgent: agent) }
    }
    for (number, hours) in center.hours.enumerated() {
      addHours(
        name: hours.name, reference: hours.arn, references: Self.references(hours.name, hours.arn),
        definition: number)
    }
  }

  /// The texts by which flows may refer to a resource: its name, its ARN, the last part of that.
  static func references(_ name: String, _ arn: String?) -> [String] {
    guard let arn else { return [name] }
    return [name, arn, lastPart(of: arn)]
  }

  static func lastPart(of reference: String) -> String {
    ResourceReference.lastPart(of: reference) ?? reference
  }

  // MARK: Linking

  /// Compiles the flows, given in the order of their files, with the references each is known by beside its names.
  ///
  /// - Parameters:
  ///   - others: what a driver refers to beside the flows; of a lone flow it stands in as what flows refer to does.
  ///   - refusals: what the service refuses of the linked flows, beside what the linker sees of that: each is noted as an
  ///     approximation of its action.
  public mutating func link(
    _ documents: [(document: FlowDocument, references: [String])], others: OtherResources = OtherResources(),
    refusals: (Program) -> [(action: ActionIndex, why: String)] = { _ in [] }
  ) -> Program {
    var first = 0
    parts.reserve(documents.map { $0.document.actions.count }.reduce(0, +))
    for (number, entry) in documents.enumerated() {
      let document = entry.document
      let own = document.arn.map { [$0, Self.lastPart(of: $0)] } ?? []
      let names = [document.name, document.fileName] + own + entry.references
      parts.flowTable.arns[FlowIndex(number)] = names.first { $0.hasPrefix("arn:") }
      reportTwin(of: document, among: documents[..<number].lazy.map { $0.document })
      for name in names {
        if document.type != .module, parts.flowTable.flows[name] == nil {
          parts.flowTable.flows[name] = FlowIndex(number)
        }
        if document.type == .module || document.type == nil, parts.flowTable.modules[name] == nil {
          parts.flowTable.modules[name] = FlowIndex(number)
        }
      }
      let start = document.startAction.number ?? 0
      let range = first..<first + document.actions.count
      parts.flows.append(ProgramFlow(document: document, start: ActionIndex(first + start), actions: range))
      first = range.upperBound
    }
    // A module can be played by itself, under a name that no flow has.
    parts.flowTable.flows.merge(parts.flowTable.modules) { flow, _ in flow }
    if !parts.isLoneFlow { pairReferences() }
    for index in parts.flows.indices {
      parts.problems += parts.flows[index].document.problems
      compile(FlowIndex(index))
    }
    tellMissingFlows()
    tellMissingRecordings()
    tellApproximations()
    if parts.isLoneFlow { declare(others) }
    checkDeclaredBranches()
    parts.instance = instance
    let program = Program(parts)
    let refused = refusals(program).filter {
      forcedBranches[program.actionSources[$0.action.index].action.identifier] == nil
    }
    guard !refused.isEmpty else { return program }
    for refusal in refused { approximate(refusal.action, refusal.why) }
    tellApproximations()
    return Program(parts)
  }

  /// The instance that every ARN of the flows and of the center is of, and its region; missing where there is none, or more
  /// than one.
  private var instance: (arn: Value, region: Value) {
    mutating get {
      var found: ResourceARN?
      for literal in 1..<parts.literals.count
      where parts.literals.withBytes(of: literal, { $0.starts(with: "arn:".utf8) }) {
        guard let arn = ResourceARN(parts.literals.text(of: Value(literal: literal))), arn.instance != nil,
          !arn.home.contains(where: { "${%<".contains($0) })
        else { continue }
        if let found, found.home != arn.home { return (.missing, .missing) }
        found = arn
      }
      guard let found, let instance = found.instance else { return (.missing, .missing) }
      return (parts.literals.intern(instance), parts.literals.intern(found.region))
    }
  }

  private mutating func compile(_ flow: FlowIndex) {
    let document = parts.flows[flow.index].document
    let first = parts.flows[flow.index].actions.lowerBound
    for (offset, action) in document.actions.enumerated() {
      let index = ActionIndex(first + offset)
      let table = addBranches(of: action, index, first)
      let source = ActionSource(
        action: action, flow: flow, flowType: document.type, index: index, branches: table)
      parts.actionBranches.append(table)
      parts.channels.append(Channel.allBits)
      parts.flowTypes.append(0)
      let (compiled, fidelity, takesNext) = compile(source)
      for words in action.leftOut { approximate(index, words) }
      parts.actions.append(compiled)
      var origin = ActionOrigin(flow: flow, action: action, fidelity: fidelity)
      origin.parameters = catalog.types[action.type]?.description.parameters ?? []
      origin.takesDeclaredBranch = parts.lastDeclaring == index
      parts.origins.append(origin)
      parts.takesNext.append(takesNext)
    }
    if document.type == nil { noteMisfit(in: document, first) }
  }

  /// Notes the first action of a flow that does not say its type which no type allows beside one before it.
  ///
  /// - Parameter first: the number of the flow's first action.
  private mutating func noteMisfit(in document: FlowDocument, _ first: Int) {
    // A module allows most.
    guard !document.actions.contains(where: { $0.type == "EndFlowModuleExecution" }) else { return }
    var before: [(type: String, flowTypes: Set<FlowType>)] = []
    for (offset, action) in document.actions.enumerated() {
      guard let type = catalog.types[action.type]?.description, !type.flowTypes.isEmpty,
        !before.contains(where: { $0.type == type.type })
      else { continue }
      let flowTypes = type.flowTypes.union(FlowType.more(for: type.type, rules)).subtracting([.module])
      if let other = before.first(where: { $0.flowTypes.isDisjoint(with: flowTypes) }) {
        return approximate(
          ActionIndex(first + offset),
          "no type of flow allows \(type.type) beside \(other.type): the service does not save the flow, here both work"
        )
      }
      before.append((type.type, flowTypes))
    }
  }

  private mutating func compile(_ source: ActionSource) -> (CompiledAction, Fidelity?, Bool) {
    let action = source.action
    let known = catalog.types[action.type]
    let meant = known == nil ? catalog.otherSpellings[action.type] : nil
    if let meant {
      report(
        action.typeValue.finding(
          .warning, "\"\(action.identifier)\" is of type \"\(action.type)\"", rule: "type-spelling",
          why: "the service refuses this spelling", fix: "write \"\(meant)\""))
    }
    if let type = known ?? meant.flatMap({ catalog.types[$0] }) {
      let takesNext =
        type.description.nextAction == .successAndUnhandledError
        || rules.failureWithoutBranch == .goesOn && action.nextAction != nil
      if let forced = forcedBranch(source) {
        let type = text(action.type)
        return (CompiledAction(ForcedBranch(type: type, branch: forced)), .exact, takesNext)
      }
      let moreTypes = FlowType.more(for: type.description.type, rules)
      var fidelity = type.fidelity(action)
      if let flowType = source.flowType, !type.description.isAllowed(in: flowType),
        !moreTypes.contains(flowType)
      {
        fidelity = RefusedAction.fidelity(
          of: action, in: flowType, takesNext: takesNext, works: type.description.worksAnywhere)
        if !type.description.worksAnywhere {
          if flowType == .module { report(notInModule(source)) }
          return (CompiledAction(RefusedAction.compile(source, into: &self)), fidelity, takesNext)
        }
      }
      parts.channels[source.index.index] = type.description.channelBits
      parts.flowTypes[source.index.index] = type.description.flowTypeBits | moreTypes.bits
      noteUnread(source, type)
      var source = source
      source.type = type
      return (type.compile(source, &self), fidelity, takesNext)
    }
    if action.type.isEmpty {
      // The reader has told of it.
      let finding = action.typeValue.finding(
        "the action \"\(action.identifier)\" has no \"Type\"", rule: "flow-form",
        why: "nobody knows what it does", fix: "give it the \"Type\" of what it does")
      return (CompiledAction(UnknownAction(fault: addFault(.found(finding)))), nil, false)
    }
    let near = catalog.type(
      meantBy: action.type, with: action.parameters?.members.map(\.name) ?? [])
    let finding = action.typeValue.finding(
      "\"\(action.identifier)\" is of type \"\(action.type)\", which is no action type", rule: "unknown-type",
      why: near == nil ? "the flow language has no such action" : nil,
      fix: near.map { "did you mean \"\($0)\"?" })
    report(finding)
    return (CompiledAction(UnknownAction(fault: addFault(.found(finding)))), nil, false)
  }

  /// Notes the parameters of an action that its type does not know.
  private mutating func noteUnread(_ source: ActionSource, _ type: ActionType) {
    guard let parameters = source.action.parameters else { return }
    let keys = type.description.keys
    for key in parameters.keys(otherThan: keys.names)
    where !rules.isParameter(key.string ?? "", of: source.action.type) {
      let name = key.string ?? ""
      let other = catalog.type(ofParameter: name).map {
        ": it is one of \($0), and the service refuses it here"
      }
      noteUnread(name, source, keys.keys.isEmpty ? ": the type takes none" : other)
    }
    for key in keys.keys where !key.inside.isWhole {
      guard let value = parameters[key.name] else { continue }
      noteUnread(in: value, key.name, key.inside, source)
    }
  }

  /// Goes down as far as the description does; below that everything is the author's own.
  private mutating func noteUnread(
    in value: JSONValue, _ path: String, _ keys: ParameterKeys, _ source: ActionSource
  ) {
    // Older exports have the fields of the profile here, and they are looked for.
    if path == "ProfileRequestData" { return }
    for key in value.keys(otherThan: keys.names) { noteUnread("\(path).\(key.string ?? "")", source) }
    for key in keys.keys where !key.inside.isWhole {
      guard let inside = value[key.name] else { continue }
      noteUnread(in: inside, "\(path).\(key.name)", key.inside, source)
    }
  }

  private mutating func noteUnread(_ name: String, _ source: ActionSource, _ why: String? = nil) {
    approximate(
      source.index, "its parameter \"\(name)\" is not looked at\(why ?? ", as no page tells of it")")
  }

  private func notInModule(_ source: ActionSource) -> Diagnostic {
    source.action.typeValue.finding(
      .warning, "\"\(source.action.identifier)\" is of type \"\(source.action.type)\" in a module",
      rule: "action-not-allowed", why: "a module cannot do that: the action takes its error branch")
  }

  /// - Parameter first: the number of the flow's first action.
  private mutating func addBranches(
    of action: DocumentAction, _ index: ActionIndex, _ first: Int
  ) -> BranchTable {
    let firstBranch = Int32(parts.branches.count)
    addBranch(of: action, index, .next, to: action.nextAction, first)
    for condition in action.conditions {
      let operand = condition.operandText ?? ""
      let outcome = Branch.Outcome.condition(operatorName: condition.operatorName, operand: operand)
      let compiled = compile(
        condition.operatorName, condition.operatorValue, condition.operands, of: action, index)
      addBranch(of: action, index, outcome, to: condition.target, first, condition: compiled)
    }
    for error in action.errors {
      let type = errorType(error, of: action)
      if type == nil, !error.type.isEmpty {
        report(unknownError(error, of: action))
      }
      addBranch(of: action, index, .error(error.type), to: error.target, first, error: type)
    }
    return BranchTable(
      first: firstBranch, conditionCount: UInt16(clamping: action.conditions.count),
      errorCount: UInt16(clamping: action.errors.count))
  }

  /// The error that a branch is for; nil for one that no action fails with.
  private func errorType(_ error: DocumentError, of action: DocumentAction) -> ErrorType? {
    let type = ErrorType.named(error.type)
    guard action.type == "InvokeLambdaFunction" else { return type }
    if error.type == rules.lambdaTimeoutError { return .timeLimitExceeded }
    return type == .timeLimitExceeded ? nil : type
  }

  private mutating func unknownError(_ error: DocumentError, of action: DocumentAction) -> Diagnostic {
    let near = nearErrors[error.type] ?? nearest(to: error.type, among: ErrorType.allNames)
    nearErrors[error.type] = .some(near)
    return (error.value["ErrorType"] ?? error.value).finding(
      .warning, "\"\(action.identifier)\" handles \"\(error.type)\", which no action fails with",
      rule: "unknown-error", why: "the branch is never taken",
      fix: near.map { "did you mean \"\($0)\"?" })
  }

  private mutating func addBranch(
    of action: DocumentAction, _ index: ActionIndex, _ outcome: Branch.Outcome, to target: FlowTarget?,
    _ first: Int, condition: CompiledCondition = .none, error: ErrorType? = nil
  ) {
    let number = target?.number.map { Int32(first + $0) }
    parts.branches.append(Branch(action: index, outcome: outcome, target: number.map(ActionIndex.init(raw:))))
    parts.branchTargets.append(number ?? ~addFault(.unconnected(outcome, target, action)))
    parts.conditions.append(condition)
    parts.branchErrors.append(error)
  }

  // MARK: Findings

  public mutating func report(_ finding: Diagnostic) { parts.problems.append(finding) }

  mutating func addFault(_ fault: ProgramFault) -> Int32 {
    parts.faults.append(fault)
    return Int32(parts.faults.count - 1)
  }

  // MARK: Texts and slots

  /// The handle of a wording; the same wording has the same handle.
  public mutating func text(_ wording: String) -> TextHandle {
    if let handle = parts.wordings[wording] { return handle }
    let template = compile(wording: wording)
    parts.templates.append(template)
    let handle = TextHandle(parts.templates.count - 1)
    parts.wordings[wording] = handle
    return handle
  }

  /// The handle of two wordings.
  public mutating func texts(_ first: String, _ second: String) -> TextPair {
    let templates = [compile(wording: first), compile(wording: second)]
    parts.templates.append(contentsOf: templates)
    return TextPair(parts.templates.count - templates.count)
  }

  private mutating func compile(wording: String) -> Template {
    var whole = wording
    if !whole.withUTF8({ $0.contains(UInt8(ascii: "$")) }) { return .literal(parts.literals.intern(whole)) }
    var segments: [Template.Segment] = []
    var literal = wording[...]
    var from = wording.startIndex
    while let dollar = wording.utf8[from...].firstIndex(of: UInt8(ascii: "$")) {
      guard var (path, after) = ReferencePath.prefix(of: wording[dollar...]) else {
        from = wording.utf8.index(after: dollar)
        continue
      }
      if rules.fullStopBelongsToPath, after.first == "." {
        path.components.append(.name(""))
        after = after.dropFirst()
      }
      literal = literal[..<dollar]
      if !literal.isEmpty { segments.append(.literal(parts.literals.intern(String(literal)))) }
      segments.append(.reference(reference(to: path)))
      literal = after
      from = after.startIndex
    }
    if segments.isEmpty {
      return .literal(parts.literals.intern(wording))
    }
    if !literal.isEmpty { segments.append(.literal(parts.literals.intern(String(literal)))) }
    if segments.count == 1, case .reference(let reference) = segments[0] { return .reference(reference) }
    let first = parts.segments.count
    parts.segments.append(contentsOf: segments)
    return .mix(first: Int32(first), count: Int32(segments.count))
  }

  mutating func reference(to path: ReferencePath) -> Reference {
    guard let names = path.names else {
      var wording = "$"
      for component in path.components {
        switch component {
        case .name(let name): wording += "['\(name)']"
        case .computed(let inner): wording += "['" + inner + "']"
        }
      }
      return Reference(.computed, text(computed: wording).raw)
    }
    let (space, name) = Self.place(of: names)
    switch space {
    case .storedInput: return Reference(.storedInput, 0)
    case .system: return Reference(.system, SystemField(path: name)?.rawValue ?? 0)
    case .attributes, .flowAttributes, .external, .loaded, .data, .computed:
      return Reference(space, slot(for: name, in: space))
    }
  }

  /// The wording of a path in which the parts in backticks are references of their own.
  private mutating func text(computed wording: String) -> TextHandle {
    // The leading "$" must not be read as a reference itself, so it is a literal of its own.
    let inner = compile(wording: String(wording.dropFirst()))
    let first = parts.segments.count
    parts.segments.append(.literal(parts.literals.intern("$")))
    switch inner {
    case .literal(let literal): parts.segments.append(.literal(literal))
    case .reference(let reference): parts.segments.append(.reference(reference))
    case .mix(let start, let count):
      parts.segments.append(contentsOf: parts.segments[Int(start)..<Int(start + count)])
    }
    parts.templates.append(.mix(first: Int32(first), count: Int32(parts.segments.count - first)))
    return TextHandle(parts.templates.count - 1)
  }

  /// The space a path lies in, and its name there.
  static func place(of names: [String]) -> (space: Reference.Space, name: String) {
    let rest = names.dropFirst().joined(separator: ".")
    switch names[0] {
    case "Attributes" where names.count > 1: return (.attributes, rest)
    case "FlowAttributes" where names.count > 1: return (.flowAttributes, rest)
    case "External" where names.count > 1: return (.external, rest)
    case "LambdaInvocation" where names.count > 2 && names[1] == "ResultData":
      return (.external, names.dropFirst(2).joined(separator: "."))
    case "StoredCustomerInput" where names.count == 1: return (.storedInput, "")
    case "Tags", "References", "MediaStreams", "Task":
      return (.data, names.joined(separator: "."))
    default:
      let whole = names.joined(separator: ".")
      if SystemField(path: whole) != nil { return (.system, whole) }
      return (names[0] == "SegmentAttributes" ? .data : .loaded, whole)
    }
  }

  mutating func slot(for name: String, in space: Reference.Space) -> Int32 {
    if let slot = slotByName[space]?[name] { return slot }
    _ = parts.literals.intern(name)
    let slot = Int32(parts.names[space]?.count ?? 0)
    parts.names[space, default: []].append(name)
    slotByName[space, default: [:]][name] = slot
    return slot
  }

  /// Room for one more Loop action's count.
  public mutating func addLoop() -> Int32 {
    parts.loopCount += 1
    return Int32(parts.loopCount - 1)
  }

  /// Keeps a list of prompts; the first one's number and how many there are.
  public mutating func addPrompts(_ prompts: [PromptSource]) -> (first: Int32, count: Int32) {
    let first = Int32(parts.lists.count)
    parts.lists.append(contentsOf: prompts)
    return (first, Int32(prompts.count))
  }
}
