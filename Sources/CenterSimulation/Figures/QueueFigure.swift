/// What is counted of a queue in an interval: of contacts by the interval in which they entered the queue.
public enum QueueFigure: Int, Sendable, CaseIterable {
  /// Contacts that entered, callbacks aside.
  case offered
  case answered
  /// Answered within the time of the service level.
  case answeredInTime
  /// The caller hung up before an answer, without a callback to wait for.
  case abandoned
  /// Moved to another queue, or on by the flow.
  case moved
  /// Callbacks that entered, and those of them that an agent took.
  case callbacks
  case callbacksAnswered
  /// Nanoseconds that those who were answered waited, and those who abandoned.
  case waitAnswered
  case waitAbandoned
  /// Contacts that an agent was done with, and the nanoseconds that took.
  case handled
  case handleTime
}

/// What is counted of a team in an interval, in nanoseconds of its agents' time.
public enum TeamFigure: Int, Sendable, CaseIterable {
  case there
  case busy
}
