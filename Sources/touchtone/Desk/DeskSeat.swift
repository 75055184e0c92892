import ContactCenter
import FlowEngine
import Routing
import Scenarios
import Store
import TerminalUI
import World

/// An agent's desk: whom the agent has, what is being typed, what is open over it.
///
/// Nothing of the world: it looks at that, and says what it wants of it.
struct DeskSeat {
  let agent: Int
  /// Who sits there: the agent, or the trainee in the agent's place.
  let trainee: String
  /// The disposition codes.
  let outcomes: [String]
  /// The contact that rings, is spoken with or worked on; nil while there is none.
  private(set) var story: DeskStory?
  var sayLine: TextLine?
  private var draft = ""
  var scroll = ScrollPosition.following
  /// Of the terminal in which the desk is shown.
  var size = Size(columns: 80, rows: 24)
  private(set) var isMuted = false
  private(set) var showsPop = false
  /// The row of the screen pop that stands at the top.
  private(set) var popRow = 0
  /// The place of the outcome; -1 while none is chosen.
  private(set) var chosen = -1
  private(set) var notes = TextLine()
  private(set) var isWriting = false
  /// What is open over the desk.
  var form: (form: ListForm, purpose: Purpose)?
  /// The scorecards that were not closed yet, the newest last: one whose contact was followed by the next one at once waits
  /// behind that one's.
  private(set) var cards: [DeskModel.Scorecard] = []
  /// Since when the newest of them may be in sight.
  private var cardSince = Timestamp(seconds: 0)
  /// By card, the contact that it judges.
  private var judged: [Int] = []
  /// True while a third party is called, or there.
  private var hadThird = false
  /// The contact that was spoken with last, or rang last and was not taken.
  private var hadLast: Int?
  private(set) var taken = 0
  /// Contacts that were spoken with, and left for another one before they were over: paused tasks.
  private var setAside: [Int] = []
  private(set) var missed = 0
  private(set) var declined = 0
  /// The quick connect by which a third party was called last.
  private(set) var called = ""
  /// How often a contact began to ring.
  private(set) var rings = 0
  /// Until when the desk flashes, on the machine's clock.
  private(set) var flashUntil: Int64 = 0
  private(set) var status = AgentStatus.offline
  /// The state that the agent chose last.
  private var choice = RoutingPlan.available
  /// By contact, the scenario whose rules count.
  var trainings: [Int: (name: String, training: Training)] = [:]

  /// What a list is open for.
  enum Purpose {
    case state([AgentStateHandle])
    case transfer
    case conference
    case visit([VisitAct])
  }

  static let flashNanoseconds: Int64 = 600_000_000
  /// Who had a scorecard in sight for so long has seen it.
  private static let glance = Milliseconds.seconds(2)

  init(_ world: borrowing World, agent: Int, trainee: String) {
    self.agent = agent
    self.trainee = trainee
    let own = world.center.definition.dispositions
    outcomes = own.isEmpty ? ["solved", "to be called back", "passed on", "nothing wanted"] : own
    status = world.status(ofAgent: agent)
    choice = world.state.routing.choice(of: AgentHandle(agent))
  }

  // MARK: What happens

