import ContactCenter

/// An invocation of a function that is not here: what a driver takes from a world (`World.takeOutsideCalls`) and
/// answers with an input (`World.answer(_:to:)`).
///
/// A world whose driver does not answer goes on by itself: the function is late then.
public struct OutsideCall: Sendable, Hashable {
  /// Which of a world's invocations it is; the same each time that the world is played again.
  public struct ID: Sendable, Hashable {
    /// Counted from 1, over all contacts of the world.
    public let number: Int
    /// The function's name, as in `center.json`.
    public let function: String
    public let contact: Int
    public let side: Side

    public init(number: Int, function: String, contact: Int, side: Side) {
      self.number = number
      self.function = function
      self.contact = contact
      self.side = side
    }
  }

  public let id: ID
  /// Its whole ARN; made up where nobody gives one.
  public let arn: String
  /// What the function is given, as one line of JSON (reference, section 5).
  public let event: String
  /// As the service numbers requests: in the form of a UUID.
  public let requestID: String
  /// The name of the log that the service would write.
  public let logStream: String
  /// What is left of the action's time, tries before this one taken off.
  public let timeLimit: Milliseconds
  /// True when the flow does not wait for the answer.
  public let isAsynchronous: Bool
  /// Which try it is, from 1.
  public let attempt: Int

  public init(
    id: ID, arn: String, event: String, requestID: String, logStream: String, timeLimit: Milliseconds,
    isAsynchronous: Bool = false, attempt: Int = 1
  ) {
    self.id = id
    self.arn = arn
    self.event = event
    self.requestID = requestID
    self.logStream = logStream
    self.timeLimit = timeLimit
    self.isAsynchronous = isAsynchronous
    self.attempt = attempt
  }
}

extension OutsideCall {
  /// The function's name, as in `center.json`.
  public var function: String { id.function }
}

/// What came of calling a function outside.
public enum OutsideReply: Sendable, Hashable {
  /// It answered with this text, which should be a JSON object.
  case answered(String)
  /// It failed, or could not be reached, and why: it is tried again as long as there is time.
  case failed(String)
  /// It could not even be begun, and why: another try is no use.
  case notBegun(String)
  /// What it said is no answer, and why.
  case unusable(String)
  /// It did not answer in time.
  case timedOut
}

/// A reply with the lines that the function printed on the way, each made safe for a terminal.
public struct OutsideAnswer: Sendable, Hashable {
  public var reply: OutsideReply
  public var printed: [String]

  public init(_ reply: OutsideReply, printed: [String] = []) {
    self.reply = reply
    self.printed = printed
  }
}

/// Calls functions outside and waits for what they say: for drivers whose clock stands still meanwhile.
public protocol OutsideAnswers: AnyObject {
  /// Returns at the call's time limit at the latest.
  func answer(_ call: OutsideCall) -> OutsideAnswer

  /// What functions said behind the answers that they gave, since the last time.
  ///
  /// - Parameter waits: true to wait the few milliseconds in which it may still come.
  func takeLateLines(waits: Bool) -> [LateLine]
}

/// A line that a function said behind its answer, made safe for a terminal.
public struct LateLine: Sendable, Hashable {
  public let call: OutsideCall.ID
  public let text: String

  public init(_ text: String, behind call: OutsideCall.ID) {
    self.call = call
    self.text = text
  }
}
