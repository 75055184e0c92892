import ContactCenter

/// What a contact record tells of a contact that once was (reference, section 6).
public struct PastContact: Sendable, Hashable {
  /// How its time in the queue ended.
  public enum Wait: Sendable, Hashable {
    /// An agent answered after this time.
    case answered(Milliseconds)
    /// The caller hung up after this time.
    case gaveUp(Milliseconds)
    /// Something else ended it: the flow, a transfer to another queue, a callback.
    case cut(Milliseconds)
  }

  /// When the caller called; nil for a contact that did not begin with a call: a callback, a transferred segment.
  public let called: Timestamp?
  /// The number that was called.
  public let dialed: PhoneNumber?
  /// The name of the queue; nil for a contact that was in none.
  public let queue: String?
  public let wait: Wait?
  /// How long an agent was busy with the caller, time on hold included; nil where none was.
  public let talk: Milliseconds?
  /// How long the agent worked on it after it was over; nil where the record does not say.
  public let work: Milliseconds?

  public init(
    called: Timestamp?, dialed: PhoneNumber? = nil, queue: String? = nil, wait: Wait? = nil,
    talk: Milliseconds? = nil, work: Milliseconds? = nil
  ) {
    self.called = called
    self.dialed = dialed
    self.queue = queue
    self.wait = wait
    self.talk = talk
    self.work = work
  }
}
