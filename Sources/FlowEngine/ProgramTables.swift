/// What the engine reads of a program at every step, at one address that a turn holds without counting it.
@usableFromInline struct ProgramTables {
  /// The program that made these tables, and frees them.
  @usableFromInline unowned(unsafe) let program: Program
  @usableFromInline let rules: ServiceRules
  /// After so many actions without a wait the next ones are noted, so that a loop can be named.
  @usableFromInline let silentLoopWatchedFrom: Int
  @usableFromInline let actions: Table<CompiledAction>
  /// For each action the channels on which its type works, a bit each.
  let channels: Table<UInt8>
  /// For each action the types of flows in which its type works, a bit each; 0 where it works in all.
  let flowTypes: Table<UInt16>
  /// True when an action's type does not work on a voice contact.
  @usableFromInline let hasOtherThanVoice: Bool
  /// For each flow its first action.
  let starts: Table<ActionIndex>
  /// Where each branch leads: an action, or the number of a fault, inverted, when it leads nowhere.
  @usableFromInline let branchTargets: Table<Int32>
  @usableFromInline let branchErrors: Table<ErrorType?>
  @usableFromInline let conditions: Table<CompiledCondition>
  @usableFromInline let templates: Table<Template>
  let segments: Table<Template.Segment>
  let assignments: Table<Assignment>
  let lists: Table<PromptSource>
  @usableFromInline let inputSettings: Table<InputSettings>
  let botSettings: Table<BotSettings>
  /// The bytes of the name of each slot of the user attributes.
  let attributeNameBytes: Table<Int32>
  let queueFields: Table<ProgramQueue.Fields>
  let queueByLiteral: Table<Int32>
  let hoursByLiteral: Table<Int32>
  /// For each literal by which an action refers to a module the module's flow, else -1.
  let moduleByLiteral: Table<Int32>
  /// As `Program.unknownQueue`.
  let unknownQueue: QueueIndex?
  /// As `Program.unknownAgentQueue`.
  let unknownAgentQueue: QueueIndex?
  /// The length of each literal in bytes.
  let literalBytes: Table<Int32>

  init(_ program: Program, _ parts: borrowing ProgramBuilder.Parts) {
    self.program = program
    rules = parts.rules
    silentLoopWatchedFrom = max(0, parts.rules.actionsWithoutWaitLimit - SilentTrail.length)
    actions = Table(parts.actions)
    channels = Table(parts.channels)
    flowTypes = Table(parts.flowTypes)
    hasOtherThanVoice = parts.channels.contains { $0 & Channel.voice.bit == 0 }
    starts = Table(parts.flows.map(\.start))
    branchTargets = Table(parts.branchTargets)
    branchErrors = Table(parts.branchErrors)
    conditions = Table(parts.conditions)
    templates = Table(parts.templates)
    segments = Table(parts.segments)
    assignments = Table(parts.assignments)
    lists = Table(parts.lists)
    inputSettings = Table(parts.inputSettings)
    botSettings = Table(parts.botSettings)
    attributeNameBytes = Table((parts.names[.attributes] ?? []).map { Int32($0.utf8.count) })
    queueFields = Table(parts.queues.map(\.fields))
    unknownQueue = parts.unknownQueue
    unknownAgentQueue = parts.unknownAgentQueue
    let literals = parts.literals
    literalBytes = Table((0..<literals.count).map { Int32(literals.byteCount(of: $0)) })
    queueByLiteral = Self.numbers(of: parts.queueReferences, literals)
    hoursByLiteral = Self.numbers(of: parts.hoursReferences, literals)
    var modules = [Int32](repeating: -1, count: literals.count)
    for wording in parts.moduleWordings {
      let literal = parts.templates[wording.index].literal
      guard !literal.isMissing else { continue }
      modules[literal.literal] = program.module(referredToAs: literals.text(of: literal))?.raw ?? -1
    }
    moduleByLiteral = Table(modules)
  }

  /// For each literal the number of the resource it names, -1 for none.
  private static func numbers(of references: [String: some Handle], _ literals: LiteralTable) -> Table<Int32>
  {
    var numbers = [Int32](repeating: -1, count: literals.count)
    // Each reference is another literal, so that their order does not matter.
    for (reference, handle) in references {
      if let literal = literals.find(reference) { numbers[literal.literal] = handle.raw }
    }
    return Table(numbers)
  }

  /// False for an action whose type does nothing, or fails, on the channel.
  func works(_ action: ActionIndex, on channel: Channel) -> Bool {
    let suited = channels[action.index]
    return suited == 0 || suited & channel.bit != 0
  }

  func free() {
    actions.free()
    channels.free()
    flowTypes.free()
    starts.free()
    branchTargets.free()
    branchErrors.free()
    conditions.free()
    templates.free()
    segments.free()
    assignments.free()
    lists.free()
    inputSettings.free()
    botSettings.free()
    attributeNameBytes.free()
    queueFields.free()
    queueByLiteral.free()
    hoursByLiteral.free()
    moduleByLiteral.free()
    literalBytes.free()
  }
}
