import ContactCenter
import FlowAnalysis
import FlowEngine
import Store
import TerminalUI
import World

/// One call in real time: the world, the clock that moves it, and what a person did to it.
struct LiveCall: ~Copyable {
  /// The call as it goes on, whatever is looked at.
  var live: Timeline
  /// What is shown: the live call, or a moment of its past or of a what-if.
  var shown: Timeline
  /// The past and the what-ifs, once they were asked for.
  var travel: TimeTravel?
  /// Where the call stops when it runs.
  var breakpoints: [Breakpoint] = []
  var watch: BreakpointWatch?
  /// Where it shall stop once more than at its breakpoints: "run to here".
  var goal: Breakpoint?
  /// The breakpoints that lines came upon.
  var hits: [BreakpointHit] = []
  /// The breakpoint that it stopped at last.
  var lastHit: Breakpoint?
  /// The contact by which the caller called.
  let firstContact: Int
  /// The call as it came in.
  let incoming: IncomingCall
  let presenter: PhonePresenter
  private(set) var speed: PlaySpeed
  var isPaused: Bool
  private var clock: CallClock
  var story: CallStory
  /// By a line's name, the stories of moments on it.
  var told: [String: ToldStories] = [:]
  var surroundings = PhonePresenter.Surroundings()
  private var litUntil: Int64 = 0
  /// When the next frame is due, until the call has caught up with it.
  private var frameAt: Int64?
  private var isTyping = false
  /// True where time goes on once the call is over: an agent is at work, or others call.
  var goesOnAfterEnd = false
  /// Calls of functions outside that nobody has begun yet.
  private var outsideCalls: [OutsideCall] = []
  /// Calls that what-ifs ask for: those are not made, a person says what is answered.
  private var whatIfCalls: [OutsideCall] = []

  /// A pressed key stays lit for so long, at any speed.
  static let litNanoseconds: Int64 = 250_000_000
  /// At most ten frames a second while nothing but time passes.
  static let frameNanoseconds: Int64 = 100_000_000

  /// The call comes in.
  init(
    _ world: consuming World, _ call: IncomingCall, presenter: PhonePresenter, speed: PlaySpeed,
    isPaused: Bool, breakpoints: [Breakpoint] = [], real: Int64
  ) {
    incoming = call
    var world = world
    world.holdTelephone(of: world.state.contacts.count)
    live = Timeline(live: Recording(world))
    shown = live
    self.presenter = presenter
    self.speed = speed
    self.isPaused = isPaused
    firstContact = live.recording.world.state.contacts.count
    self.breakpoints = breakpoints
    if !breakpoints.isEmpty { watch = BreakpointWatch(breakpoints, firstContact, in: live.recording.world) }
    live.recording.give(.call(call))
    let now = live.recording.world.state.now
    story = CallStory(
      labels: presenter.labels, program: live.recording.world.program, contact: firstContact,
      arrivedAt: now, callerName: presenter.callerName)
    clock = CallClock(at: now, real: real, rate: 0)
    settle()
    adjustRate(real)
    note(real)
  }

  /// The world that is shown.
  var world: World {
    _read { yield shown.recording.world }
  }

  /// The contact that is on the telephone, or was on it last: the caller's own, or one that called back.
  var contact: Int { world.contactOnTelephone ?? firstContact }

  /// All contacts that were on it, in order.
  var contacts: [Int] { world.state.telephone?.contacts ?? [firstContact] }

  /// When the caller called.
  var arrivedAt: Timestamp { world.state.contacts[firstContact].arrivedAt }

  /// What a person loses with this call, told before another one takes its place; nil where nothing goes on.
  var lossWithoutIt: String? {
    let line = live
    let contact = line.recording.world.contactOnTelephone ?? firstContact
    if !line.recording.world.state.contacts[contact].isEnded { return "The call ends as a hang-up." }
    if line.recording.world.callbackToCome != nil { return "A callback is to come, and is lost." }
    return line.recording.world.hasLivingContacts ? "Other contacts still go on here, and are lost." : nil
  }

