import ContactCenter
import FlowEngine
import Routing
import World

/// What a contact's flow does by itself from something its caller did until it waits for the caller, or for an agent, or is
/// over: played once, and the same for every contact that came there in the same way.
struct Way: BitwiseCopyable {
  enum End: BitwiseCopyable {
    /// The action asks for a key, or for words.
    case asks
    case enters(QueueIndex)
    case isOver(ContactNotice.End)
  }

  /// The way before it; -1 for the first one of a contact.
  let parent: Int32
  let input: Input
  /// How long after the parent began the caller did that.
  let offset: Int64
  /// How long after the contact came the way begins, and how long it is.
  let start: Int64
  let length: Int64
  let end: End
  /// The flow's action at the end.
  let action: Int32
  /// How many actions the contact has begun right behind the caller's input, and at the end.
  let actionsAtStart: Int
  let actionsAtEnd: Int
  /// What is counted for it.
  let counts: CountRange
  /// How many contacts went it to its end.
  var taken: Int64 = 0
  /// The first of the ways that follow; -1 for none.
  var firstLink: Int32 = -1
  /// What comes behind the queue that it enters; -1 for what was not played yet.
  var wait: Int32 = -1
  var whispers: Int32 = -1
  /// For how long a contact can wait in the queue without anything being counted; negative for no time at all.
  var quietWait: Int64 = -1

  var isIntoQueue: Bool { if case .enters = end { true } else { false } }

  /// What a caller does.
  struct Input: Hashable, BitwiseCopyable {
    let raw: Int32

    static var arrives: Input { Input(raw: -1) }
    /// Does nothing where something is asked for.
    static var isSilent: Input { Input(raw: -2) }
    static func presses(_ digit: DTMFDigit) -> Input { Input(raw: Int32(digit.code)) }
    /// - Parameter place: of the words among all that callers say.
    static func says(_ place: Int32) -> Input { Input(raw: wordsBase + place) }

    private static var wordsBase: Int32 { 16 }

    var digit: DTMFDigit? { raw >= 0 && raw < Self.wordsBase ? DTMFDigit.all[Int(raw)] : nil }
    var words: Int? { raw >= Self.wordsBase ? Int(raw - Self.wordsBase) : nil }
  }

  /// From a way to one that follows it.
  struct Link: BitwiseCopyable {
    let input: Input
    let offset: Int64
    let way: Int32
    /// The next link of the same way; -1 for none.
    let next: Int32
  }
}

/// What is counted in a stretch whose end nobody knows: a contact leaves it at some moment.
struct Stretch {
  struct Part {
    /// How long after the beginning.
    let offset: Int64
    let counts: CountRange
    var taken: Int64 = 0
  }

  /// Up to where it was played.
  var horizon: Int64 = -1
  var parts: [Part] = []

  /// A contact leaves it.
  mutating func take(until offset: Int64) {
    for place in parts.indices {
      guard parts[place].offset <= offset else { break }
      parts[place].taken += 1
    }
  }

  /// Adds what was counted of those who left it, who count no more.
  mutating func empty(_ list: CountList, into total: inout Counted) {
    for place in parts.indices {
      list.add(parts[place].counts, times: parts[place].taken, to: &total)
      parts[place].taken = 0
    }
  }
}

/// The whispers to an agent and to a caller, one behind the other.
struct Whispers {
  /// When the agent's is over, and when both are, after the agent answered.
  var connects: Int64
  var joins: Int64
  var stretch: Stretch
  /// How many contacts heard both to the end.
  var taken: Int64 = 0
}
