import ContactCenter

/// Where one run of a flow stands, with what belongs to that run alone.
public struct Execution: Sendable {
  /// Nil when no flow runs.
  public internal(set) var flow: FlowIndex?
  public var action = ActionIndex(raw: -1)
  public var state: State = .over
  public internal(set) var flowAttributes: AttributeSpace
  /// How often each Loop action of the program has continued.
  var loopCounts: ContiguousArray<Int32>
  /// True when a Loop action has counted since the counts were all zero.
  var hasCounted = false
  /// What the present action collects from the caller.
  public internal(set) var input = CollectedInput()
  /// Which of its prompts the present action plays.
  public var promptNumber: Int32 = 0
  /// When that prompt began; only kept by lists of prompts that go on behind an interruption.
  public var promptStartedAt = Timestamp(nanoseconds: 0)
  /// The list of prompts that was interrupted last, where its flow has gone elsewhere since.
  public var interruption: Interruption?
  /// How many modules have been entered and not left.
  public internal(set) var moduleDepth: Int32 = 0
  /// What waits for each of them to come back, outermost first; room beyond `moduleDepth` is kept for the next.
  var callers: ContiguousArray<ModuleCaller> = []

  @inlinable public var isInModule: Bool { moduleDepth > 0 }

  @frozen public enum State: UInt8, Sendable {
    /// The present action has yet to begin.
    case ready
    /// The present action waits for an event.
    case waiting
    /// No flow runs.
    case over
  }

  init(slotCount: Int, loopCount: Int) {
    flowAttributes = AttributeSpace(slotCount: slotCount)
    loopCounts = ContiguousArray(repeating: 0, count: loopCount)
  }

  /// Stands at the start of a flow; what the run before it had of its own is gone.
  mutating func enter(_ flow: FlowIndex, at action: ActionIndex) {
    self.flow = flow
    self.action = action
    state = .ready
    flowAttributes.removeAll()
    if hasCounted {
      hasCounted = false
      loopCounts.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    }
    input.removeAll()
    promptNumber = 0
    interruption = nil
  }

  @inline(__always) mutating func leave() {
    flow = nil
    state = .over
    interruption = nil
    input.removeAll()
  }
}

/// A list of prompts whose period was over: the flow comes back to it, at the latest when it ends.
public struct Interruption: Sendable, Hashable, BitwiseCopyable {
  public let action: ActionIndex
  /// Which of the prompts was played.
  public let promptNumber: Int32
  /// True once something else was heard since.
  public internal(set) var wasHeard = false

  public init(of action: ActionIndex, promptNumber: Int32) {
    self.action = action
    self.promptNumber = promptNumber
  }
}

extension Program {
  /// True while a whisper runs, also in the modules that it invokes.
  public func isWhisper(_ execution: borrowing Execution) -> Bool {
    let flow = execution.isInModule ? execution.callers[0].flow : execution.flow
    switch flow.flatMap({ flows[$0.index].document.type }) {
    case .agentWhisper, .customerWhisper, .outboundWhisper: return true
    default: return false
    }
  }
}

/// The keys that an action has collected so far.
public struct CollectedInput: Sendable, Hashable {
  public internal(set) var digits: ContiguousArray<UInt8> = []
  /// True once the prompt is over and the time limit runs.
  public internal(set) var isListening = false
  /// The branch to take once what is being said was heard; nil while none is decided.
  public internal(set) var leavesBy: BranchIndex?

  @inline(__always) mutating func removeAll() {
    if !digits.isEmpty { digits.removeAll(keepingCapacity: true) }
    isListening = false
    leavesBy = nil
  }

  public var text: String { String(decoding: digits, as: UTF8.self) }
}
