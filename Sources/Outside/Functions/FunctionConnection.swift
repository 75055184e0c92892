import World

/// One way to reach a function outside, for one invocation at a time. Nothing here ever waits.
protocol FunctionConnection: AnyObject {
  /// True once it can be used no more.
  var isClosed: Bool { get }
  /// False while it is only getting ready: that takes no time of the invocation's.
  var isReady: Bool { get }
  /// True when it came to its end in an invocation of which it said nothing.
  var endedSilently: Bool { get }
  /// What became of it when its time was over, for the person.
  var endingWords: String { get }
  /// Readable, or closed, when there is something to take in.
  var descriptors: [Int32] { get }
  /// True while it waits for what no descriptor tells: it is looked at again a moment later.
  var looksAgainSoon: Bool { get }
  /// Writable when there is more room for what is to be sent; nil when nothing is.
  var fullDescriptor: Int32? { get }

  /// Waits the few milliseconds in which what belongs to the last invocation may still come, before another begins; false
  /// where none can come.
  ///
  /// - Parameter isForGood: true where no other begins: then until it asks for one, if it does so soon.
  func settle(isForGood: Bool) -> Bool
  /// Begins an invocation; the reply comes among the events.
  func begin(_ call: OutsideCall)
  /// Waits until there may be something to take in, or room for what is to be sent, but no longer than this.
  func wait(_ milliseconds: Int32)
  /// What happened since the last time, in order.
  func takeEvents() -> [FunctionEvent]
  /// Ends it, in the middle of whatever it does.
  func stop()
}

/// Something that a function outside did.
enum FunctionEvent: Equatable {
  /// It printed a line.
  case printed(String)
  /// It answered without being asked: behind its answer to the invocation, or to the one before.
  case answeredUnasked(String, isOfFormer: Bool)
  /// It printed this many more lines in the invocation, which are left out.
  case leftOut(Int)
  /// It replied to the invocation.
  case replied(OutsideReply)
}
