import ContactCenter

/// A contact that is to wait in a queue.
@frozen public struct QueueEntry: Sendable, Hashable, BitwiseCopyable {
  public var contact: ContactHandle
  public var queue: QueueHandle
  public var channel: RoutingChannel
  /// 1 is first, 5 the rule (`UpdateContactRoutingBehavior`).
  public var priority: Int32
  /// By how many seconds it counts as older than it is; negative for younger.
  public var ageAdjustment: Int32
  /// How often the chain of contacts that it belongs to was moved from queue to queue before.
  public var transfers: Int32
  /// What is asked of the agent; nil for nothing.
  public var criteria: CriteriaHandle?
  /// Whether it enters a full queue too: the flow was told already that there is room.
  public var isAdmitted: Bool

  @inlinable public init(
    _ contact: ContactHandle, in queue: QueueHandle, channel: RoutingChannel = .voice, priority: Int32 = 5,
    ageAdjustment: Int32 = 0, transfers: Int32 = 0, criteria: CriteriaHandle? = nil, isAdmitted: Bool = false
  ) {
    self.contact = contact
    self.queue = queue
    self.channel = channel
    self.priority = priority
    self.ageAdjustment = ageAdjustment
    self.transfers = transfers
    self.criteria = criteria
    self.isAdmitted = isAdmitted
  }
}
