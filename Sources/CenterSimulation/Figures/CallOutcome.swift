/// What became of a call.
public enum CallOutcome: Int, Sendable, CaseIterable {
  /// A flow ended the call, which had come to no queue, nor been turned away from a full one.
  case contained
  /// The caller hung up in a menu.
  case hungUp
  /// An agent answered.
  case answered
  /// An agent answered before the caller who had asked for a callback was off the line.
  case answeredAndCallback
  /// The caller hung up in a queue.
  case abandoned
  /// The queue was full, and a flow ended the call.
  case turnedAway
  /// The caller left the line for a callback.
  case callback
  /// A flow ended the call in a queue, or after one.
  case endedInQueue
  /// Joined with an outside number.
  case transferred
  /// The flow failed, or goes on in one that is not here.
  case failed
  /// Still there long after the simulated time.
  case unfinished

  public var words: String {
    switch self {
    case .contained: "contained by the flow"
    case .hungUp: "hung up in a menu"
    case .answered: "answered by an agent"
    case .answeredAndCallback: "answered, and asked for a callback too"
    case .abandoned: "abandoned in a queue"
    case .turnedAway: "turned away from a full queue"
    case .callback: "asked for a callback"
    case .endedInQueue: "ended by a flow in a queue"
    case .transferred: "transferred to an outside number"
    case .failed: "failed in a flow"
    case .unfinished: "still waiting at the end"
    }
  }
}
