/// Which queues an agent takes contacts of, in which order, and how many at once.
public struct RoutingProfileDefinition: Resource, Hashable {
  public let name: String
  public let arn: String?
  /// Its queues, in the order of the file; no queue stands twice.
  public let queues: [Queue]
  /// Its channels, in their own order; never empty.
  public let channels: [Channel]

  public init(
    name: String, arn: String? = nil, queues: [Queue], channels: [Channel] = [Channel(.voice)]
  ) {
    precondition(!channels.isEmpty, "\"\(name)\" takes contacts of no channel")
    self.name = name
    self.arn = arn
    self.queues = queues
    self.channels = channels
  }

  /// A queue that the agents of a profile serve.
  public struct Queue: Sendable, Hashable {
    /// The place of the queue in `ContactCenterDefinition.queues`.
    public let queue: Int
    /// 1 to 99; contacts of queues with lower numbers are taken first.
    public let priority: Int
    /// How long a contact waits before agents of the profile take it, up to 9999 seconds.
    public let delay: Milliseconds
    /// Of which channels; all of the profile's where they are not restricted.
    public let channels: [RoutingChannel]?

    public init(
      _ queue: Int, priority: Int = 1, delay: Milliseconds = .zero, channels: [RoutingChannel]? = nil
    ) {
      self.queue = queue
      self.priority = priority
      self.delay = delay
      self.channels = channels
    }
  }

  /// How many contacts of one channel an agent has at once.
  public struct Channel: Sendable, Hashable {
    public let channel: RoutingChannel
    public let concurrency: Int
    /// Whether an agent who has one of these is offered contacts of other channels too.
    public let mixes: Bool

    public init(_ channel: RoutingChannel, concurrency: Int = 1, mixes: Bool = false) {
      self.channel = channel
      self.concurrency = concurrency
      self.mixes = mixes
    }
  }
}
