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
    let talk = seat.status == .busy ? seat.story?.joinedAt : nil
    return talk ?? world.statusBegan(ofAgent: seat.agent)
  }

  private func talk(_ world: borrowing World) -> String {
    guard let story = seat.story, story.joinedAt == nil else { return "on contact" }
    if case .dialing = world.state.contacts[story.contact].stage { return "calling back" }
    return "whisper"
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
      var since: [Timestamp] = []
      var gone = 0
      // Who rings here or hears an agent come is in the queue still, and waits behind nobody.
      for contact in inLine {
        let state = world.state.contacts[contact]
        if contact != seat.story?.contact, case .queued = state.stage {
          if let queuedAt = state.queuedAt { since.append(queuedAt) }
        } else {
          gone += 1
        }
      }
      let waiting = max(0, figures.contactsInQueue - gone)
      let oldest = gone == 0 ? figures.oldestContactAge : since.min().map { world.state.now - $0 }
      rows.append(
        .init(
          name: world.program.queues[index].name, waiting: waiting,
          oldestSeconds: waiting > 0 ? oldest.map { Int($0.wholeSeconds) } : nil))
    }
    return rows
  }

  private func stage(_ world: borrowing World) -> DeskModel.Stage {
    guard let story = seat.story else {
      guard var card = seat.cards.first else { return .idle(idle(world)) }
      if seat.cards.count > 1 { card.title += " · \(seat.cards.count - 1) more" }
      return .scored(card)
    }
    if story.isOver { return .afterContact(afterContact(story, world)) }
    guard story.answeredAt != nil else { return .ringing(ringing(story, world)) }
    let contact = world.state.contacts[story.contact]
    var model = DeskModel.OnContact(
      pop: story.pop, transcript: story.entries, scroll: seat.scroll, behind: behind(story, world),
      isMuted: seat.isMuted, isHeld: contact.isOnHold,
      quickConnects: world.center.definition.quickConnects.map(\.name),
      hasTones: contact.contact.channel == .voice, sayLine: seat.sayLine, showsPop: seat.showsPop)
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
    let words =
      switch seat.status {
      case .available: coming(world)
      case .missed: "You did not take a contact, and are offered nothing; a makes you available again."
      case .error: "Your telephone was dead, and you are offered nothing; a makes you available again."
      case .offline: "You are offline; a makes you available."
      case .nonProductive: "You take no contacts now; a makes you available."
      case .pending, .busy, .afterContactWork: ""
      }
    var today = ""
    if seat.taken + seat.missed + seat.declined > 0 {
      today = "\(seat.taken) contact\(seat.taken == 1 ? "" : "s") so far, \(seat.missed) missed"
      if seat.declined > 0 { today += ", \(seat.declined) declined" }
    }
    return .init(queues: queues(world), words: words, today: today)
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
      pop: story.pop, talkedSeconds: story.talkedSeconds, end: story.end, outcomes: seat.outcomes,
      chosen: seat.chosen, notes: seat.notes, isWriting: seat.isWriting, summary: story.summary, left: left)
  }

  /// "waiting behind: Villas 2, longest 1:55 · Plots 0".
  private func behind(_ story: DeskStory, _ world: borrowing World) -> String {
    let rows = queues(world).map { queue in
      "\(queue.name) \(queue.waiting)"
        + (queue.oldestSeconds.map { ", longest \(DeskStory.clock(.seconds(Int64($0))))" } ?? "")
    }
    return rows.isEmpty ? "" : "waiting behind: " + rows.joined(separator: " · ")
  }
}