  /// Takes in what happened; to be asked after every event of the world.
  mutating func take(_ world: borrowing World, real: Int64) -> [DeskRequest] {
    var requests: [DeskRequest] = []
    let now = world.state.now
    choice = world.state.routing.choice(of: AgentHandle(agent))
    // What is asked to be kept is kept once this is over, and belongs to what is known of the next caller.
    defer { if !requests.isEmpty { story?.readRowsAgain() } }
    // What was kept of a what-if may have no such contact.
    if let story, !world.state.contacts.indices.contains(story.contact) { requests += begin(in: world) }
    status = world.status(ofAgent: agent)
    defer { status = shownStatus(world) }
    if let contact = world.talk(ofAgent: agent), story?.goesOn(as: contact, world) == true {
      // Whoever called this agent about the customer has left.
    } else if let contact = world.contact(ofAgent: agent), contact != story?.contact || story?.isOver == true,
      !worksFirst(world, before: contact)
    {
      if cardInSight != nil, now - cardSince >= Self.glance { _ = closeCard(at: now) }
      if let story, story.joinedAt != nil, !story.isOver { setAside.append(story.contact) }
      let isTakenAlready = setAside.contains(contact)
      setAside.removeAll { $0 == contact }
      requests += close(world)
      story = DeskStory(world, contact: contact, agent: agent)
      clear()
      // Whoever sits down in the middle of a talk goes on with it.
      if story?.answeredAt != nil { sayLine = TextLine() }
      if story?.joinedAt != nil, !isTakenAlready { taken += 1 }
      rings += 1
      flashUntil = real + Self.flashNanoseconds
    }
    guard story != nil else { return requests }
    let wasAnswered = story?.answeredAt != nil
    let wasJoined = story?.joinedAt != nil
    story?.take(world)
    switch story?.refusal {
    case .missed: missed += 1
    case .declined: declined += 1
    case nil: break
    }
    if story?.joinedAt != nil, !wasJoined { taken += 1 }
    if story?.answeredAt != nil { hadLast = story?.contact }
    // What is typed during the whisper waits in the line.
    if story?.answeredAt != nil, !wasAnswered, form == nil { sayLine = TextLine() }
    if story?.answeredAt == nil, story?.refusal != nil || world.contact(ofAgent: agent) == nil {
      // It rings no more, or again, and was not taken.
      if let story { requests.append(.keep(story.untaken(world), nil)) }
      hadLast = story?.contact
      story = nil
      clear()
      return requests + (world.contact(ofAgent: agent) == nil ? [] : take(world, real: real))
    }
    if let words = aloneWithCaller(world) { requests.append(.message(.init(words))) }
    if story?.isOver == true {
      sayLine = nil
      if world.work(ofAgent: agent) == nil {
        requests += close(world)
      } else {
        story?.works(until: now)
      }
    }
    return requests
  }

  /// True where the contact in sight is over and has its work still, before a paused one is in sight again.
  private mutating func worksFirst(_ world: borrowing World, before contact: Int) -> Bool {
    guard setAside.contains(contact), let shown = story?.contact, world.state.contacts[shown].isEnded else {
      return false
    }
    story?.take(world)
    return world.state.routing.works(of: AgentHandle(agent)).contains { world.contact(ofWork: $0) == shown }
  }

  /// What the agent does with the contact in sight: beside one that is paused another rings, or has its work.
  private func shownStatus(_ world: borrowing World) -> AgentStatus {
    let status = world.status(ofAgent: agent)
    guard status == .busy, let story else { return status }
    if story.isOver { return .afterContactWork }
    return story.answeredAt == nil && story.refusal == nil ? .pending : .busy
  }

  /// How the agent goes back to whom a third party was called about.
  static func wayBackFromHold(_ contact: Int, _ world: borrowing World) -> String {
    switch world.state.contacts[contact].contact.channel {
    case .voice: "The caller is on hold still: Alt+h goes back."
    case .chat: "The customer is on hold still: Alt+h goes back."
    case .task: "The task is paused still: Alt+h goes back."
    }
  }

  /// What the agent is told once the third party is there no more, and the caller waits on; nil for nothing.
  private mutating func aloneWithCaller(_ world: borrowing World) -> String? {
    let hasThird = hasThird(world)
    defer { hadThird = hasThird }
    guard hadThird, !hasThird, let contact = world.talk(ofAgent: agent), contact == story?.contact,
      world.state.contacts[contact].isOnHold
    else { return nil }
    return Self.wayBackFromHold(contact, world)
  }

  /// As a trainer beside the agent sees it, with the trainer's own line.
  mutating func watch(sayLine: TextLine?, scroll: ScrollPosition, showsPop: Bool, popRow: Int) {
    self.sayLine = sayLine
    self.scroll = scroll
    self.showsPop = showsPop
    self.popRow = popRow
    form = nil
  }

  private mutating func clear() {
    sayLine = nil
    draft = ""
    scroll = .following
    isMuted = false
    showsPop = false
    popRow = 0
    chosen = -1
    notes = TextLine()
    isWriting = false
    form = nil
    hadThird = false
  }

