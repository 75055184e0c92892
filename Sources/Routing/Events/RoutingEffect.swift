import ContactCenter

/// What `Routing` asks for, or tells.
public enum RoutingEffect: Sendable, Hashable, BitwiseCopyable {
  /// The contact waits in the queue from now on.
  case enter(ContactHandle, QueueHandle)
  /// The contact does not enter the queue; it is where it was.
  case refuse(ContactHandle, QueueRefusal)
  /// The contact rings at the agent.
  case offer(ContactHandle, to: AgentHandle)
  /// The contact rings no more, as it is gone, or goes to another queue.
  case withdraw(ContactHandle, from: AgentHandle)
  /// The agent did not take the contact, which waits on.
  case miss(ContactHandle, by: AgentHandle, MissedOffer)
  /// The agent has the contact: the agent's whisper begins.
  case connect(ContactHandle, with: AgentHandle)
  /// The customer of a callback is to be called; `partyAnswered` or `partyNotReached` tells how it went.
  case dial(ContactHandle, for: AgentHandle)
  /// The customer is called no more, as the agent is gone.
  case stopDialing(ContactHandle)
  /// The customer is not called again: all attempts were made. The contact is over.
  case giveUp(ContactHandle)
  /// The agent has left, and the customer remains: the disconnect flow begins. The contact's number is free.
  case remain(ContactHandle, without: AgentHandle)
  /// The customer has left: the agent is alone. The contact's number is free.
  case release(AgentHandle, from: ContactHandle)
  /// Work after the contact begins, until a timer or `workEnded` ends it.
  case beginWork(WorkHandle, AgentHandle, after: ContactHandle)
  case endWork(WorkHandle, AgentHandle)
  /// Agents of the next step of its criteria are looked for; from the last one on, any agent of the queue.
  case advanceStep(ContactHandle, to: Int32)
  case startTimer(RoutingTimer, at: Timestamp)
}

/// Why a contact does not enter a queue.
public enum QueueRefusal: UInt8, Sendable, Hashable, BitwiseCopyable {
  /// `QueueAtCapacity`.
  case atCapacity
  /// It waits already, or is with an agent.
  case alreadyRouted
  /// It was moved from queue to queue as often as may be (reference, section 9).
  case tooManyTransfers
  /// The same customer waits for a callback of the queue.
  case merged
}

/// How an offer went by.
public enum MissedOffer: UInt8, Sendable, Hashable, BitwiseCopyable {
  case declined
  /// The ring limit was over.
  case notAnswered
  /// The agent hung up during the whisper.
  case hungUp
  /// The agent's telephone or terminal was dead.
  case failed
}
