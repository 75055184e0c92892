import ContactCenter
import FlowEngine

/// Timers in the order they are due; of two due together the one started first goes first.
package struct TimerQueue: Sendable {
  package struct Entry: Sendable, BitwiseCopyable {
    package var due: Int64
    /// Counts all timers of a world: the order of starting, and the timer's name.
    package var sequence: Int64
    /// The contact, or the agent, that it is for.
    package var owner: Int32
    package var kind: Kind
  }

  package enum Kind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    // Of the caller's run of a flow; the engine's first, in the order of `TimerKind`.
    case firstDigit, interDigit, wait, interruption, promptEnds, lambdaAnswers
    // The same of the agent's run.
    case agentFirstDigit, agentInterDigit, agentWait, agentInterruption, agentPromptEnds, agentLambdaAnswers
    // Of the contact.
    case agentAnswers, talkEnds, whisperLimit
    // Of a call to an outside number, and of a contact that begins later.
    case thirdParty, beginsLater

    init(_ kind: TimerKind, _ side: Side) {
      switch (kind, side) {
      case (.firstDigit, .customer): self = .firstDigit
      case (.interDigit, .customer): self = .interDigit
      case (.wait, .customer): self = .wait
      case (.interruption, .customer): self = .interruption
      case (.firstDigit, .agent): self = .agentFirstDigit
      case (.interDigit, .agent): self = .agentInterDigit
      case (.wait, .agent): self = .agentWait
      case (.interruption, .agent): self = .agentInterruption
      }
    }

    package static func promptEnds(_ side: Side) -> Kind {
      side == .customer ? .promptEnds : .agentPromptEnds
    }

    package static func lambdaAnswers(_ side: Side) -> Kind {
      side == .customer ? .lambdaAnswers : .agentLambdaAnswers
    }
  }

  package private(set) var heap: ContiguousArray<Entry> = []

  var first: Entry? { heap.first }
  var isEmpty: Bool { heap.isEmpty }

  mutating func insert(_ entry: Entry) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard Self.isBefore(heap[child], heap[parent]) else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeFirst() -> Entry {
    let first = heap[0]
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if Self.isBefore(heap[child], heap[least]) { least = child }
      }
      guard least != parent else { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    left.due != right.due ? left.due < right.due : left.sequence < right.sequence
  }

  /// All entries in the order they are due: the same for equal queues, however they came about.
  var inOrder: [Entry] { heap.sorted(by: Self.isBefore) }
}