  /// True from the answer to the end of the work: who leaves then hangs up on somebody, or leaves the work. What rings is not
  /// the agent's yet.
  var hasContact: Bool { story?.answeredAt != nil }

  /// The world is over: what the agent did with a contact is kept.
  mutating func finish(_ world: borrowing World) -> [DeskRequest] { close(world) }

  /// The agent sits in another world from now on, in the state that was chosen in the one before.
  mutating func begin(in world: borrowing World) -> [DeskRequest] {
    story = nil
    clear()
    status = world.status(ofAgent: agent)
    return world.state.routing.choice(of: AgentHandle(agent)) == choice ? [] : [.act(.chooses(choice))]
  }

  /// The contact and the work after it are over.
  private mutating func close(_ world: borrowing World) -> [DeskRequest] {
    guard var story else { return [] }
    guard story.answeredAt != nil else {
      self.story = nil
      return [.keep(story.untaken(world), nil)]
    }
    guard story.joinedAt != nil else {
      self.story = nil
      clear()
      let who = story.pop.name.isEmpty ? story.pop.number : story.pop.name
      return [
        .keep(story.untaken(world), nil),
        .message(.init("\(who): \(story.end.isEmpty ? "you left" : story.end)")),
      ]
    }
    story.works(until: world.state.now)
    story.report.outcome = outcomes.indices.contains(chosen) ? outcomes[chosen] : ""
    story.report.notes = notes.text.trimmed
    let kept = story.kept(world)
    let report = AgentReport(
      outcome: kept.outcome, notes: kept.notes, transferredTo: kept.transferredTo,
      transfer: kept.transfer?.rawValue ?? "")
    let contact = story.contact
    var score: KeptScore?
    if let (name, training) = trainings[story.contact], !training.rules.isEmpty, story.joinedAt != nil {
      let card = Scorecard(scenario: name, training.rules, story.report)
      cardSince = world.state.now
      judged.append(story.contact)
      cards.append(
        DeskModel.Scorecard(
          title: story.pop.name.isEmpty ? story.pop.number : story.pop.name,
          lines: card.lines.map { .init($0.rule, $0.found, better: $0.better) },
          before: before(world, name)))
      score = KeptScore(
        trainee: trainee, takenAt: world.state.now, scenario: name,
        lines: card.lines.map { .init(rule: $0.rule, found: $0.found, better: $0.better ?? "") })
    }
    self.story = nil
    clear()
    return [.report(report, contact: contact, id: kept.contactId), .keep(kept, score)]
  }

  /// Whom "the last caller" means here: of the scorecard in sight, else who was spoken with last, or rang and was not taken.
  var lastContact: Int? { cardInSight == nil ? hadLast : judged.last ?? hadLast }

  /// How the trainee did with the same scenario before.
  private func before(_ world: borrowing World, _ scenario: String) -> String {
    let scores = ((try? world.store.reading { rows in try rows.scores(of: trainee) }) ?? []).filter {
      $0.scenario == scenario
    }
    guard !scores.isEmpty else { return "your first try with this caller" }
    let tries = scores.suffix(5).map { "\($0.met) of \($0.lines.count)" }.joined(separator: ", ")
    return "before, with this caller: " + tries
  }

  // MARK: Keys

  mutating func handle(_ key: KeyEvent, _ world: borrowing World) -> [DeskRequest] {
    if form != nil { return handleForm(key, world) }
    if sayLine != nil { return handleSay(key, world) }
    if isWriting { return handleNotes(key, world) }
    if case .paste(let text) = key {
      return text.compactMap { DTMFDigit($0) }.prefix(20).map { .press($0) }
    }
    return Keymap.commandAtDesk(for: key).map { perform($0, world) } ?? []
  }

