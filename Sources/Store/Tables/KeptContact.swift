import ContactCenter

/// What is kept of a contact that rang at an agent's desk: for each agent a row, in the figures of the contact's record.
public struct KeptContact: Sendable, Hashable {
  /// E.164, or empty for a number that was withheld.
  public var phoneNumber: String
  /// When the contact came in.
  public var beganAt: Timestamp
  public var contactId: String
  public var agent: String
  public var queue: String
  /// How the contact came to be, in the service's word: "INBOUND", "CALLBACK", "TRANSFER"; empty where nobody noted it.
  public var initiation: String
  /// How often the contact rang at this agent and was not answered, and how often the agent declined it.
  public var missed: Int
  public var declined: Int
  /// False for a contact with which the agent did not come to speak.
  public var isJoined: Bool
  /// Whole seconds: in the queue, in talk with the agent (hold left out), on hold, at the work afterwards.
  public var waited: Int
  public var talked: Int
  public var held: Int
  public var worked: Int
  /// How many times the customer was put on hold.
  public var holds: Int
  /// The quick connect; empty where the customer was not transferred.
  public var transferredTo: String
  /// How the customer was transferred; nil where not.
  public var transfer: Transfer?
  /// How it ended, in the service's word: "CUSTOMER_DISCONNECT"; empty for one that went on without this agent.
  public var ended: String
  /// The disposition code; empty for none.
  public var outcome: String
  public var notes: String

  /// Whether the agent spoke with whoever has the customer now.
  public enum Transfer: String, Sendable, CaseIterable {
    /// The agent gave the customer to a queue or to a colleague, and left.
    case blind
    /// The agent called the third party first, and left the two together.
    case warm
  }

  public init(
    phoneNumber: String, beganAt: Timestamp, contactId: String, agent: String = "", queue: String = "",
    initiation: String = "", missed: Int = 0, declined: Int = 0, isJoined: Bool = true, waited: Int = 0,
    talked: Int = 0, held: Int = 0, worked: Int = 0, holds: Int = 0, transferredTo: String = "",
    transfer: Transfer? = nil, ended: String = "", outcome: String = "", notes: String = ""
  ) {
    self.phoneNumber = phoneNumber
    self.beganAt = beganAt
    self.contactId = contactId
    self.agent = agent
    self.queue = queue
    self.initiation = initiation
    self.missed = missed
    self.declined = declined
    self.isJoined = isJoined
    self.waited = waited
    self.talked = talked
    self.held = held
    self.worked = worked
    self.holds = holds
    self.transferredTo = transferredTo
    self.transfer = transfer
    self.ended = ended
    self.outcome = outcome
    self.notes = notes
  }
}
