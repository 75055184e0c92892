import ContactCenter
import Diagnostics
import FlowEngine
import Handlers
import Routing
import Store

/// One contact center at work: contacts, queues, agents, timers, the clock, chance and rows together.
///
/// A world is deterministic: the same center, seed, rows and inputs give the same world, byte for byte. Time passes
/// only by `advance(to:)`. It cannot be copied by accident, because its rows are a connection: `fork()` makes a second,
/// private world that goes on from here on its own.
public struct World: ~Copyable {
  public let center: WorldCenter
  public internal(set) var state: WorldState
  /// The rows: a private store in memory, or a live one in a file.
  public let store: Store
  /// What looks on. A fork has a copy of its own.
  public var observer: Transcript
  /// How often actions were begun and branches taken, while the transcript is off; counted where it has room for them.
  public var branchCounts = BranchCounts()
  /// True when contacts that have ended keep their room, so that they can be looked at.
  public let keepsEndedContacts: Bool
  /// True when a Lambda that nobody knows waits for a person who declares its answer, instead of failing.
  public var asksUnknownLambdas = false
  /// True when nothing begins by itself: the driver takes every step, and can look at what it begins.
  public var isStepped = false
  /// What was done with the rows, when the world can be rewound.
  var journal: RowsJournal?
  /// Calls of functions outside that the driver has not taken yet.
  var outsideCalls: [OutsideCall] = []
  /// What the engine asked for, until it is carried out.
  var effects: Effects
  /// What routing asked for, until it is carried out, and whether it is being carried out now.
  var routingEffects = RoutingEffects()
  var isRouting = false
  /// True when a driver counts what happens to contacts, and takes every notice of it.
  public var keepsNotices = false
  /// What happened to contacts, of which so many notices were taken.
  var notices = ReusableList<ContactNotice>()
  var noticesTaken = 0
  /// The action whose effects are carried out now, so that what is recorded tells of it.
  var acting: (contact: Int, action: ActionIndex)?
  /// Nothing but a memory of work done, and so is what follows.
  var literalAudio: LiteralAudio
  var knownHours: KnownHours
  public let program: Program
  /// Runs the program's flows.
  let interpreter: Interpreter

  public init(
    _ center: WorldCenter, store: Store, seed: UInt64, now: Timestamp, observer: Transcript,
    keepsEndedContacts: Bool = true
  ) {
    self.center = center
    program = center.program
    interpreter = center.program.interpreter
    literalAudio = LiteralAudio(for: center.program)
    knownHours = KnownHours(center.definition.hours.count)
    self.store = store
    self.observer = observer
    effects = Effects(tellsReasons: observer.isOn)
    self.keepsEndedContacts = keepsEndedContacts
    state = WorldState(center: center, seed: seed, now: now)
  }

  /// A private world that stands where this one stands; neither sees what the other does from then on.
  public func fork() throws(StoreError) -> World {
    try World(copying: self, store: store.copyInMemory())
  }

  /// A world that stands where another one stands, on rows that must be as those it has.
  init(copying other: borrowing World, store: Store) {
    center = other.center
    program = other.program
    interpreter = other.interpreter
    literalAudio = other.literalAudio
    knownHours = other.knownHours
    state = other.state
    self.store = store
    observer = other.observer
    effects = Effects(tellsReasons: other.observer.isOn)
    keepsEndedContacts = other.keepsEndedContacts
    isStepped = other.isStepped
    asksUnknownLambdas = other.asksUnknownLambdas
    journal = other.journal
  }

  /// What the world is like from here on, whatever clock, queues and Lambdas say.
  public mutating func declare(_ conditions: Conditions) {
    let asked = contactsThatAsk
    state.conditions = conditions
    for contact in asked { tellAnsweredByHand(contact) }
  }

  /// The Lambda of a contact that waits for a person to declare its answer; nil when none does.
  public func askedLambda(_ contact: Int) -> PendingLambda? {
    guard asksUnknownLambdas, let pending = state.contacts[contact].lambda, pending.outcome == nil,
      center.definition.lambdas[pending.name]?.binding == nil,
      state.conditions.outcome(ofLambda: pending.name) == nil
    else { return nil }
    return pending
  }

