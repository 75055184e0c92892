import ContactCenter
import FlowEngine

/// Timers in the order they are due; of two due together the one started first goes first.
@usableFromInline package struct TimerQueue: Sendable {
  package struct Entry: Sendable, BitwiseCopyable {
    package var due: Int64
    /// Counts all timers of a world: the order of starting, and the timer's name.
    package var sequence: Int64
    /// The contact that it is for; negative for the work after one.
    package var owner: Int32
    package var kind: Kind
  }

  @frozen @usableFromInline package enum Kind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    // Of the caller's run of a flow; the engine's first.
    case firstDigit, interDigit, wait, interruption, promptEnds, lambdaAnswers
    // The same of the agent's run.
    case agentFirstDigit, agentInterDigit, agentWait, agentInterruption, agentPromptEnds, agentLambdaAnswers
    // Of the contact.
    case agentAnswers, talkEnds, whisperLimit
    // Of a call to an outside number, and of a contact that begins later.
    case thirdParty, beginsLater
    // Of an action on records while another process keeps the store busy.
    case recordsAreTried, agentRecordsAreTried
    // Of a contact that waits: a step of its routing criteria, and a new place that it takes later.
    case routingStep, routingChange
    // Of a contact that an agent speaks with: put on hold, or off; transferred.
    case hold, transfer
    // Of a contact that is offered, that no agent whose routing profile is late takes yet, that is called back again.
    case offerRings, profileDelay, callbackRetry
    // Of an agent who is through with a contact.
    case afterContactWork

    @inlinable init(_ kind: TimerKind, _ side: Side) {
      self =
        switch (side, kind) {
        case (.customer, .firstDigit): .firstDigit
        case (.customer, .interDigit): .interDigit
        case (.customer, .wait): .wait
        case (.customer, .interruption): .interruption
        case (.agent, .firstDigit): .agentFirstDigit
        case (.agent, .interDigit): .agentInterDigit
        case (.agent, .wait): .agentWait
        case (.agent, .interruption): .agentInterruption
        }
    }

    /// True for what a run of a flow waits for.
    var isOfFlow: Bool {
      switch self {
      case .firstDigit, .interDigit, .wait, .interruption, .promptEnds, .lambdaAnswers, .agentFirstDigit,
        .agentInterDigit, .agentWait, .agentInterruption, .agentPromptEnds, .agentLambdaAnswers:
        true
      case .agentAnswers, .talkEnds, .whisperLimit, .thirdParty, .beginsLater, .recordsAreTried,
        .agentRecordsAreTried, .routingStep, .routingChange, .hold, .transfer, .offerRings, .profileDelay,
        .callbackRetry, .afterContactWork:
        false
      }
    }

    package static func promptEnds(_ side: Side) -> Kind {
      side == .customer ? .promptEnds : .agentPromptEnds
    }

    package static func recordsAreTried(_ side: Side) -> Kind {
      side == .customer ? .recordsAreTried : .agentRecordsAreTried
    }

    package static func lambdaAnswers(_ side: Side) -> Kind {
      side == .customer ? .lambdaAnswers : .agentLambdaAnswers
    }
  }

  /// What stands for the work after a contact in place of a contact.
  static func owner(ofWork work: Int) -> Int32 { -1 - Int32(truncatingIfNeeded: work) }
  static func work(ofOwner owner: Int32) -> Int { Int(-1 - owner) }

  /// What is due before all of the heap, where `hasFront`: a timer that is started last is often due first.
  ///
  /// No optional, which would be taken apart and put together again with every timer.
  private var front = Entry(due: 0, sequence: 0, owner: 0, kind: .wait)
  private var hasFront = false
  private var heap: ContiguousArray<Entry> = []
  /// About how many in the heap were cancelled: none of them is looked for.
  private var cancelled = 0

  var isEmpty: Bool { !hasFront && heap.isEmpty }
  var first: Entry? { hasFront ? front : heap.first }

  @inline(__always) mutating func insert(_ entry: Entry) {
    if !hasFront {
      if !heap.isEmpty, Self.isBefore(heap[0], entry) { return push(entry) }
      hasFront = true
    } else if Self.isBefore(entry, front) {
      push(front)
    } else {
      return push(entry)
    }
    front = entry
  }

  /// Takes out the first of them, of which there must be one.
  @inline(__always) mutating func removeFirst() -> Entry {
    if hasFront {
      hasFront = false
      return front
    }
    return pop()
  }

  /// Forgets a timer that was cancelled, if that is no work. Others stay, until they would be due, or are swept out.
  @inline(__always) mutating func forget(_ sequence: Int64) {
    if front.sequence == sequence { hasFront = false } else { cancelled += 1 }
  }

  /// As `forget(_:)`, when all timers of an owner were cancelled, of which so many ran.
  @inline(__always) mutating func forgetAll(of owner: Int32, count: Int) {
    if front.owner == owner { hasFront = false }
    cancelled += count
  }

  /// A timer that was taken out had been cancelled.
  mutating func droppedCancelled() { cancelled = max(0, cancelled - 1) }

  /// True when sweeping is worth its work, which so many cancellations pay for.
  @inline(__always) var isMostlyCancelled: Bool { cancelled > 64 && cancelled > heap.count / 2 }

  /// Takes out what was cancelled.
  mutating func sweep(_ isRunning: (Entry) -> Bool) {
    heap.removeAll { !isRunning($0) }
    // What is sorted is a heap.
    heap.sort(by: Self.isBefore)
    cancelled = 0
  }

  @inline(never) private mutating func push(_ entry: Entry) {
    heap.append(entry)
    heap.withUnsafeMutableBufferPointer { heap in
      var place = heap.count - 1
      while place > 0 {
        let parent = (place - 1) / 2
        guard Self.isBefore(entry, heap[parent]) else { break }
        heap[place] = heap[parent]
        place = parent
      }
      heap[place] = entry
    }
  }

  /// The last entry mostly belongs near the end again: so the gap goes down to it first, and the entry rises from there.
  @inline(never) private mutating func pop() -> Entry {
    let first = heap[0]
    let last = heap.removeLast()
    heap.withUnsafeMutableBufferPointer { heap in
      let count = heap.count
      guard count > 0 else { return }
      var place = 0
      var child = 1
      while child + 1 < count {
        if Self.isBefore(heap[child + 1], heap[child]) { child += 1 }
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
      }
      if child < count {
        heap[place] = heap[child]
        place = child
      }
      while place > 0 {
        let parent = (place - 1) / 2
        guard Self.isBefore(last, heap[parent]) else { break }
        heap[place] = heap[parent]
        place = parent
      }
      heap[place] = last
    }
    return first
  }

  private static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    left.due != right.due ? left.due < right.due : left.sequence < right.sequence
  }

  /// All entries in the order they are due: the same for equal queues, however they came about.
  package var inOrder: [Entry] { (heap + (hasFront ? [front] : [])).sorted(by: Self.isBefore) }
}
