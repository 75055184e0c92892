import ContactCenter
import FlowEngine

/// What happened to a contact on its way, for a driver that counts: numbers, no words.
public struct ContactNotice: Sendable, Hashable {
  public let at: Timestamp
  /// The contact's number in its world, which another one may have once this one has ended.
  public let contact: Int
  public let kind: Kind

  public enum Kind: Sendable, Hashable {
    case began
    /// An action of another contact created it, of which this is the number; it begins later.
    case created(by: Int, NewContact.Kind)
    case entered(QueueIndex)
    case offered(agent: Int)
    /// The agent declined, did not answer, or hung up during the whisper.
    case missed(agent: Int)
    /// The agent accepted: the agent's whisper begins.
    case answered(agent: Int)
    /// The agent's whisper is over: the contact leaves its queue, and the customer hears a whisper of its own.
    case connecting(agent: Int)
    case joined(agent: Int)
    case joinedThirdParty
    /// The party of a callback is called.
    case dialed(agent: Int)
    /// The agent is through with the contact, but for work after it.
    case agentLeft(agent: Int)
    /// Work after the contact begins; the number is its own until it ends.
    case workBegan(agent: Int, work: Int)
    case workEnded(agent: Int, work: Int)
    case ended(ContactEnd)
  }
}
