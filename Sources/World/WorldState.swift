import ContactCenter
import FlowEngine
import Routing

/// Everything of a world that moves, but for the rows: a value, to be kept, compared and hashed.
public struct WorldState: Sendable {
  public internal(set) var now: Timestamp
  public let seed: UInt64
  public internal(set) var conditions: Conditions
  /// Every contact since the world began, in the order of arrival; room of ended ones is used again when the driver allows.
  public internal(set) var contacts = ContactList()
  /// Who waits where, and what agents do.
  public internal(set) var routing: Routing
  /// By the numbers of contacts that are kept, what their records tell of queues and agents; asked for one at a time.
  var handlings: [Int: Handling] = [:]
  /// By their numbers in `routing`, works after contacts.
  var works: [Work] = []
  /// For each queue what was counted lately, the oldest first; empty where no flow asks for it.
  var pastFigures: [[PastFigures]]
  /// Telephone numbers that were called back, each with the number by which routing knows it.
  var parties: [PhoneNumber: Int32] = [:]
  /// Agents who wait to be told what to do, in place of their script; ascending.
  public internal(set) var drivenAgents: [Int] = []
  /// Those of them at whose desk a person sits, in order.
  public internal(set) var seatedAgents: [Int] = []
  /// The caller's telephone that a person holds; nil where nobody holds one.
  public internal(set) var telephone: Telephone?
  /// Tasks that agents have paused, in the order they did.
  var pausedTasks: [PausedTask] = []
  /// Chats in which agents are shown pages, in the order they began.
  var guides: [Guide] = []
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
    routing = Routing(center.plan, at: now)
    pastFigures = center.program.queues.map { _ in [] }
  }

  /// The work after a contact.
  struct Work: Sendable, BitwiseCopyable {
    /// The contact; its number may be another one's when the work is over.
    var contact = -1
    /// The timer that ends it; 0 for none.
    var timer: Int64 = 0
  }

  /// Takes cancelled timers out of the queue.
  @inline(never) mutating func sweepTimers() {
    var swept = timers
    timers = TimerQueue()
    contacts.own()
    swept.sweep { isStillRunning($0) }
    timers = swept
  }

  /// As `isRunning`, and mutating, though it changes nothing: it would read a copy of all numbers of the timers.
  @inline(__always) mutating func isStillRunning(_ timer: TimerQueue.Entry) -> Bool {
    timer.owner < 0
      ? works[TimerQueue.work(ofOwner: timer.owner)].timer == timer.sequence
      : contacts[Int(timer.owner)].timers.isRunning(timer.kind, timer.sequence)
  }

  /// False for a timer that was cancelled.
  @inline(__always) func isRunning(_ timer: TimerQueue.Entry) -> Bool {
    timer.owner < 0
      ? works[TimerQueue.work(ofOwner: timer.owner)].timer == timer.sequence
      : contacts[Int(timer.owner)].timers.sequence(timer.kind) == timer.sequence
  }
}
