import ContactCenter

/// The figures of a queue at one moment, as the service names them.
public struct LiveFigures: Sendable, Hashable {
  public var contactsInQueue: Int
  /// How long the contact has waited that entered first; nil when nobody waits.
  public var oldestContactAge: Milliseconds?
  public var agents: AgentCounts

  public init(contactsInQueue: Int, oldestContactAge: Milliseconds?, agents: AgentCounts) {
    self.contactsInQueue = contactsInQueue
    self.oldestContactAge = oldestContactAge
    self.agents = agents
  }
}