  /// What a clock in the center's zone shows.
  public func localTime(at moment: Timestamp) -> CivilDateTime {
    center.definition.zone.localTime(at: moment)
  }

  // MARK: Inputs

  /// A contact arrives and its flow begins; its number in this world.
  public mutating func receive(_ call: IncomingCall) -> Int {
    receive(PreparedCall(call, for: program))
  }

  /// As `receive(_:)`, for a call that comes in many times.
  public mutating func receive(_ prepared: PreparedCall) -> Int {
    let index = freshContact()
    state.contactCount += 1
    state.contacts[index].begin(
      prepared, serial: state.contactCount, seed: state.seed, at: state.now, program)
    if observer.isOn { tell(of: prepared.call, index) }
    interpreter.enter(prepared.call.flow, &state.contacts[index].contact)
    becomeReady(index, .customer)
    notice(.began, index)
    runReady()
    return index
  }

  @inline(never) private mutating func tell(of call: IncomingCall, _ contact: Int) {
    let from = call.caller.description
    let to = call.dialed?.e164 ?? ""
    record(
      .call, to.isEmpty ? "from \(from)" : "from \(from) to \(to)", contact,
      .call(from: from, to: to, channel: call.channel.rawValue))
    if let refusal = FlowUse.newContact.refusal(of: program.flows[call.flow.index]) {
      record(.note, "\(refusal) on the service: it is played as if one did", contact)
    }
  }

  /// The caller presses a key.
  public mutating func press(_ digit: DTMFDigit, _ contact: Int) {
    state.contacts.own()
    guard !isEnded(contact) else { return }
    if isTalking(contact) {
      record(.keys, String(digit.character), contact, .keys(fate: .lost))
      return
    }
    if observer.isOn { log(digit, contact) }
    deliver(.digit(digit), contact, .customer)
    runReady()
  }

  /// The caller says or types words.
  public mutating func say(_ words: String, _ contact: Int) {
    state.contacts.own()
    guard !isEnded(contact) else { return }
    if isTalking(contact) {
      let isTyped = isChat(contact)
      let isHeard = !state.contacts[contact].isOnHold
      record(.say, words, contact, .said(isHeard: isHeard, isTyped: isTyped))
      return
    }
    let value = state.contacts[contact].contact.value(words, program)
    deliver(.said(value), contact, .customer)
    runReady()
  }

  /// True for a contact that reads and types.
  func isChat(_ contact: Int) -> Bool { state.contacts[contact].contact.channel == .chat }

  /// The caller hangs up.
  public mutating func hangUp(_ contact: Int) {
    state.contacts.own()
    guard !isEnded(contact) else { return }
    end(contact, .byCaller)
    runReady()
  }

  // MARK: Time

  /// When the next timer is due; nil when nothing will happen by itself.
  public var nextDue: Timestamp? {
    mutating get {
      dropCancelledTimers()
      return state.timers.first.map { Timestamp(nanoseconds: $0.due) }
    }
  }

  /// Lets time pass; everything due until then happens, in order.
  public mutating func advance(to moment: Timestamp) {
    while let due = nextDue, due <= moment { step() }
    setClock(moment)
  }

  /// Does one thing: begins the action that is ready, else lets the next timer fire. False when there is neither.
  @discardableResult public mutating func step() -> Bool {
    state.contacts.own()
    if let run = state.ready.popFirst() {
      begin(run.contact, run.side)
      return true
    }
    guard let timer = takeTimer() else { return false }
    setClock(Timestamp(nanoseconds: timer.due))
    state.stepCount += 1
    fire(timer)
    runReady()
    return true
  }

  /// Begins what is ready, unless single steps are wanted.
  @inline(__always) mutating func runReady() {
    guard !state.ready.isEmpty, !isStepped else { return }
    beginAllReady()
  }

  @inline(never) private mutating func beginAllReady() {
    while let run = state.ready.popFirst() { begin(run.contact, run.side) }
  }

  /// The action that begins with the next step; nil when that is a timer's.
  public var nextAction: (contact: Int, side: Side, action: ActionIndex)? {
    guard let run = state.ready.next else { return nil }
    let engine = state.contacts[run.contact].contact
    let execution = run.side == .agent ? engine.otherExecution : engine.execution
    return (run.contact, run.side, execution.action)
  }