  private mutating func handleSay(_ key: KeyEvent, _ world: borrowing World) -> [DeskRequest] {
    guard var line = sayLine else { return [] }
    let isVoice = story.map { world.state.contacts[$0.contact].contact.channel == .voice } ?? true
    switch key {
    case .escape:
      draft = line.text
      sayLine = nil
    case .enter:
      let words = line.text.trimmed
      guard story?.joinedAt != nil else {
        return [.message(.init("Nobody hears you yet: it waits in the line."))]
      }
      sayLine = TextLine()
      guard !words.isEmpty else { return [] }
      scroll = .following
      let said = DeskRequest.say(words, isMuted: isMuted)
      return isMuted ? [said, .message(.init("You are muted: nobody heard that. Alt+u unmutes."))] : [said]
    case .character(let character) where isVoice && DTMFDigit(character) != nil:
      return DTMFDigit(character).map { [.press($0)] } ?? []
    case .alternate, .function(1):
      return Keymap.commandAtDesk(for: key).map { perform($0, world) } ?? []
    case .tab, .backTab: return Keymap.commandAtDesk(for: key).map { perform($0, world) } ?? []
    case .pageUp, .pageDown: return Keymap.commandAtDesk(for: key).map { perform($0, world) } ?? []
    default:
      _ = line.handle(key)
      sayLine = line
    }
    return []
  }

  private mutating func handleNotes(_ key: KeyEvent, _ world: borrowing World) -> [DeskRequest] {
    switch key {
    case .enter, .escape: isWriting = false
    case .alternate, .function(1):
      isWriting = false
      return Keymap.commandAtDesk(for: key).map { perform($0, world) } ?? []
    default: _ = notes.handle(key)
    }
    return []
  }

  mutating func perform(_ command: Command, _ world: borrowing World) -> [DeskRequest] {
    let talks = world.talk(ofAgent: agent).map { $0 == story?.contact && story?.isOver == false } ?? false
    switch command {
    case .accept:
      if story?.answeredAt == nil, story != nil { return [.act(.answers)] }
      let hadCard = closeCard(at: world.state.now)
      switch status {
      case .available where hadCard: return []
      case .available: return [.message(.init("You are available: the next contact rings here."))]
      case .busy, .pending: return [.message(.init("You have a contact; end it with x."))]
      // What was chosen meanwhile comes now.
      case .afterContactWork
      where choice != RoutingPlan.available || world.status(ofAgent: agent) == .busy:
        return world.state.routing.works(of: AgentHandle(agent)).map { _ in .act(.endsWork) }
      case .offline, .afterContactWork, .missed, .error, .nonProductive: return [.act(.becomesAvailable)]
      }
    case .decline where talks && hasThird(world): return [.act(.endsConsultation)]
    case .decline:
      guard story != nil, story?.answeredAt == nil else { return [] }
      return [.act(.declines)]
    case .hold:
      guard talks, let contact = story?.contact else { return [notTalking] }
      let isHeld = world.state.contacts[contact].isOnHold || world.state.isPaused(contact)
      return [.act(isHeld ? .resumes : .holds)]
    case .mute:
      guard talks else { return [notTalking] }
      isMuted.toggle()
    case .transfer:
      guard talks else { return [notTalking] }
      guard !hasThird(world) else {
        return [.message(.init("x leaves the caller to \(called), d lets them go."))]
      }
      openTransfer(world)
    case .conference:
      guard talks, let contact = story?.contact else { return [notTalking] }
      return confer(contact, world)
    case .visit:
      guard talks else { return [notTalking] }
      openVisit(world)
    case .hangUp:
      guard story?.answeredAt != nil, story?.isOver == false else { return [notTalking] }
      if hasThird(world), thirdParty(world) == nil { return [.act(.endsConsultation)] }
      return [.act(.hangsUp)]
    case .agentState: openStates(world)
    case .sayWords:
      if story?.answeredAt != nil, story?.isOver == false {
        sayLine = TextLine(draft)
        draft = ""
      } else if story?.isOver == true {
        isWriting = true
      }
    case .press(let key):
      guard talks, let digit = DTMFDigit(key) else { return [] }
      return [.press(digit)]
    case .nextPane: showsPop.toggle()
    case .close: _ = closeCard(at: world.state.now)
    case .scrollUp where story?.isOver == true: chosen = max(0, chosen - 1)
    case .scrollDown where story?.isOver == true: chosen = min(outcomes.count - 1, chosen + 1)
    case .scrollUp, .scrollDown, .pageUp, .pageDown, .scrollToStart, .follow:
      if let story, showsPop {
        popRow = DeskScreen.scrolledPop(popRow, story.pop, by: command, size: size)
      } else if let story {
        scroll = DeskScreen.scrolled(scroll, story.entries, by: command, size: size)
      } else if let card = cardInSight {
        cards[cards.count - 1].row = DeskScreen.scrolledCard(card, by: command, size: size)
      }
    default: return [.command(command)]
    }
    return []
  }

