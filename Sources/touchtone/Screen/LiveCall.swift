import ContactCenter
import FlowAnalysis
import FlowEngine
import Store
import TerminalUI
import World

/// One call in real time: the world, the clock that moves it, and what a person did to it.
struct LiveCall: ~Copyable {
  private(set) var world: World
  let contact: Int
  /// The call as it came in.
  let incoming: IncomingCall
  /// What was declared to be so, from which of the transcript's entries on.
  private(set) var declared: [(entry: Int, conditions: Conditions)]
  let presenter: PhonePresenter
  private(set) var speed: PlaySpeed
  private(set) var isPaused: Bool
  private var clock: CallClock
  private var story: CallStory
  private var surroundings = PhonePresenter.Surroundings()
  private var litUntil: Int64 = 0
  private var isTyping = false

  /// A pressed key stays lit for so long, at any speed.
  static let litNanoseconds: Int64 = 250_000_000
  /// At most ten frames a second while nothing but time passes.
  static let frameNanoseconds: Int64 = 100_000_000

  /// The call comes in.
  init(
    _ world: consuming World, _ call: IncomingCall, presenter: PhonePresenter, speed: PlaySpeed,
    isPaused: Bool, real: Int64
  ) {
    declared = [(0, world.state.conditions)]
    incoming = call
    self.world = world
    self.presenter = presenter
    self.speed = speed
    self.isPaused = isPaused
    contact = self.world.receive(call)
    story = CallStory(
      labels: presenter.labels, program: self.world.program, contact: contact,
      arrivedAt: self.world.state.now, callerName: presenter.callerName)
    story.take(self.world)
    clock = CallClock(at: self.world.state.now, real: real, rate: 0)
    adjustRate(real)
    note(real)
  }

  var isEnded: Bool { world.state.contacts[contact].isEnded }

  var prompt: PlayingPrompt? { world.state.contacts[contact].prompt }

  /// The rate at which the world's time passes now.
  ///
  /// The time a person has for a key is real time at any speed.
  private var rate: Int64 {
    if isPaused || isEnded { return 0 }
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
    while let due = world.nextDue, let moment = clock.real(of: due), moment <= real, steps < 10_000 {
      world.advance(to: due)
      story.take(world)
      steps += 1
      adjustRate(moment)
    }
    world.advance(to: clock.time(at: real))
    adjustRate(real)
    if real >= litUntil { surroundings.pressed = nil }
    note(real)
  }

  private mutating func adjustRate(_ real: Int64) {
    guard rate != clock.rate else { return }
    clock.set(rate: rate, at: world.state.now, real: real)
  }

  private mutating func note(_ real: Int64) {
    story.take(world)
    surroundings.changes.note(
      world.state.contacts[contact].contact, world.program, telling: story.tellingKey, at: real)
    surroundings.speed = speed
    surroundings.isPaused = isPaused
  }

  /// When something on the screen changes next; nil when nothing will by itself.
  mutating func nextChange(after real: Int64) -> Int64? {
    var moments: [Int64] = []
    if surroundings.pressed != nil { moments.append(litUntil) }
    if rate > 0 {
      moments.append(real + Self.frameNanoseconds)
      if let due = world.nextDue, let moment = clock.real(of: due) { moments.append(moment) }
      if let fade = surroundings.changes.nextFade { moments.append(fade) }
    }
    return moments.min()
  }

  // MARK: What a person does

  mutating func press(_ digit: DTMFDigit, _ real: Int64) {
    catchUp(real)
    surroundings.pressed = digit
    litUntil = real + Self.litNanoseconds
    world.press(digit, contact)
    adjustRate(real)
    note(real)
  }

  mutating func say(_ words: String, _ real: Int64) {
    catchUp(real)
    world.say(words, contact)
    adjustRate(real)
    note(real)
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

  mutating func hangUp(_ real: Int64) {
    catchUp(real)
    world.hangUp(contact)
    adjustRate(real)
    note(real)
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

  mutating func declare(_ conditions: Conditions) {
    declared.append((world.observer.entries.count, conditions))
    world.declare(conditions)
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
    return passage
  }

  func model(view: PhoneView) -> PhoneModel {
    presenter.model(of: world, contact: contact, story, surroundings, view: view)
  }
}