  /// The callback that rings, and that can be answered: no other call is on.
  var ring: Telephone.Ring? { isEnded ? world.ring : nil }

  /// True when nothing more comes of the call by itself.
  var isOver: Bool { isEnded && world.callbackToCome == nil }

  /// What has happened in the world that is shown.
  var transcript: Transcript { shown.recording.world.observer }

  /// What was declared to be so, from which of the transcript's entries on.
  var declared: [(entry: Int, conditions: Conditions)] { shown.recording.declarations }

  var isEnded: Bool { world.state.contacts[contact].isEnded }

  var prompt: PlayingPrompt? { world.state.contacts[contact].prompt }

  /// The rate at which the world's time passes now.
  ///
  /// The time a person has for a key is real time at any speed.
  private var rate: Int64 {
    if shown.recording.isInPast { return isPaused ? 0 : Int64(speed.rawValue) }
    if isPaused || isOver && !goesOnAfterEnd || asksForLambda { return 0 }
    // Nobody answers a telephone at twenty times the speed.
    if ring != nil { return 1 }
    // A program outside has its real time.
    if world.awaitsOutside(contact) { return 1 }
    let state = world.state.contacts[contact]
    let waitsForPerson =
      state.prompt == nil
      && (world.due(.firstDigit, contact) != nil || world.due(.interDigit, contact) != nil)
    return waitsForPerson ? (isTyping ? 0 : 1) : Int64(speed.rawValue)
  }

  // MARK: Time

  /// Lets the world catch up with the machine's clock.
  mutating func catchUp(_ real: Int64) {
    var steps = 0
    while let due = shown.recording.nextMoment, let moment = clock.real(of: due), moment <= real,
      steps < 10_000
    {
      shown.recording.forward()
      tell()
      keepStory()
      steps += 1
      if endsReplay(real) { return }
      if stopsAtBreakpoint() { return resetClock(real) }
      adjustRate(moment)
    }
    shown.recording.pass(to: clock.time(at: real))
    adjustRate(real)
    if real >= litUntil { surroundings.pressed = nil }
    if let due = frameAt, due <= real { frameAt = nil }
    note(real)
  }

  /// Lets the flow go on to where it waits.
  mutating func settle() {
    tell()
    var isStopped = stopsAtBreakpoint()
    while !isStopped, world.hasReadyAction, shown.recording.forward() {
      tell()
      isStopped = stopsAtBreakpoint()
    }
    keepStory()
  }

  /// Takes in what an input did, and nothing that comes of it.
  private mutating func standStill() {
    tell()
    _ = stopsAtBreakpoint()
    keepStory()
  }

  /// Takes what happened last into the story.
  mutating func tell() {
    let line = shown
    let told = story.contact
    story.take(line.recording.world)
    if story.contact != told { watchAnew() }
  }

  /// Keeps the story of the moment that is shown, now and then, so that one can come back to it.
  mutating func keepStory() {
    told[shown.name, default: ToldStories()].keep(story, at: shown.recording.position)
  }

  private mutating func adjustRate(_ real: Int64) {
    guard rate != clock.rate else { return }
    clock.set(rate: rate, at: world.state.now, real: real)
  }

  /// The world that is shown stands at another moment: the clock goes on from there.
  mutating func resetClock(_ real: Int64) {
    clock.set(rate: rate, at: world.state.now, real: real)
    note(real)
  }

  private mutating func note(_ real: Int64) {
    tell()
    takeCalls()
    surroundings.changes.note(
      world.state.contacts[contact].contact, world.program, telling: story.tellingKey, isPaused: isPaused,
      at: real)
    surroundings.speed = speed
    surroundings.isPaused = isPaused
    surroundings.whatIf = whatIf
  }

