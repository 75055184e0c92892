import ContactCenter

/// How a contact reached the center.
public enum Channel: String, Sendable, CaseIterable, BitwiseCopyable {
  case voice = "VOICE"
  case chat = "CHAT"
  case task = "TASK"

  /// The bits of all.
  static let allBits = Set(allCases).bits

  /// The bit that stands for it.
  var bit: UInt8 {
    switch self {
    case .voice: 1
    case .chat: 2
    case .task: 4
    }
  }

  /// In the field's words: "a voice contact".
  public var words: String {
    switch self {
    case .voice: "a voice contact"
    case .chat: "a chat"
    case .task: "a task"
    }
  }
}

extension Set<Channel> {
  /// The bits of all of them.
  var bits: UInt8 { reduce(0) { $0 | $1.bit } }
}

/// One contact: its data, and where its flows stand.
///
/// All room is taken once, for one program, and used again by `reset`: a contact that is warm allocates nothing.
public struct Contact: Sendable {
  /// The number of this contact in its world, from 1.
  public internal(set) var serial: Int32 = 0
  public internal(set) var channel: Channel = .voice
  public internal(set) var attributes: AttributeSpace
  public internal(set) var external: AttributeSpace
  public internal(set) var loaded: AttributeSpace
  /// What belongs to the contact as a whole and modules see too: tags, references, segment attributes.
  public internal(set) var data: AttributeSpace
  public internal(set) var system = InlineArray<29, Value>(repeating: .missing)
  public internal(set) var storedInput: Value = .missing
  public internal(set) var targetQueue: QueueIndex?
  /// For each event hook the flow to run; nil when it was never set, `.off` when it was switched off.
  public internal(set) var hooks = InlineArray<10, Hook>(repeating: .unset)
  public internal(set) var typeAhead = TypeAhead()
  public internal(set) var isLogging = false
  /// True in an outbound whisper as long as nobody was called: the first thing that the party is to hear calls it.
  public var isToBeDialed = false
  /// How long Lambdas have run since the caller last heard something, in milliseconds.
  public var lambdaChain: Int32 = 0
  /// The contact's own source of chance.
  public internal(set) var chance = Chance(seed: 0)
  /// The run the engine works on; the caller's, except while the agent's is swapped in.
  public var execution: Execution
  /// The other party's run (an agent whisper beside the caller's queue flow).
  public internal(set) var otherExecution: Execution
  /// Actions begun since the contact last waited.
  public var actionsWithoutWait: Int32 = 0
  /// The actions begun last, once there were nearly too many without a wait.
  var silentTrail = SilentTrail()
  /// Actions begun in all.
  public var actionCount = 0
  public internal(set) var arena = TextArena()
  /// Bytes of all user attributes, names and values.
  var attributeBytes = 0
  /// The arena is cleared of unused texts when it has more bytes than this.
  @usableFromInline var compactAbove = Self.compactAboveAtFirst

  static let compactAboveAtFirst = 64 * 1024

  @frozen public enum Hook: Sendable, Hashable, BitwiseCopyable {
    case unset
    case off
    case flow(FlowIndex)
  }

  public init(program: Program) {
    attributes = AttributeSpace(slotCount: program.slotNames(.attributes).count)
    external = AttributeSpace(slotCount: program.slotNames(.external).count)
    loaded = AttributeSpace(slotCount: program.slotNames(.loaded).count)
    data = AttributeSpace(slotCount: program.slotNames(.data).count)
    let slotCount = program.slotNames(.flowAttributes).count
    execution = Execution(slotCount: slotCount, loopCount: program.loopCount)
    otherExecution = execution
  }

  /// Becomes a fresh contact, in the room of the one before.
  public mutating func reset(serial: Int32, channel: Channel, seed: UInt64) {
    if execution.flow != nil || otherExecution.flow != nil { leaveAllFlows() }
    self.serial = serial
    self.channel = channel
    attributes.removeAll()
    external.removeAll()
    loaded.removeAll()
    data.removeAll()
    for field in system.indices { system[field] = .missing }
    storedInput = .missing
    targetQueue = nil
    for hook in hooks.indices { hooks[hook] = .unset }
    typeAhead.removeAll()
    typeAhead.isOn = false
    isLogging = false
    isToBeDialed = false
    lambdaChain = 0
    chance = Chance(seed: seed &+ UInt64(UInt32(bitPattern: serial)) &* 0x9E37_79B9_7F4A_7C15)
    actionsWithoutWait = 0
    silentTrail.removeAll()
    actionCount = 0
    arena.removeAll()
    attributeBytes = 0
    compactAbove = Self.compactAboveAtFirst
  }

  public func hook(_ hook: EventHook) -> Hook { hooks[Int(hook.rawValue)] }

  public func field(_ field: SystemField) -> Value { system[Int(field.rawValue)] }

  /// The bytes that user attributes may have in all (reference, section 9).
  public static let attributeByteLimit = 32 * 1024
}

/// Keys typed before anything waits for them (reference, section 2.2).
public struct TypeAhead: Sendable, Hashable {
  public static let limit = 30

  public internal(set) var isOn = false
  public private(set) var digits: ContiguousArray<UInt8> = []

  /// Keeps the key; false when type-ahead is off or full, so that the key is lost.
  mutating func keep(_ digit: DTMFDigit) -> Bool {
    guard isOn, digits.count < Self.limit else { return false }
    digits.append(digit.ascii)
    return true
  }

  mutating func takeFirst() -> DTMFDigit? {
    guard !digits.isEmpty else { return nil }
    return DTMFDigit(ascii: digits.removeFirst())
  }

  mutating func removeAll() {
    if !digits.isEmpty { digits.removeAll(keepingCapacity: true) }
  }

  public var text: String { String(decoding: digits, as: UTF8.self) }
}
