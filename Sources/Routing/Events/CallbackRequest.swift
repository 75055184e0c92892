import ContactCenter

/// A callback that is to wait in a queue, for an agent and a customer who is called then.
@frozen public struct CallbackRequest: Sendable, Hashable, BitwiseCopyable {
  public typealias Order = CallbackDefinition.Order

  /// The contact of the callback, with its queue. Callbacks enter a queue also where it is full.
  public var entry: QueueEntry
  public var party: PartyHandle
  public var order: Order
  /// Before it enters the queue; zero enters at once.
  public var delay: Milliseconds
  /// Between a call that nobody answers and the next.
  public var retryDelay: Milliseconds
  /// How often the customer is called at most, at least 1.
  public var attempts: Int32
  /// Since when it counts as waiting; nil for since it enters the queue. (Our own policy: the place in line is kept.)
  public var waitsSince: Timestamp?
  /// Whether it is dropped where the same customer waits for a callback of the same queue. (Our own policy.)
  public var merges: Bool

  @inlinable public init(
    _ entry: QueueEntry, to party: PartyHandle, order: Order = .agentFirst, delay: Milliseconds = .zero,
    retryDelay: Milliseconds = .seconds(1), attempts: Int32 = 1, waitsSince: Timestamp? = nil,
    merges: Bool = false
  ) {
    self.entry = entry
    self.party = party
    self.order = order
    self.delay = delay
    self.retryDelay = retryDelay
    self.attempts = attempts
    self.waitsSince = waitsSince
    self.merges = merges
  }
}
