import ContactCenter
import FlowEngine
import Routing
import TerminalUI
import World

/// Makes what an agent's desk shows out of a world and the agent's seat: words and figures, no decisions.
struct DeskPresenter {
  let seat: DeskSeat
  let speed: PlaySpeed
  let isPaused: Bool
  let real: Int64
  let message: PhoneModel.Message?
  let trainer: DeskModel.Trainer?

  func model(_ world: borrowing World) -> DeskModel {
    let (readiness, name) = state(world)
    var model = DeskModel(
      agent: world.center.agentName(seat.agent), queues: queues(world).map(\.name).joined(separator: ", "),
      state: name, readiness: readiness,
      stateSeconds: seat.status == .pending ? nil : Int((world.state.now - began(world)).wholeSeconds),
      time: world.localTime(at: world.state.now).time.textWithSeconds, speed: speed.words,
      isNormalSpeed: speed == .normal, isPaused: isPaused, stage: stage(world), message: message)
    model.following = following(world)
    model.isFlashing = real < seat.flashUntil
    model.trainer = trainer
    model.colleagues = colleagues(world)
    return model
  }

  private func state(_ world: borrowing World) -> (DeskModel.Readiness, String) {
    switch seat.status {
    case .available: return (.ready, "available")
    case .pending: return (.called, "ringing")
    case .busy: return (.busy, talk(world))
    case .afterContactWork: return (.busy, "after-contact")
    case .missed: return (.away, "missed")
    case .error: return (.away, "error")
    case .offline: return (.away, "offline")
    case .nonProductive: return (.away, ownState(world))
    }
  }

  /// The state of the center's own that the agent chose.
  private func ownState(_ world: borrowing World) -> String {
    let choice = world.state.routing.choice(of: AgentHandle(seat.agent)).index - 2
    let names = world.center.definition.agentStates
    return names.indices.contains(choice) ? names[choice] : "away"
  }

  /// The state that was chosen, and holds once the contact and the work after it are over; empty for available.
  private func following(_ world: borrowing World) -> String {
    switch seat.status {
    case .busy, .afterContactWork: break
    case .available, .pending, .missed, .error, .offline, .nonProductive: return ""
    }
    switch world.state.routing.choice(of: AgentHandle(seat.agent)) {
    case RoutingPlan.available: return ""
    case RoutingPlan.offline: return "offline"
    default: return ownState(world)
    }
  }

  /// When the state began that is shown: with a contact the talk, once both are joined.
  private func began(_ world: borrowing World) -> Timestamp {
    let talk =
      seat.status == .busy ? seat.story.flatMap { AgentTalk(with: $0.contact, in: world).joinedAt } : nil
    // The work after a contact beside one that is paused is no state of the agent's.
    let isBeside = seat.status == .afterContactWork && world.status(ofAgent: seat.agent) == .busy
    let work = isBeside ? seat.story?.leftAt : nil
    return talk ?? work ?? world.statusBegan(ofAgent: seat.agent)
  }

  private func talk(_ world: borrowing World) -> String {
    seat.story.map { AgentTalk(with: $0.contact, in: world).words } ?? "on contact"
  }

  /// The names of the other agents who take contacts of these queues now.
  private func colleagues(_ world: borrowing World) -> [String] {
    let plan = world.center.plan
    func queues(_ agent: Int) -> [Int] { plan.profiles[plan.agents[agent].profile].queues.map(\.queue) }
    let own = queues(seat.agent)
    var names: [String] = []
    for agent in world.center.definition.agents.indices where agent != seat.agent {
      switch world.status(ofAgent: agent) {
      case .available, .pending, .busy, .afterContactWork: break
      case .offline, .missed, .error, .nonProductive: continue
      }
      if queues(agent).contains(where: own.contains) { names.append(world.center.agentName(agent)) }
    }
    return names
  }

  /// The queues that the agent serves.
  private func queues(_ world: borrowing World) -> [DeskModel.Idle.Queue] {
    let plan = world.center.plan
    let served = plan.profiles[plan.agents[seat.agent].profile].queues.map(\.queue)
    var rows: [DeskModel.Idle.Queue] = []
    for index in world.program.queues.indices {
      let queue = QueueIndex(index)
      guard served.contains(world.center.handle(of: queue).index) else { continue }
      let figures = world.figures(of: queue)
      let inLine = world.waiting(in: queue)
      // Who rings here or hears an agent come is in the queue still, and waits behind nobody.
      var behind: [Int] = []
      for contact in inLine where contact != seat.story?.contact {
        if case .queued = world.state.contacts[contact].stage { behind.append(contact) }
      }
      let waiting = max(0, figures.contactsInQueue - (inLine.count - behind.count))
      let oldest = OldestWait.of(behind, world)
      rows.append(
        .init(
          name: world.program.queues[index].name, waiting: waiting,
          oldestSeconds: waiting > 0 ? oldest.map { Int($0.wholeSeconds) } : nil))
    }
    return rows
  }