  /// When something on the screen changes next; nil when nothing will by itself.
  ///
  /// Asked often, because a program of the user's prints without an end, it is the same moment until that has come.
  mutating func nextChange(after real: Int64) -> Int64? {
    var moments: [Int64] = []
    if surroundings.pressed != nil { moments.append(litUntil) }
    if rate > 0 {
      let due = frameAt ?? real + Self.frameNanoseconds
      frameAt = due
      moments.append(due)
      if let due = shown.recording.nextMoment, let moment = clock.real(of: due) { moments.append(moment) }
      if let fade = surroundings.changes.nextFade { moments.append(fade) }
    }
    return moments.min()
  }

  // MARK: What a person does

  mutating func press(_ digit: DTMFDigit, _ real: Int64) {
    catchUp(real)
    surroundings.pressed = digit
    litUntil = real + Self.litNanoseconds
    give(.press(digit, contact: contact), real)
  }

  mutating func say(_ words: String, _ real: Int64) {
    catchUp(real)
    give(.say(words, contact: contact), real)
  }

  mutating func choose(_ action: String, _ fields: [NamedValue], _ real: Int64) {
    catchUp(real)
    give(.choose(action, fields, contact: contact), real)
  }

  /// Which stay at a page waits for what is chosen there; nil when none is shown.
  var shownPage: (visit: Int, page: ShownPage)? {
    guard !isEnded, let page = world.shownPage(contact) else { return nil }
    return (world.state.contacts[contact].contact.actionCount, page)
  }

  /// Words are being typed, or no longer: who types has begun to speak, and typing takes no time of the call.
  mutating func setTyping(_ isTyping: Bool, _ real: Int64) {
    guard isTyping != self.isTyping else { return }
    catchUp(real)
    self.isTyping = isTyping
    adjustRate(real)
    note(real)
  }

  /// Which stay at a bot listens for words now; nil when none does.
  var listeningVisit: Int? {
    let state = world.state.contacts[contact]
    guard !isEnded, let action = state.contact.execution.flow.map({ _ in state.contact.execution.action }),
      world.program.actionSources[action.index].action.type == "ConnectParticipantWithLexBot"
    else { return nil }
    return state.contact.actionCount
  }

  /// In a chat words can be typed from its start to its end: the stay that stands for it; nil for any other contact.
  var typingVisit: Int? { !isEnded && world.state.contacts[contact].contact.channel == .chat ? 0 : nil }

  /// The stay that stands for a talk with a person at an agent's desk; nil where the caller has none.
  var talkingVisit: Int? { isEnded || isInTime ? nil : world.person(with: contact).map { -1 - $0 } }

  /// True while a person is asked what a Lambda answers: no time passes meanwhile.
  var asksForLambda: Bool { world.askedLambda(contact) != nil }

  // MARK: Functions outside

  /// The functions outside that are to be called now.
  mutating func takeOutsideCalls() -> [OutsideCall] {
    defer { outsideCalls.removeAll() }
    return outsideCalls
  }

  private mutating func takeCalls() {
    outsideCalls += live.recording.takeOutsideCalls()
    if isInTime { whatIfCalls += shown.recording.takeOutsideCalls() }
  }

  /// What a what-if waits for is called once it is kept, and so the live call.
  mutating func makeWhatIfCalls() {
    outsideCalls += whatIfCalls.suffix(1).filter { live.recording.world.awaits($0.id) }
    whatIfCalls.removeAll()
  }

  /// A function outside answered the live call, whatever is shown.
  mutating func answer(_ answer: OutsideAnswer, to call: OutsideCall.ID, _ real: Int64) {
    catchUp(real)
    live.recording.give(.answer(answer, to: call))
    guard !isInTime else { return }
    settle()
    resetClock(real)
  }

  /// The function outside that a what-if waits for; nil when it waits for none.
  var whatIfCall: OutsideCall? {
    guard isInTime, !isInPast else { return nil }
    return whatIfCalls.last { world.awaits($0.id) && $0.id.contact == contact && $0.id.side == .customer }
  }