  mutating func dropCancelledTimers() {
    state.contacts.own()
    while let first = state.timers.first, !state.isStillRunning(first) {
      _ = state.timers.removeFirst()
      state.timers.droppedCancelled()
    }
  }

  /// The timer that fires next, which runs no more.
  @inline(__always) private mutating func takeTimer() -> TimerQueue.Entry? {
    while !state.timers.isEmpty {
      let timer = state.timers.removeFirst()
      if timer.owner < 0 {
        if state.isStillRunning(timer) { return timer }
      } else if state.contacts[Int(timer.owner)].timers.stop(timer.kind, timer.sequence) {
        return timer
      }
      state.timers.droppedCancelled()
    }
    return nil
  }

  // MARK: Running flows

  mutating func becomeReady(_ contact: Int, _ side: Side) {
    state.ready.append(ReadyQueue.Run(contact: contact, side: side))
  }

  /// True when the engine stops after every action, so that what an action asks for is recorded as its own.
  private var runsSingly: Bool { isStepped || observer.isOn }

  private mutating func begin(_ contact: Int, _ side: Side) {
    swapIfAgent(contact, side)
    let begun = state.contacts[contact].contact.actionCount
    let pause: Pause
    if runsSingly {
      pause = beginSingly(contact)
    } else if branchCounts.isOn {
      pause = beginCounted(contact)
    } else {
      var nobody = NoObserver()
      pause = interpreter.run(&state.contacts[contact].contact, at: state.now, &effects, &nobody)
    }
    state.stepCount &+= state.contacts[contact].contact.actionCount &- begun
    swapIfAgent(contact, side)
    if let answer = carryOutEffects(contact, side), case .waiting = pause, !isEnded(contact) {
      deliver(answer, contact, side)
    } else {
      follow(pause, contact, side)
    }
  }

  /// Tells the run of a party what happened, carries out what the engine asks for then, and answers what can be answered
  /// at once, until there is nothing left to answer.
  @inline(never) mutating func deliver(_ first: ContactEvent, _ contact: Int, _ side: Side) {
    var event = first
    while true {
      swapIfAgent(contact, side)
      let begun = state.contacts[contact].contact.actionCount
      let pause: Pause
      if runsSingly {
        pause = deliverSingly(event, contact)
      } else if branchCounts.isOn {
        pause = deliverCounted(event, contact)
      } else {
        var nobody = NoObserver()
        pause = interpreter.deliver(
          event, to: &state.contacts[contact].contact, at: state.now, &effects, &nobody)
      }
      state.stepCount &+= state.contacts[contact].contact.actionCount &- begun
      swapIfAgent(contact, side)
      guard let answer = carryOutEffects(contact, side), case .waiting = pause, !isEnded(contact) else {
        return follow(pause, contact, side)
      }
      event = answer
    }
  }

  /// Lets the caller's run leave its present action by a branch, which is the action's own.
  mutating func takeByForce(_ branch: BranchIndex, _ contact: Int) {
    state.ready.remove(ReadyQueue.Run(contact: contact, side: .customer))
    let begun = state.contacts[contact].contact.actionCount
    notesActing(contact)
    let pause = interpreter.force(
      branch, &state.contacts[contact].contact, at: state.now, &effects, &observer)
    observer.noteForced(branch, of: state.contacts[contact].contact.serial, program)
    state.stepCount &+= state.contacts[contact].contact.actionCount &- begun
    _ = carryOutEffects(contact, .customer)
    follow(pause, contact, .customer)
  }

  /// Begins the action that is ready, and it alone, under the eyes of the observer.
  @inline(never) private mutating func beginSingly(_ contact: Int) -> Pause {
    notesActing(contact)
    if state.conditions.hasForcedVisits, let acting, let branch = takeForcedVisit(acting.action) {
      let pause = interpreter.force(
        branch, &state.contacts[contact].contact, at: state.now, &effects, &observer)
      tellForcedVisit(branch, contact)
      return pause
    }
    return interpreter.run(
      &state.contacts[contact].contact, at: state.now, &effects, &observer, limit: 1)
  }