  private func stage(_ world: borrowing World) -> DeskModel.Stage {
    guard let story = seat.story else {
      guard var card = seat.cardInSight else { return .idle(idle(world)) }
      if seat.cards.count > 1 { card.title += " · \(seat.cards.count - 1) more" }
      return .scored(card)
    }
    if story.isOver { return .afterContact(afterContact(story, world)) }
    guard story.answeredAt != nil else { return .ringing(ringing(story, world)) }
    let contact = world.state.contacts[story.contact]
    var model = DeskModel.OnContact(
      pop: story.pop, transcript: trainer == nil ? story.entries : story.watched, scroll: seat.scroll,
      behind: behind(world),
      isMuted: seat.isMuted, isHeld: contact.isOnHold || world.state.isPaused(story.contact),
      quickConnects: world.center.definition.quickConnects.map(\.name),
      kind: contact.contact.channel.kind, sayLine: seat.sayLine, showsPop: seat.showsPop)
    model.isJoined = story.joinedAt != nil
    model.popRow = seat.popRow
    if world.consultation(of: story.contact) != nil {
      let name = world.thirdName(of: story.contact)
      model.third = .init(
        name: name ?? seat.called, isThere: name != nil,
        isTogether: contact.consultation == .conference)
    }
    return .onContact(model)
  }

  private func idle(_ world: borrowing World) -> DeskModel.Idle {
    let words = trainer == nil ? ownWords(world) : watchedWords(world)
    var today = ""
    if seat.taken + seat.missed + seat.declined > 0 {
      today = "\(seat.taken) contact\(seat.taken == 1 ? "" : "s") so far, \(seat.missed) missed"
      if seat.declined > 0 { today += ", \(seat.declined) declined" }
    }
    return .init(queues: queues(world), words: words, today: today)
  }

  /// What the agent is told who has no contact.
  private func ownWords(_ world: borrowing World) -> String {
    switch seat.status {
    case .available: coming(world)
    case .missed: "You did not take a contact, and are offered nothing; a makes you available again."
    case .error: "Your telephone was dead, and you are offered nothing; a makes you available again."
    case .offline: "You are offline; a makes you available."
    case .nonProductive: "You take no contacts now; a makes you available."
    case .pending, .busy, .afterContactWork: ""
    }
  }

  /// What a trainer is told of an agent who has no contact.
  private func watchedWords(_ world: borrowing World) -> String {
    let name = world.center.agentName(seat.agent)
    return switch seat.status {
    case .available: coming(world)
    case .missed: "\(name) did not take a contact, and is offered nothing until available again."
    case .error: "The telephone of \(name) was dead, and nothing is offered until available again."
    case .offline: "\(name) is offline."
    case .nonProductive: "\(name) takes no contacts now."
    case .pending, .busy, .afterContactWork: ""
    }
  }

  /// Who may ring soon.
  private func coming(_ world: borrowing World) -> String {
    var count = 0
    for contact in world.state.contacts.indices {
      let stage = world.state.contacts[contact].stage
      if stage == .inFlow { count += 1 }
    }
    switch count {
    case 0: return "The next contact rings here."
    case 1: return "A caller is in the menu, and may ring here."
    default: return "\(count) callers are in the menu, and may ring here."
    }
  }

  private func ringing(_ story: DeskStory, _ world: borrowing World) -> DeskModel.Ringing {
    let limit = world.center.plan.settings.ringLimit
    let left = story.offeredAt + limit - world.state.now
    return .init(
      pop: story.pop, queue: story.queue, waitedSeconds: Int(story.waited.wholeSeconds),
      whisper: story.whisper,
      rings: Countdown(remainingMilliseconds: Int(left.count), totalMilliseconds: Int(limit.count)),
      isAutoAccept: world.center.plan.agents[seat.agent].acceptsAtOnce)
  }

  private func afterContact(_ story: DeskStory, _ world: borrowing World) -> DeskModel.AfterContact {
    var left: Countdown?
    if let limit = world.center.plan.agents[seat.agent].afterContactWork, limit > .zero {
      let gone = story.leftAt.map { world.state.now - $0 } ?? .zero
      left = Countdown(
        remainingMilliseconds: Int((limit - gone).count), totalMilliseconds: Int(limit.count))
    }
    return .init(
      pop: story.pop, talkedSeconds: story.talkedSeconds, end: end(of: story, world), outcomes: seat.outcomes,
      chosen: seat.chosen, notes: seat.notes, isWriting: seat.isWriting, summary: story.summary, left: left)
  }

  /// How the contact ended, "you ended it"; to a trainer "Meera ended it".
  private func end(of story: DeskStory, _ world: borrowing World) -> String {
    guard trainer != nil, story.end.hasPrefix("you ") else { return story.end }
    return DeskStory.firstName(world.center.agentName(seat.agent)) + story.end.dropFirst(3)
  }

  /// "waiting behind: Villas 2, longest 1:55 · Plots 0", and for little room those queues alone in which somebody waits.
  private func behind(_ world: borrowing World) -> [String] {
    let queues = queues(world)
    guard !queues.isEmpty else { return [] }
    func row(_ queue: DeskModel.Idle.Queue, _ word: String) -> String {
      "\(queue.name) \(queue.waiting)"
        + (queue.oldestSeconds.map { word + DeskStory.clock(.seconds(Int64($0))) } ?? "")
    }
    let waiting = queues.filter { $0.waiting > 0 }
    guard !waiting.isEmpty else { return ["nobody waits behind"] }
    let all = waiting.reduce(0) { $0 + $1.waiting }
    return [
      "waiting behind: " + queues.map { row($0, ", longest ") }.joined(separator: " · "),
      "waiting behind: " + waiting.map { row($0, ", longest ") }.joined(separator: " · "),
      "behind: " + waiting.map { row($0, " ") }.joined(separator: " · "), "waiting behind: \(all)",
    ]
  }
}

extension Channel {
  /// What a contact of it is called at the desk.
  fileprivate var kind: DeskModel.OnContact.Kind {
    switch self {
    case .voice: .call
    case .chat: .chat
    case .task: .task
    }
  }
}
