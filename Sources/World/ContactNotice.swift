import ContactCenter
import FlowEngine

/// What happened to a contact on its way, for a driver that counts: numbers, no words.
public struct ContactNotice: Sendable, Hashable, BitwiseCopyable {
  public let at: Timestamp
  /// The contact's number in its world, which another one may have once this one has ended.
  public let contact: Int
  public let kind: Kind

  package init(at moment: Timestamp, contact: Int, kind: Kind) {
    at = moment
    self.contact = contact
    self.kind = kind
  }

  public enum Kind: Sendable, Hashable, BitwiseCopyable {
    case began
    /// An action of another contact created it, of which this is the number; it begins later.
    case created(by: Int, NewContact.Kind)
    case entered(QueueIndex)
    /// The queue that the flow was to put it into is full.
    case turnedAway
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
    case ended(End)
  }

  /// How a contact ended, as far as that is counted.
  public enum End: UInt8, Sendable, BitwiseCopyable {
    case byFlow, byCaller, byAgent, byDeadTelephone, byThirdParty, notAnswered, merged
    /// The flow could not go on, or goes on where there is none.
    case byError
  }
}

extension ContactEnd {
  var noticed: ContactNotice.End {
    switch self {
    case .byFlow: .byFlow
    case .byCaller: .byCaller
    case .byAgent: .byAgent
    case .byDeadTelephone: .byDeadTelephone
    case .byThirdParty: .byThirdParty
    case .notAnswered: .notAnswered
    case .merged: .merged
    case .flowNotHere, .byError: .byError
    }
  }
}

extension World {
  /// Puts down what a driver wants to count.
  @inline(__always) mutating func notice(_ kind: @autoclosure () -> ContactNotice.Kind, _ contact: Int) {
    if keepsNotices { notices.append(ContactNotice(at: state.now, contact: contact, kind: kind())) }
  }

  /// Takes the first notice that was not taken yet; nil when there is none.
  public mutating func takeNotice() -> ContactNotice? {
    if noticesTaken < notices.count {
      noticesTaken += 1
      return notices[noticesTaken - 1]
    }
    if noticesTaken > 0 {
      notices.removeAll()
      noticesTaken = 0
    }
    return nil
  }
}
