import ContactCenter
import FlowEngine
import Routing
import Store
import Traffic
import World

/// A world in which flows are not run again and again: what they do is played once in a `World`, and remembered.
///
/// Queues and agents are those of `Routing`, as everywhere. It does what a `World` would do, to the nanosecond, or gives up;
/// a simulation of which it gives up is played in a `World`.
struct RememberingWorld: ~Copyable {
  enum Timer: UInt8 {
    case wayEnds, agentAnswers, agentWhisperEnds, talkEnds, ring, delay, step, work
  }

  let center: WorldCenter
  /// What would happen later does not happen any more.
  let last: Int64
  var book: WayBook
  var routing: Routing
  var effects = RoutingEffects()
  var isRouting = false
  var timers = EventQueue()
  var contacts = ReusableList<RememberedContact>()
  var free = ReusableList<Int32>()
  /// Between which changes of hours the last contact came.
  var age = -1
  var ageEnds = Int64.min
  var moment: Int64
  /// The contact that has come to the end of its way, and may be silent there; -1 for none.
  var asked = -1
  /// The contact whose agent has just begun to hear a whisper; -1 for none.
  var whispered = -1
  /// Contacts whose agents answer at once, of which so many have been answered.
  var answering = ReusableList<Int32>()
  var answered = 0
  var notices = ReusableList<ContactNotice>()
  var noticesTaken = 0

  init(_ book: consuming WayBook) {
    let setting = book.setting
    center = setting.center
    last = setting.last
    routing = Routing(Self.voicePlan(setting.center.plan), at: setting.plan.start)
    moment = setting.plan.start.nanoseconds
    self.book = book
  }

  /// The plan without the channels by which nobody comes here.
  private static func voicePlan(_ plan: RoutingPlan) -> RoutingPlan {
    var plan = plan
    plan.profiles = plan.profiles.map { profile in
      let voice = profile.channels.filter { $0.channel == .voice }
      guard !voice.isEmpty else { return profile }
      return RoutingProfileDefinition(
        name: profile.name, arn: profile.arn, queues: profile.queues, channels: voice)
    }
    return plan
  }

  /// The ways, for the next day.
  consuming func takeBook() -> WayBook { book }

  var now: Timestamp { Timestamp(nanoseconds: moment) }

  @inline(__always) mutating func note(_ kind: ContactNotice.Kind, _ contact: Int, at moment: Int64? = nil) {
    notices.append(
      ContactNotice(
        at: Timestamp(nanoseconds: moment ?? self.moment), contact: contact, kind: kind))
  }

  @inline(__always) mutating func start(_ timer: Timer, at due: Int64, _ contact: Int) {
    timers.put(
      due, kind: timer.rawValue, owner: Int32(truncatingIfNeeded: contact), token: contacts[contact].token)
  }

  /// An agent who answers at once does; false where the contact does not ring at one.
  mutating func accept(_ contact: Int) -> Bool {
    guard contacts[contact].stage == .queued, contacts[contact].agent >= 0,
      contacts[contact].answersAt == moment
    else { return false }
    contacts[contact].answersAt = .max
    route(.offerAccepted(ContactHandle(contact)))
    return true
  }

  // MARK: Ways

  /// The contact goes a way; a negative one is none.
  ///
  /// Nothing but a caller who is typing can come between: else its end is there at once, but for that of a way into a queue.
  mutating func begin(_ way: Int32, _ contact: Int, at moment: Int64) {
    guard way >= 0 else { return }
    contacts[contact].way = way
    contacts[contact].wayBegan = moment
    contacts[contact].isThere = false
    contacts[contact].isAsked = false
    contacts[contact].token &+= 1
    let end = moment + book.ways[Int(way)].length
    contacts[contact].wayEnds = end
    if end <= self.moment || !contacts[contact].isTyping && !book.ways[Int(way)].isIntoQueue && end <= last {
      endWay(contact)
    } else {
      start(.wayEnds, at: end, contact)
    }
  }

  mutating func endWay(_ contact: Int) {
    let way = contacts[contact].way
    book.take(way)
    contacts[contact].isThere = true
    switch book.ways[Int(way)].end {
    case .asks:
      contacts[contact].isAsked = true
      asked = contact
    case .enters(let queue):
      route(
        .contactQueued(
          QueueEntry(ContactHandle(contact), in: center.handle(of: queue), isAdmitted: true)))
      // Who is free answers now; an agent who was busy may go first.
      if contacts[contact].agent >= 0 { _ = accept(contact) }
    case .isOver(let how): end(contact, how)
    }
  }

  /// The caller does something; in a queue and behind it nothing comes of that.
  @inline(__always) mutating func follow(_ input: Way.Input, _ contact: Int) {
    guard contacts[contact].stage == .inFlow else { return }
    let now = moment(of: contact)
    let next = book.next(
      input, after: contacts[contact].way, offset: now - contacts[contact].wayBegan, contacts[contact].flow,
      arrival: contacts[contact].arrival, ageEnds: contacts[contact].ageEnds)
    begin(next, contact, at: now)
  }

  /// The contact is over.
  mutating func end(_ contact: Int, _ how: ContactNotice.End) {
    let wasRouted = contacts[contact].stage != .inFlow
    leaveStretches(contact)
    contacts[contact].stage = .ended
    contacts[contact].token &+= 1
    contacts[contact].agent = -1
    note(.ended(how), contact)
    if wasRouted { route(.contactLeft(ContactHandle(contact), isLost: how == .byCaller)) }
    free.append(Int32(truncatingIfNeeded: contact))
  }

  /// What its flows have done up to now is counted, where nothing else tells the end of them.
  mutating func leaveStretches(_ contact: Int) {
    let held = contacts[contact]
    switch held.stage {
    case .inFlow, .joined, .ended: break
    case .queued:
      book.leaveQueue(of: held.way, after: moment - held.queuedAt, held.flow, arrival: held.arrival)
    case .agentWhisper:
      book.leaveQueue(of: held.way, after: moment - held.queuedAt, held.flow, arrival: held.arrival)
      book.leaveWhispers(after: held.way, at: moment - held.answeredAt)
    case .customerWhisper: book.leaveWhispers(after: held.way, at: moment - held.answeredAt)
    }
  }
}
