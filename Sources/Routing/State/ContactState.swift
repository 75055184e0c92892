/// What `Routing` knows of one contact.
struct ContactState: BitwiseCopyable {
  var stage = ContactStage.none
  var channel: UInt8 = 0
  /// For a callback: the customer is on the line.
  var isDialed = false
  /// True while its agent has paused it, and counts it no more.
  var isPaused = false
  var priority: Int32 = 5
  var adjustment: Int32 = 0
  var transfers: Int32 = 0
  var queue: Int32 = -1
  var agent: Int32 = -1
  /// Where it waits among those alike.
  var line: Int32 = -1
  var callback: Int32 = -1
  var criteria: Int32 = -1
  var step: Int32 = 0
  /// What the step asks for.
  var expression: Int32 = -1
  /// Neighbors among those in the same queue by the same channel, in the order they came.
  var older: Int32 = -1
  var younger: Int32 = -1
  /// Neighbors among the contacts of the same agent.
  var nextMate: Int32 = -1
  var previousMate: Int32 = -1
  /// Nanoseconds since 1970: when it entered the queue, and when customer and agent were joined.
  var entered: Int64 = 0
  var joined: Int64 = 0
  /// The longest delay of routing profiles that it has waited through.
  var waited: Int64 = 0
  /// Counts the timers of all contacts that had this number.
  var tokens: UInt32 = 0
  var stageToken: UInt32 = 0
  var delayToken: UInt32 = 0
  var stepToken: UInt32 = 0
}