  /// A person says what the function answers that a what-if waits for.
  mutating func answerWhatIf(_ answer: LambdaForm.Answer, _ real: Int64) {
    guard let call = whatIfCall else { return }
    catchUp(real)
    give(.edit(LambdaQuestion.outcome(answer), contact: call.id.contact), real)
  }

  mutating func hangUp(_ real: Int64) {
    catchUp(real)
    give(.hangUp(contact: contact), real)
  }

  /// The caller answers the callback that rings, or declines it.
  mutating func takeRing(_ answers: Bool, _ real: Int64) {
    catchUp(real)
    give(answers ? .answerRing : .declineRing, real)
  }

  mutating func setPaused(_ isPaused: Bool, _ real: Int64) {
    catchUp(real)
    self.isPaused = isPaused
    adjustRate(real)
    note(real)
  }

  mutating func setSpeed(_ speed: PlaySpeed, _ real: Int64) {
    catchUp(real)
    self.speed = speed
    adjustRate(real)
    note(real)
  }

  mutating func declare(_ conditions: Conditions, _ real: Int64) {
    catchUp(real)
    give(.declare(conditions), real)
  }

  /// Gives the world that is shown an input; in the past, to a what-if that begins there.
  mutating func give(_ input: Recording.Input, _ real: Int64) {
    guard forksIfPast() else { return }
    shown.recording.give(input)
    // What stands still is stepped on by hand, or goes on with the clock; but a call that is given up ends now.
    var givesUp = false
    if case .hangUp = input { givesUp = true }
    if isPaused, !givesUp { standStill() } else { settle() }
    resetClock(real)
  }

  // MARK: What is logged

  /// The lines that the flow log has since they were last taken.
  ///
  /// - Parameter isLast: true when the call is given up, so that what goes on is logged as it is.
  mutating func takeLogLines(isLast: Bool = false) -> [UInt8] {
    live.recording.takeLogLines(isLast: isLast)
  }

  // MARK: What is shown

  /// The flow that the contact is in, or was in last.
  var flow: FlowIndex? {
    let action = Moment(world, contact, story).action ?? story.visits.last?.action
    return action.map { world.program.actionSources[$0.index].flow }
  }

  /// What the call did in its flows so far.
  var passage: MapPassage {
    var passage = MapPassage()
    for visit in story.visits {
      let seconds = story.seconds(at: visit.at)
      passage.times[visit.action] = "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
      passage.visits[visit.action, default: 0] += 1
      if let branch = visit.branch { passage.taken.insert(branch) }
    }
    passage.latest = story.visits.last?.action
    passage.present = Moment(world, contact, story).action
    for case .action(let action) in breakpoints { passage.breakpoints.insert(action) }
    return passage
  }

  /// How often this call took each branch, and others before it: what happened, whatever is looked at.
  func tally(with earlier: BranchTally) -> BranchTally {
    var tally = earlier
    let line = live
    for step in line.recording.told.path { tally.add(step.action, step.branch) }
    return tally
  }

  func model(view: PhoneView) -> PhoneModel {
    var model = presenter.model(of: world, contact: contact, story, surroundings, view: view)
    if isPaused, let next = nextLambda {
      let parameters = next.parameters.map(\.words)
      let seconds = story.seconds(at: world.state.now)
      model.transcript.append(
        ShownEntry(seconds: seconds, .lambdaNext(name: next.name, parameters: parameters)))
      model.lambdas.append(
        LambdaRow(name: next.name, summary: "is called next", outcome: .running, parameters: parameters))
    }
    if let travel, travel.isOn {
      model.time = timePresenter.model(travel.timelines, breakpoints, hits: hits, presenter.labels)
      if view.compares {
        let writer = EntryWriter(
          labels: presenter.labels, program: world.program,
          arrivedAt: arrivedAt, callerName: presenter.callerName)
        model.time?.comparison = ComparisonPresenter(contact: firstContact, writer: writer).comparison(
          travel.timelines)
      }
    }
    return model
  }
}
