import ContactCenter

/// What is kept of a contact that an agent had at the desk.
public struct KeptContact: Sendable, Hashable {
  /// E.164, or empty for a number that was withheld.
  public var phoneNumber: String
  /// When the contact came in.
  public var beganAt: Timestamp
  public var contactId: String
  public var queue: String
  public var agent: String
  /// Whole seconds: in the queue, joined with the agent (holds included), on hold, at the work afterwards.
  public var waited: Int
  public var talked: Int
  public var held: Int
  public var worked: Int
  /// How many times the customer was put on hold.
  public var holds: Int
  /// The quick connect; empty where the customer was not transferred.
  public var transferredTo: String
  /// How it ended, in the service's word: "CUSTOMER_DISCONNECT".
  public var ended: String
  /// The disposition code; empty for none.
  public var outcome: String
  public var notes: String

  public init(
    phoneNumber: String, beganAt: Timestamp, contactId: String, queue: String = "", agent: String = "",
    waited: Int = 0, talked: Int = 0, held: Int = 0, worked: Int = 0, holds: Int = 0,
    transferredTo: String = "", ended: String = "", outcome: String = "", notes: String = ""
  ) {
    self.phoneNumber = phoneNumber
    self.beganAt = beganAt
    self.contactId = contactId
    self.queue = queue
    self.agent = agent
    self.waited = waited
    self.talked = talked
    self.held = held
    self.worked = worked
    self.holds = holds
    self.transferredTo = transferredTo
    self.ended = ended
    self.outcome = outcome
    self.notes = notes
  }
}
