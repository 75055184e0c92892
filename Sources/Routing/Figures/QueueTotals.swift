import ContactCenter

/// What a queue has counted since the beginning. Times are exact: nanoseconds, added up.
public struct QueueTotals: Sendable, Hashable, BitwiseCopyable {
  /// Contacts that entered the queue.
  public internal(set) var queued: Int64 = 0
  /// Contacts that left it to an agent.
  public internal(set) var answered: Int64 = 0
  /// Those of them within the time of the service level.
  public internal(set) var answeredInTime: Int64 = 0
  /// Contacts whose customer left it.
  public internal(set) var abandoned: Int64 = 0
  /// Contacts that the flow in the queue ended, or whose customer waits for a callback instead: nobody lost them.
  public internal(set) var ended: Int64 = 0
  /// Contacts that left it to another queue.
  public internal(set) var transferred: Int64 = 0
  /// Contacts that were offered to agents, and offers that agents did not take.
  public internal(set) var offers: Int64 = 0
  public internal(set) var missedOffers: Int64 = 0
  /// Contacts that an agent spoke with and is through with.
  public internal(set) var handled: Int64 = 0
  /// Callbacks: those whose customer an agent spoke with, and all calls. They count neither as answered nor for the service
  /// level, as their callers did not wait on the line.
  public internal(set) var callbacksAnswered: Int64 = 0
  public internal(set) var callbackAttempts: Int64 = 0
  /// Callbacks that came to nothing after the last attempt.
  public internal(set) var callbacksGivenUp: Int64 = 0
  /// Nanoseconds that contacts waited who were answered, and who abandoned; that agents talked; of work after contacts.
  public internal(set) var answerTime: Int128 = 0
  public internal(set) var abandonTime: Int128 = 0
  public internal(set) var talkTime: Int128 = 0
  public internal(set) var afterContactWorkTime: Int128 = 0

  /// How many of a thousand contacts that left the queue were answered in time, those aside that were ended in it; nil when
  /// none has left.
  public var serviceLevelPerMille: Int? { share(answeredInTime) }

  /// How many of them were abandoned.
  public var abandonmentPerMille: Int? { share(abandoned) }

  /// How long contacts waited on average that were answered.
  public var averageSpeedOfAnswer: Milliseconds? { Self.average(answerTime, of: answered) }

  public var averageAbandonTime: Milliseconds? { Self.average(abandonTime, of: abandoned) }

  /// Talk and work after the contact, on average.
  public var averageHandleTime: Milliseconds? { Self.average(talkTime + afterContactWorkTime, of: handled) }

  private func share(_ part: Int64) -> Int? {
    let all = answered + abandoned + transferred
    return all == 0 ? nil : Int((part * 1000 + all / 2) / all)
  }

  private static func average(_ sum: Int128, of count: Int64) -> Milliseconds? {
    count == 0 ? nil : Milliseconds(Int64(sum / Int128(count) / 1_000_000))
  }
}