  /// Tells the waiting action what happened, and begins no other, under the eyes of the observer.
  @inline(never) private mutating func deliverSingly(_ event: ContactEvent, _ contact: Int) -> Pause {
    notesActing(contact)
    return interpreter.deliver(
      event, to: &state.contacts[contact].contact, at: state.now, &effects, &observer, limit: 0)
  }

  @inline(never) private mutating func beginCounted(_ contact: Int) -> Pause {
    interpreter.run(&state.contacts[contact].contact, at: state.now, &effects, &branchCounts)
  }

  @inline(never) private mutating func deliverCounted(_ event: ContactEvent, _ contact: Int) -> Pause {
    interpreter.deliver(event, to: &state.contacts[contact].contact, at: state.now, &effects, &branchCounts)
  }

  /// What is recorded next tells of the present action; a contact whose flow has not begun has none.
  mutating func notesActing(_ contact: Int) {
    observer.log?.now = state.now
    let action = state.contacts[contact].contact.execution.action
    acting = action.raw < 0 ? nil : (contact, action)
  }

  /// The engine works on the contact's present run; the agent's takes its place for a moment.
  @inline(__always) mutating func swapIfAgent(_ contact: Int, _ side: Side) {
    if side == .agent { state.contacts[contact].contact.swapExecutions() }
  }

  /// Changes the contact as the run of one of its parties sees it.
  @inline(__always) mutating func change(_ contact: Int, _ side: Side, _ body: (inout Contact) -> Void) {
    swapIfAgent(contact, side)
    body(&state.contacts[contact].contact)
    swapIfAgent(contact, side)
  }

  /// What becomes of a run that stopped, once nothing is to be answered any more.
  @inline(__always) mutating func follow(_ pause: Pause, _ contact: Int, _ side: Side) {
    if acting != nil { tellApproximations(contact, side, pause) }
    switch pause {
    case .waiting: break
    case .ready: if !isEnded(contact) { goesOn(contact, side) }
    case .left(let departure): if !isEnded(contact) { left(departure, contact, side) }
    }
    if acting != nil { acting = nil }
  }

  /// The run has more to do now: before others, as if it had not been stopped.
  @inline(never) private mutating func goesOn(_ contact: Int, _ side: Side) {
    state.ready.insert(ReadyQueue.Run(contact: contact, side: side))
  }

  // MARK: Facts

  /// A line of the transcript about a contact, here and now.
  @inline(never) func entry(
    _ kind: TranscriptEntry.Kind, _ text: String, _ contact: Int,
    _ detail: TranscriptEntry.Detail = .none,
    side: Side = .customer
  ) -> TranscriptEntry {
    let action = action(of: contact, side)
    let origin = action.map { program.actionSources[$0.index] }
    return TranscriptEntry(
      at: state.now, contact: contact, kind: kind, text: text,
      flow: origin.map { program.flows[$0.flow.index].name } ?? "", action: origin?.action.identifier ?? "",
      actionIndex: action, detail: detail)
  }

  /// The action that is at work for a party of the contact: the one whose effects are carried out, else the present one.
  func action(of contact: Int, _ side: Side) -> ActionIndex? {
    if let acting, acting.contact == contact { return acting.action }
    let engine = state.contacts[contact].contact
    let execution = side == .agent ? engine.otherExecution : engine.execution
    return execution.flow != nil && execution.action.raw >= 0 ? execution.action : nil
  }

  /// Adds such a line; its number, or -1 when nobody wants it: then not even the text is made.
  @discardableResult mutating func record(
    _ kind: TranscriptEntry.Kind, _ text: @autoclosure () -> String, _ contact: Int,
    _ detail: @autoclosure () -> TranscriptEntry.Detail = .none, side: Side = .customer
  ) -> Int {
    guard observer.isOn else { return -1 }
    let made = entry(kind, text(), contact, detail(), side: side)
    return observer.add(made)
  }

  mutating func freshContact() -> Int {
    if !keepsEndedContacts, let index = state.freeContacts.popLast() {
      state.contacts.own()
      return index
    }
    state.contacts.append(WorldContact(program: program))
    return state.contacts.count - 1
  }
}
