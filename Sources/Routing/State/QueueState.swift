/// What `Routing` knows of one queue.
struct QueueState: BitwiseCopyable {
  /// Negative for any number.
  var capacity: Int32
  /// The agent whose own queue it is; negative for a standard queue.
  var owner: Int32 = -1
  var contacts: Int32 = 0
  var firstLine: Int32 = -1
  /// Those who serve it: a range of `RoutingTables.servers`.
  var firstServer: Int32 = 0
  var endServer: Int32 = 0
}

/// Contacts of one queue by one channel, in the order they came.
struct Arrivals: BitwiseCopyable {
  var oldest: Int32 = -1
  var youngest: Int32 = -1
  var count: Int32 = 0
}

/// Waiting contacts that are alike for agents: of one queue, channel and demand, all through with the same delay.
struct Line: BitwiseCopyable {
  var queue: Int32
  var expression: Int32
  var waited: Int64
  var channel: UInt8
  /// The first of them in the ranking.
  var root: Int32 = -1
  /// Neighbors among the lines of the queue; of a line that is not used, the next such one.
  var next: Int32 = -1
  var previous: Int32 = -1
}

/// The work of an agent after a contact.
struct WorkState: BitwiseCopyable {
  var agent: Int32
  var queue: Int32
  var channel: UInt8
  var isOpen = true
  var began: Int64
  var token: UInt32
  /// Neighbors among the works of the agent; of one that is not used, the next such one.
  var next: Int32 = -1
  var previous: Int32 = -1
}

/// What is known of a callback beside its contact.
struct CallbackState: BitwiseCopyable {
  var contact: Int32
  var party: Int32
  var order: CallbackRequest.Order
  var attempts: Int32 = 0
  var limit: Int32
  var retryDelay: Int64
  /// Nanoseconds since 1970; negative for since it enters the queue.
  var waitsSince: Int64
  /// Neighbors among the callbacks to the party; of one that is not used, the next such one.
  var next: Int32 = -1
  var previous: Int32 = -1
}
