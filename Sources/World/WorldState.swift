import ContactCenter
import FlowEngine

/// Everything of a world that moves, but for the rows: a value, to be kept, compared and hashed.
public struct WorldState: Sendable {
  public internal(set) var now: Timestamp
  public let seed: UInt64
  public internal(set) var conditions: Conditions
  /// Every contact since the world began, in the order of arrival; room of ended ones is used again when the driver allows.
  public internal(set) var contacts = ContactList()
  public internal(set) var queues: [QueueState]
  public internal(set) var agents: [AgentState]
  /// Agents who wait to be told what to do, in place of their script; ascending.
  public internal(set) var drivenAgents: [Int] = []
  package internal(set) var timers = TimerQueue()
  /// Timers started so far; the next one's number.
  var timerCount: Int64 = 0
  var contactCount: Int32 = 0
  /// Functions outside that were to be called so far.
  var outsideCallCount = 0
  /// Contacts whose next action is ready to begin, with the party it is for.
  package internal(set) var ready = ReadyQueue()
  /// Steps taken: actions begun and timers fired.
  public internal(set) var stepCount = 0
  /// Contacts whose room may be used again.
  var freeContacts: [Int] = []

  init(center: WorldCenter, seed: UInt64, now: Timestamp) {
    self.now = now
    self.seed = seed
    conditions = Conditions(for: center.program)
    queues = center.program.queues.map { _ in QueueState() }
    agents = center.agents.map { _ in .available(since: now) }
  }
}

/// The contacts that wait in one queue.
public struct QueueState: Sendable, Hashable {
  /// Numbers of contacts, in the order they are answered.
  public internal(set) var waiting: [Int] = []
  /// True as long as they all wait in the order of their arrival.
  var isByArrival = true
  /// What was counted lately, the oldest first; empty where no flow asks for it.
  var past: [PastFigures] = []
}

/// What an agent does.
public enum AgentState: Sendable, Hashable {
  /// Is offered nothing.
  case unavailable
  case available(since: Timestamp)
  /// A contact was offered and will be answered.
  case offered(contact: Int, at: Timestamp)
  /// Hears the whisper, or waits while the caller hears one.
  case answering(contact: Int)
  case onContact(contact: Int, since: Timestamp)
}
