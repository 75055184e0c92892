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
  private(set) var isMuted = false
  private(set) var showsPop = false
  /// The place of the outcome; -1 while none is chosen.
  private(set) var chosen = -1
  private(set) var notes = TextLine()
  private(set) var isWriting = false
  /// What is open over the desk.
  var form: (form: ListForm, purpose: Purpose)?
  private(set) var card: DeskModel.Scorecard?
  private(set) var taken = 0
  private(set) var missed = 0
  private(set) var declined = 0
  private var hasDeclined = false
  /// How often a contact began to ring.
  private(set) var rings = 0
  /// Until when the desk flashes, on the machine's clock.
  private(set) var flashUntil: Int64 = 0
  private(set) var status = AgentStatus.offline
  private(set) var statusSince: Timestamp
  /// By contact, the scenario whose rules count.
  var trainings: [Int: (name: String, training: Training)] = [:]

  /// What a list is open for.
  enum Purpose {
    case state([AgentStateHandle])
    case transfer
    case visit([VisitAct])
  }

  static let flashNanoseconds: Int64 = 600_000_000

  init(_ world: borrowing World, agent: Int, trainee: String) {
    self.agent = agent
    self.trainee = trainee
    let own = world.center.definition.dispositions
    outcomes = own.isEmpty ? ["solved", "to be called back", "passed on", "nothing wanted"] : own
    status = world.status(ofAgent: agent)
    statusSince = world.state.now
  }

  // MARK: What happens

  /// Takes in what happened; to be asked after every event of the world.
  mutating func take(_ world: borrowing World, real: Int64) -> [DeskRequest] {
    var requests: [DeskRequest] = []
    let now = world.state.now
    let fresh = world.status(ofAgent: agent)
    if fresh != status {
      if fresh == .missed, !hasDeclined { missed += 1 }
      hasDeclined = false
      (status, statusSince) = (fresh, now)
    }
    if let contact = world.contact(ofAgent: agent), contact != story?.contact || story?.isOver == true {
      requests += close(world)
      story = DeskStory(world, contact: contact, agent: agent)
      clear()
      card = nil
      rings += 1
      flashUntil = real + Self.flashNanoseconds
    }
    guard story != nil else { return requests }
    let wasJoined = story?.joinedAt != nil
    story?.take(world)
    if story?.joinedAt != nil, !wasJoined {
      taken += 1
      statusSince = now
      if form == nil { sayLine = TextLine() }
    }
    if story?.answeredAt == nil, world.contact(ofAgent: agent) == nil {
      // It rings no more, and was not taken.
      story = nil
      clear()
      return requests
    }
    if story?.isOver == true {
      sayLine = nil
      if world.work(ofAgent: agent) == nil { requests += close(world) } else { story?.works(until: now) }
    }
    return requests
  }

  private mutating func clear() {
    sayLine = nil
    draft = ""
    scroll = .following
    isMuted = false
    showsPop = false
    chosen = -1
    notes = TextLine()
    isWriting = false
    form = nil
  }

  /// The contact and the work after it are over.
  private mutating func close(_ world: borrowing World) -> [DeskRequest] {
    guard var story, story.answeredAt != nil else {
      story = nil
      return []
    }
    story.works(until: world.state.now)
    story.report.outcome = outcomes.indices.contains(chosen) ? outcomes[chosen] : ""
    story.report.notes = notes.text.trimmed
    let kept = story.kept(world)
    var score: KeptScore?
    if let (name, training) = trainings[story.contact], !training.rules.isEmpty, story.joinedAt != nil {
      let judged = Scorecard(scenario: name, training.rules, story.report)
      card = DeskModel.Scorecard(
        title: story.pop.name.isEmpty ? story.pop.number : story.pop.name,
        lines: judged.lines.map { .init($0.rule, $0.found, better: $0.better) },
        before: before(world))
      score = KeptScore(
        trainee: trainee, takenAt: world.state.now, scenario: name,
        lines: judged.lines.map { .init(rule: $0.rule, found: $0.found, better: $0.better ?? "") })
    }
    self.story = nil
    clear()
    return [.keep(kept, score)]
  }

  private func before(_ world: borrowing World) -> String {
    let scores = (try? world.store.reading { rows in try rows.scores(of: trainee) }) ?? []
    guard !scores.isEmpty else { return "" }
    return "before: " + scores.suffix(5).map { "\($0.met) of \($0.lines.count)" }.joined(separator: ", ")
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
      sayLine = TextLine()
      guard !words.isEmpty else { return [] }
      guard !isMuted else { return [.message(.init("You are muted: nobody heard that. u unmutes."))] }
      scroll = .following
      return [.say(words)]
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
    let talks = world.talk(ofAgent: agent) != nil
    switch command {
    case .accept:
      card = nil
      if story?.answeredAt == nil, story != nil { return [.act(.answers)] }
      switch status {
      case .available: return [.message(.init("You are available: the next contact rings here."))]
      case .busy, .pending: return [.message(.init("You have a contact; end it with x."))]
      case .offline, .afterContactWork, .missed, .error, .nonProductive: return [.act(.becomesAvailable)]
      }
    case .decline:
      guard story != nil, story?.answeredAt == nil else { return [] }
      declined += 1
      hasDeclined = true
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
      openTransfer(world)
    case .visit:
      guard talks else { return [notTalking] }
      openVisit(world)
    case .hangUp:
      guard story?.answeredAt != nil, story?.isOver == false else { return [notTalking] }
      return [.act(.hangsUp)]
    case .agentState: openStates(world)
    case .sayWords:
      if talks {
        sayLine = TextLine(draft)
        draft = ""
      } else if story?.isOver == true {
        isWriting = true
      }
    case .press(let key):
      guard talks, let digit = DTMFDigit(key) else { return [] }
      return [.press(digit)]
    case .nextPane: showsPop.toggle()
    case .close: card = nil
    case .scrollUp where story?.isOver == true: chosen = max(0, chosen - 1)
    case .scrollDown where story?.isOver == true: chosen = min(outcomes.count - 1, chosen + 1)
    default: return [.command(command)]
    }
    return []
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

  private mutating func openStates(_ world: borrowing World) {
    let names = ["Available", "Offline"] + world.center.definition.agentStates
    let choice = world.state.routing.choice(of: AgentHandle(agent))
    let items = names.enumerated().map {
      ListForm.Item($0.element, note: $0.offset == choice.index ? "chosen now" : "")
    }
    form = (
      ListForm(
        title: "Your state", hint: "with a contact, it holds once that and the work after it are over",
        items: items),
      .state(names.indices.map { AgentStateHandle($0) })
    )
  }

  private mutating func openTransfer(_ world: borrowing World) {
    let definition = world.center.definition
    let items = definition.quickConnects.map { quickConnect in
      switch quickConnect.target {
      case .queue(let queue):
        ListForm.Item(quickConnect.name, note: "queue \(definition.queues[queue].name)")
      case .agent(let agent): ListForm.Item(quickConnect.name, note: definition.agents[agent].name)
      }
    }
    form = (
      ListForm(
        title: "Transfer by which quick connect?",
        hint: items.isEmpty ? "center.json has no quickConnects" : "the customer leaves you", items: items),
      .transfer
    )
  }

  private mutating func openVisit(_ world: borrowing World) {
    guard let story else { return }
    let now = world.localTime(at: world.state.now)
    let visit = story.visit(world)
    let free = (try? world.store.reading { rows in try rows.freeSlots(after: now) }) ?? []
    var acts = free.prefix(60).map { VisitAct.book($0) }
    var items = free.prefix(60).map {
      ListForm.Item("\(DeskStory.words($0))", note: visit == nil ? "book" : "move the visit here")
    }
    if let visit {
      acts.insert(.cancel, at: 0)
      items.insert(ListForm.Item("cancel the visit", note: DeskStory.words(visit)), at: 0)
    }
    form = (
      ListForm(
        title: "The visit of \(story.pop.name.isEmpty ? story.pop.number : story.pop.name)",
        hint: items.isEmpty ? "no slot is free" : "type a day or a time to find it", items: items),
      .visit(acts)
    )
  }

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
      case .visit(let acts): return [.change(acts[item])]
      }
    }
  }

  // MARK: What came of it

  /// A transfer that the agent asked for has begun.
  mutating func transferred(by quickConnect: String) { story?.report.transfers.append(quickConnect) }

  /// The visit was changed as the agent asked.
  mutating func changed(_ act: VisitAct, hadVisit: Bool) {
    switch act {
    case .book: story?.report.visits.append(hadVisit ? .moved : .booked)
    case .cancel: story?.report.visits.append(.cancelled)
    }
  }
}
