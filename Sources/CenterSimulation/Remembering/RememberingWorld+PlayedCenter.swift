import ContactCenter
import FlowEngine
import Routing
import World

extension RememberingWorld: PlayedCenter {
  var hasGivenUp: Bool { book.hasGivenUp }

  // MARK: Callers

  mutating func receive(_ call: PreparedCall) -> Int {
    let contact: Int
    if free.isEmpty {
      contact = contacts.count
      contacts.append(RememberedContact())
    } else {
      contact = Int(free[free.count - 1])
      free.keep(first: free.count - 1)
    }
    if moment >= ageEnds {
      age = book.age(moment)
      ageEnds = book.ageEnds(age)
    }
    let token = contacts[contact].token
    contacts[contact] = RememberedContact()
    contacts[contact].token = token
    contacts[contact].stage = .inFlow
    contacts[contact].flow = call.call.flow
    contacts[contact].arrival = moment
    contacts[contact].ageEnds = ageEnds
    begin(book.first(of: call.call.flow, at: moment, age: age), contact, at: moment)
    return contact
  }

  mutating func press(_ digit: DTMFDigit, _ contact: Int, isLast: Bool) {
    contacts[contact].isTyping = !isLast
    follow(.presses(digit), contact)
  }

  mutating func say(_ words: String, at place: Int32, _ contact: Int) { follow(.says(place), contact) }

  mutating func hangUp(_ contact: Int) {
    let held = contacts[contact]
    guard held.stage != .ended else { return }
    if held.stage == .inFlow, !held.isThere {
      book.leave(held.way, at: moment - held.arrival, held.flow, arrival: held.arrival)
    }
    end(contact, .byCaller)
  }

  // MARK: Agents

  mutating func comes(_ agent: Int) {
    let handle = AgentHandle(agent)
    guard isAtDesk(handle) else { return }
    for work in routing.works(of: handle) { route(.workEnded(work)) }
    route(.stateChosen(handle, RoutingPlan.available))
  }

  mutating func goes(_ agent: Int) -> Bool {
    let handle = AgentHandle(agent)
    if routing.status(of: handle) == .afterContactWork { return false }
    if isAtDesk(handle) {
      route(.stateChosen(handle, RoutingPlan.offline))
      return true
    }
    guard let contact = routing.offer(to: handle), routing.stage(of: contact) == .offered else {
      return false
    }
    route(.offerDeclined(contact))
    return true
  }

  mutating func hangsUp(_ agent: Int, on contact: Int) {
    guard contacts[contact].stage == .joined else { return }
    route(.agentLeft(ContactHandle(contact)))
  }

  /// True for an agent who has no contact, and to whom none is offered.
  private func isAtDesk(_ agent: AgentHandle) -> Bool {
    switch routing.status(of: agent) {
    case .offline, .available, .afterContactWork, .missed, .error, .nonProductive: true
    case .pending, .busy: false
    }
  }

  // MARK: Time

  mutating func step(by limit: Int64) -> Int? {
    if asked >= 0, let contact = beSilent() { return contact }
    if whispered >= 0 { startWhisper() }
    if !answering.isEmpty, let contact = answerAtOnce() { return contact }
    while timers.firstDue <= limit {
      let entry = timers.takeFirst()
      guard let kind = Timer(rawValue: entry.kind) else { continue }
      let owner = Int(entry.owner)
      switch kind {
      case .wayEnds, .agentAnswers, .agentWhisperEnds, .talkEnds:
        guard contacts[owner].token == entry.token else { continue }
      case .ring, .delay, .step, .work: break
      }
      moment = entry.due
      fire(kind, owner, entry.token)
      return kind == .work ? -1 : owner
    }
    return nil
  }

  /// Who was asked for something, and has done nothing, does nothing; the contact, where that brought it further.
  @inline(__always) private mutating func beSilent() -> Int? {
    let contact = asked
    asked = -1
    guard asks(contact) else { return nil }
    follow(.isSilent, contact)
    return contacts[contact].isThere ? contact : nil
  }

  @inline(__always) private mutating func answerAtOnce() -> Int? {
    while answered < answering.count {
      let contact = Int(answering[answered])
      answered += 1
      if accept(contact) { return contact }
    }
    answering.removeAll()
    answered = 0
    return nil
  }

  mutating func advance(to moment: Int64) { self.moment = moment }

  // MARK: Looking

  @inline(__always) mutating func takeNotice() -> ContactNotice? {
    if noticesTaken < notices.count {
      noticesTaken += 1
      return notices[noticesTaken - 1]
    }
    if noticesTaken > 0 {
      notices.removeAll()
      noticesTaken = 0
    }
    return nil
  }

  mutating func takeOutsideCallCount() -> Int { 0 }

  @inline(__always) mutating func moment(of contact: Int) -> Int64 {
    contacts[contact].isThere ? max(moment, contacts[contact].wayEnds) : moment
  }

  @inline(__always) mutating func asks(_ contact: Int) -> Bool {
    contacts[contact].isAsked && contacts[contact].stage == .inFlow
  }

  @inline(__always) mutating func actionCount(_ contact: Int) -> Int {
    let way = Int(contacts[contact].way)
    return contacts[contact].isThere ? book.ways[way].actionsAtEnd : book.ways[way].actionsAtStart
  }

  @inline(__always) mutating func action(_ contact: Int) -> Int {
    Int(book.ways[Int(contacts[contact].way)].action)
  }

  func serial(_ contact: Int) -> Int32 { preconditionFailure("no flow that is remembered creates a contact") }

  @inline(__always) mutating func connects(_ contact: Int, by moment: Int64) -> Bool {
    guard contacts[contact].stage == .agentWhisper, contacts[contact].connectsAt <= min(moment, last) else {
      return false
    }
    if whispered == contact { whispered = -1 } else { contacts[contact].token &+= 1 }
    endAgentWhisper(contact)
    return true
  }

  mutating func addCounts(to figures: inout PooledFigures) {
    for contact in contacts.indices where contacts[contact].stage != .ended {
      let held = contacts[contact]
      if held.stage == .inFlow, !held.isThere {
        book.leave(held.way, at: moment - held.arrival, held.flow, arrival: held.arrival)
      }
      leaveStretches(contact)
    }
    let total = book.takeTotal()
    figures.add(actions: total.actions, branches: total.branches)
  }
}
