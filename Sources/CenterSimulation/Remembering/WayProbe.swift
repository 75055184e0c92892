import ContactCenter
import FlowEngine
import Store
import World

/// A contact that goes a way for the first time, in a world of its own in which nobody else is.
struct WayProbe: ~Copyable {
  private static let stepLimit = 10_000
  /// No flow goes on by itself for longer.
  private static let timeLimit = Milliseconds.hours(24)

  private var world: World
  private let contact: Int
  private let arrival: Timestamp
  private let words: [String]
  /// How many actions it had begun when it was asked last.
  private var lastAsked = -1
  /// What was counted before the way that it goes.
  var countedBefore: Counted

  /// The contact comes, and does what it does at once.
  init(_ setting: SimulationSetting, _ flow: FlowIndex, store: Store, words: [String], at arrival: Int64) {
    self.words = words
    countedBefore = Counted(
      actions: setting.program.actionSources.count, branches: setting.program.branches.count)
    self.arrival = Timestamp(nanoseconds: arrival)
    world = World(
      setting.center, store: store, seed: 0, now: self.arrival, observer: Transcript(isOn: false),
      keepsEndedContacts: false)
    for agent in 0..<world.agentCount { _ = world.act(.becomesUnavailable, agent: agent) }
    world.branchCounts = BranchCounts(for: setting.program)
    world.keepsNotices = true
    contact = world.receive(IncomingCall(from: .withheld, to: nil, flow: flow))
  }

  var counted: Counted { Counted(world.branchCounts) }
  var actionCount: Int { world.actionCount(contact) }
  var action: Int { world.action(contact) }
  /// How long ago the contact came.
  var elapsed: Int64 { world.moment - arrival.nanoseconds }

  /// False where more is set for the contact than flows in a queue and as whispers.
  var hasPlainHooks: Bool {
    let hooks = world.state.contacts[contact].contact
    return [EventHook.customerRemaining, .defaultAgentUI, .disconnectAgentUI].allSatisfy {
      if case .unset = hooks.hook($0) { true } else { false }
    }
  }

  /// The caller does something.
  mutating func take(_ input: Way.Input) {
    if let digit = input.digit {
      world.press(digit, contact)
    } else if let place = input.words {
      world.say(words[place], contact)
    }
  }

  mutating func advance(to elapsed: Int64) { world.advance(to: arrival.nanoseconds + elapsed) }

  /// Goes on to the end of the way; nil where something happens that no way has.
  mutating func goOn() -> Way.End? {
    for _ in 0..<Self.stepLimit {
      var end: Way.End?
      while let notice = world.takeNotice() {
        switch notice.kind {
        case .began: break
        case .entered(let queue): end = .enters(queue)
        case .ended(let how): end = .isOver(how)
        default: return nil
        }
      }
      if let end { return end }
      if world.asks(contact), actionCount != lastAsked {
        lastAsked = actionCount
        return .asks
      }
      guard world.step(by: (arrival + Self.timeLimit).nanoseconds) != nil else { return nil }
    }
    return nil
  }

  /// Lets the next thing happen to a contact that waits, if it happens by then.
  ///
  /// - Returns: false where nothing does; nil where the contact does more than wait.
  mutating func waitOn(until elapsed: Int64) -> Bool? {
    guard world.step(by: arrival.nanoseconds + elapsed) != nil else { return false }
    return world.takeNotice() == nil && !world.asks(contact) ? true : nil
  }

  /// An agent comes, and answers the contact that waits: plays the whispers.
  ///
  /// - Parameter other: the same contact, whom nobody answers: its flow in the queue is taken away from what is counted.
  /// - Returns: nil where something happens that no whisper has.
  mutating func whispers(of agent: Int, beside other: inout WayProbe) -> (
    connects: Int64, joins: Int64, counted: [(offset: Int64, Counted)]
  )? {
    let (own, others) = (counted, other.counted)
    var (answered, connects) = (Int64?.none, Int64?.none)
    var parts: [(offset: Int64, Counted)] = []
    world.comes(agent)
    for _ in 0..<Self.stepLimit {
      var hasJoined = false
      while let notice = world.takeNotice() {
        switch notice.kind {
        case .offered: break
        case .answered: answered = world.moment
        case .connecting: connects = world.moment
        case .joined: hasJoined = true
        default: return nil
        }
      }
      if let answered {
        if connects == nil || connects == world.moment { other.advance(to: elapsed) }
        let now = (counted - own) - (other.counted - others)
        parts.append((world.moment - answered, now))
        if hasJoined {
          return connects.map { ($0 - answered, world.moment - answered, parts) }
        }
      }
      if world.asks(contact) { return nil }
      guard world.step(by: (arrival + Self.timeLimit).nanoseconds) != nil else { return nil }
    }
    return nil
  }
}