  /// The scorecard that is shown while there is no contact; what an agent who missed one must know comes before it.
  var cardInSight: DeskModel.Scorecard? {
    switch status {
    case .missed, .error: nil
    case .available, .offline, .nonProductive, .busy, .pending, .afterContactWork:
      story == nil ? cards.last : nil
    }
  }

  /// The scorecard in sight is closed; false where none is.
  private mutating func closeCard(at now: Timestamp) -> Bool {
    guard cardInSight != nil else { return false }
    cards.removeLast()
    judged.removeLast()
    cardSince = now
    return true
  }

  /// True from the call to a third party on.
  private func hasThird(_ world: borrowing World) -> Bool {
    story.map { world.consultation(of: $0.contact) != nil } ?? false
  }

  /// What the third party who is there is called.
  func thirdParty(_ world: borrowing World) -> String? { story.flatMap { world.thirdName(of: $0.contact) } }

  private mutating func confer(_ contact: Int, _ world: borrowing World) -> [DeskRequest] {
    if world.consulted(by: contact) != nil {
      return [.message(.init("Whoever called you brings you together with the caller."))]
    }
    guard hasThird(world) else {
      openTransfer(world, isConference: true)
      return []
    }
    if thirdParty(world) == nil { return [.message(.init("\(called) has not answered yet."))] }
    if world.state.contacts[contact].consultation == .conference {
      return [.message(.init("You hear each other already; x leaves them together."))]
    }
    return [.act(.conferences)]
  }

  private var notTalking: DeskRequest { .message(.init("You speak with nobody now.")) }

  /// A click on a row: an outcome.
  mutating func choose(_ item: Int, _ world: borrowing World) -> [DeskRequest] {
    if var open = form {
      let outcome = open.form.choose(item)
      return finish(outcome, open.form, open.purpose, world)
    }
    if story?.isOver == true, outcomes.indices.contains(item) { chosen = item }
    return []
  }

  // MARK: Lists

  private mutating func handleForm(_ key: KeyEvent, _ world: borrowing World) -> [DeskRequest] {
    guard var open = form else { return [] }
    let outcome = open.form.handle(key)
    return finish(outcome, open.form, open.purpose, world)
  }

  private mutating func finish(
    _ outcome: ListForm.Outcome, _ list: ListForm, _ purpose: Purpose, _ world: borrowing World
  ) -> [DeskRequest] {
    form = (list, purpose)
    switch outcome {
    case .stays: return []
    case .closed:
      form = nil
      return []
    case .typed(let text):
      form?.form.problem = "nothing here is called \"\(text)\""
      return []
    case .chosen(let item):
      form = nil
      switch purpose {
      case .state(let states): return [.act(.chooses(states[item]))]
      case .transfer: return [.act(.transfers(to: item))]
      case .conference:
        called = world.center.definition.quickConnects[item].name
        return [.act(.consults(item))]
      case .visit(let acts): return [.change(acts[item])]
      }
    }
  }

  // MARK: What came of it

  /// A transfer that the agent asked for has begun.
  mutating func transferred(by quickConnect: String, _ kind: KeptContact.Transfer) {
    story?.report.transfers.append(quickConnect)
    story?.transfer = kind
  }

  /// The visit was changed as the agent asked.
  mutating func changed(_ act: VisitAct, hadVisit: Bool) {
    switch act {
    case .book: story?.report.visits.append(hadVisit ? .moved : .booked)
    case .cancel: story?.report.visits.append(.cancelled)
    }
  }
}
