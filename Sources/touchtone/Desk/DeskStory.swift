import ContactCenter
import FlowEngine
import Lists
import Scenarios
import Store
import TerminalUI
import World

/// One contact as an agent's desk tells of it, from the first ring to the end of the work after it.
struct DeskStory {
  let agent: Int
  private(set) var contact: Int
  private let agentName: String
  /// What the customer is called in the talk.
  private(set) var customer = ""
  /// The talk as the agent reads it, who is "you" there.
  private(set) var entries: SharedList<ShownEntry> = []
  /// The talk as a trainer beside the agent reads it.
  private(set) var watched: SharedList<ShownEntry> = []
  private(set) var pop = ScreenPop()
  /// What the agent did, for the record and the scorecard.
  var report = DeskReport()
  /// How the customer was transferred; nil where not.
  var transfer: KeptContact.Transfer?
  private(set) var waited: Milliseconds
  private(set) var queue: String
  private(set) var whisper = ""
  let offeredAt: Timestamp
  private(set) var answeredAt: Timestamp?
  private(set) var joinedAt: Timestamp?
  /// When the agent was through with the customer.
  private(set) var leftAt: Timestamp?
  /// Why the agent did not take the contact; nil while it rings, and once it was taken.
  private(set) var refusal: Refusal?
  /// True once the agent has hung up on a customer who was being called back.
  private var stoppedCalling = false
  /// How the contact ended, in words.
  private(set) var end = ""
  private var heldSince: Timestamp?
  /// The id of the contact while the agent had it: one that is transferred goes on under another.
  private var id = ""
  private var entryCount: Int
  private var rowsAreNew = true
  /// The customer's contact about whom whoever called this agent asks.
  private var consulted: Int?
  private var visitBefore: Slot?

  /// How a contact is not taken.
  enum Refusal { case missed, declined }

  /// The contact begins to ring.
  init(_ world: borrowing World, contact: Int, agent: Int) {
    self.agent = agent
    self.contact = contact
    agentName = world.center.agentName(agent)
    let state = world.state.contacts[contact]
    // Whoever sits down, or looks, in the middle of a talk learns what was said.
    let offer = Self.offer(of: contact, to: agentName, world)
    let offered = offer.map { world.observer.entries[$0].at } ?? world.state.now
    offeredAt = offered
    waited = state.queuedAt.map { max(.zero, offered - $0) } ?? .zero
    queue = state.contact.targetQueue.map { state.contact.name(of: $0, world.program) } ?? ""
    entryCount = offer ?? world.observer.entries.count
    pressed = Self.keys(before: entryCount, of: contact, world)
    take(world)
  }

  /// The entry with which the contact began to ring at the agent.
  private static func offer(of contact: Int, to name: String, _ world: borrowing World) -> Int? {
    let entries = world.observer.entries
    func last(_ deed: Fact.AgentDeed) -> Int? {
      entries.indices.last {
        entries[$0].contact == contact && entries[$0].detail == .agent(name: name, did: deed)
      }
    }
    // Who accepts at once is offered nothing.
    return last(.wasOffered) ?? last(.answered)
  }

  /// The keys that the customer pressed on the way here: "[7] · [2]".
  private let pressed: String

  private static func keys(before end: Int, of contact: Int, _ world: borrowing World) -> String {
    var keys: [String] = []
    // Whoever is called back pressed them before, and whom a colleague asks about is in the colleague's contact.
    let created = world.state.contacts[contact]
    let origin = created.created?.kind == .callback ? created.related?.index : world.consulted(by: contact)
    for index in 0..<end
    where world.observer.entries[index].contact == contact || world.observer.entries[index].contact == origin
    {
      let fact = world.observer.entries[index]
      switch fact.detail {
      case .keys(.taken), .keys(.takenFromTypeAhead): keys.append("[\(fact.text)]")
      default: break
      }
    }
    return keys.suffix(8).joined(separator: " · ")
  }

  var isOver: Bool { leftAt != nil }
  var talkedSeconds: Int { Int(report.talked.wholeSeconds) }

  /// Takes in what happened since the last time; to be asked after every event of the world.
  mutating func take(_ world: borrowing World) {
    let now = world.state.now
    let state = world.state.contacts[contact]
    let isMine = world.contact(ofAgent: agent) == contact
    let wasJoined = joinedAt != nil
    consulted = world.consulted(by: contact) ?? consulted
    if isMine, !isOver { id = world.record(of: contact).value("ContactId") }
    let isInQueue =
      switch state.stage {
      case .queued, .agentWhisper: true
      default: false
      }
    let count = world.observer.entries.count
    for index in entryCount..<max(entryCount, count) {
      let entry = world.observer.entries[index]
      guard entry.contact == contact || isHeard(entry, world) else { continue }
      if case .agent(agentName, let deed?) = entry.detail {
        take(deed, at: entry.at, isCallback: state.created?.kind == .callback)
      }
      add(entry, isOnHold: state.isOnHold, isInQueue: isInQueue, callerName: callerName(world))
    }
    entryCount = max(entryCount, count)
    if isMine, !isOver {
      if answeredAt == nil, state.stage.isWithAgent { answeredAt = now }
      if joinedAt == nil, case .joined = state.stage { joinedAt = now }
      if state.isOnHold, heldSince == nil { heldSince = now }
    }
    if let since = heldSince, !state.isOnHold || !isMine {
      if now > since { report.holds.append(now - since) }
      heldSince = nil
    }
    if let joinedAt, !isOver { report.talked = now - joinedAt }
    if !isMine, !isOver, answeredAt != nil {
      leftAt = now
      end = endWords(world)
    }
    if !wasJoined, joinedAt != nil, state.created?.kind != .callback, let all = world.waited(contact) {
      // Who is on the line waited while it rang, and through the whisper, too.
      waited = all
      rowsAreNew = true
    }
    if rowsAreNew { readRows(world) }
    pop.attributes = attributes(state.contact, world.program)
  }

  /// Takes in what the agent did with the contact.
  private mutating func take(_ deed: Fact.AgentDeed, at moment: Timestamp, isCallback: Bool) {
    guard joinedAt == nil else { return }
    switch deed {
    case .wasOffered: break
    case .answered: answeredAt = answeredAt ?? moment
    case .joined: joinedAt = moment
    case .hungUp where isCallback && answeredAt != nil: stoppedCalling = true
    case .didNotAnswer, .hungUp: refusal = .missed
    case .declined: refusal = .declined
    }
  }

  /// What is known of the customer is read anew the next time.
  mutating func readRowsAgain() { rowsAreNew = true }

  /// True for what is said in the other contact of a consultation, by the third party, or by all with it; and for what whoever
  /// called this agent about the caller does with that.
  private func isHeard(_ fact: Fact, _ world: borrowing World) -> Bool {
    switch fact.detail {
    case .spoke: break
    case .said where world.consulted(by: contact) != nil: break
    case .agent where joinedAt != nil: return fact.contact == world.consulted(by: contact)
    default: return false
    }
    if fact.contact == world.consultation(of: contact) { return true }
    guard let caller = world.consulted(by: contact), fact.contact == caller else { return false }
    return world.state.contacts[caller].consultation == .conference
  }

  /// The customer about whom this agent was called was left to the agent, as another contact; false where not.
  mutating func goesOn(as contact: Int, _ world: borrowing World) -> Bool {
    guard contact == consulted, joinedAt != nil, !isOver, world.state.contacts[self.contact].isEnded else {
      return false
    }
    self.contact = contact
    return true
  }

  /// The work after the contact lasts until now.
  mutating func works(until now: Timestamp) { if let leftAt { report.worked = now - leftAt } }

  private func endWords(_ world: borrowing World) -> String {
    if let how = world.state.contacts[contact].endedBy {
      switch how {
      case .byCaller: return "the caller hung up"
      case .byAgent: return "you ended it"
      default: return how.words(world.program)
      }
    }
    if joinedAt == nil {
      if stoppedCalling { return "you hung up before they answered; they will be called again" }
      let isCallback = world.state.contacts[contact].created?.kind == .callback
      return isCallback ? "did not answer" : "you left before it began"
    }
    return report.transfers.last.map { "transferred to \($0)" } ?? "you left"
  }

  // MARK: What is said

  /// Since the agent answered; nil for what was before.
  private func seconds(_ moment: Timestamp) -> Int? {
    answeredAt.flatMap { $0 <= moment ? Int((moment - $0).wholeSeconds) : nil }
  }

  /// Who hears what is said to the caller of the contact: the agent who called this one about a customer, else the customer.
  private func callerName(_ world: borrowing World) -> String {
    let calling = world.consulted(by: contact).flatMap { world.state.contacts[$0].agent }
    return calling.map { Self.firstName(world.center.agentName($0)) } ?? "customer"
  }

  private mutating func add(_ fact: Fact, isOnHold: Bool, isInQueue: Bool, callerName: String) {
    func entry(_ kind: ShownEntry.Kind, watched other: ShownEntry.Kind? = nil, note: String = "") {
      entries.append(ShownEntry(seconds: seconds(fact.at), kind, rightNote: note))
      watched.append(ShownEntry(seconds: seconds(fact.at), other ?? kind, rightNote: note))
    }
    switch fact.detail {
    case .prompt(_, _, let isIterative, let side, _, _):
      guard side == .customer else {
        // What is heard once both have spoken is another flow's, and what is heard again and again is one of a hold.
        guard !isIterative, !fact.text.isEmpty else { return }
        if joinedAt == nil {
          whisper = fact.text
          entry(.machinery("whisper: " + fact.text))
        } else {
          entry(
            .machinery("you hear: " + fact.text),
            watched: .machinery("\(Self.firstName(agentName)) hears: " + fact.text))
        }
        return
      }
      if answeredAt != nil, !isIterative, !fact.text.isEmpty {
        entry(.machinery("\(callerName) hears: " + fact.text))
      }
    case .spoke(let name, let isHeard):
      guard name == agentName else {
        return entry(
          .party(name: Self.firstName(name), words: fact.text),
          watched: name == World.trainer ? .party(name: "you", words: fact.text) : nil,
          note: isHeard ? "" : "not heard")
      }
      if let joinedAt, isHeard { report.said.append(.init(after: fact.at - joinedAt, fact.text)) }
      let note = isHeard ? "" : isOnHold ? "not heard: on hold" : "not heard: muted"
      entry(
        .party(name: "you", words: fact.text),
        watched: .party(name: Self.firstName(agentName), words: fact.text), note: note)
    case .coached:
      entry(
        .party(name: "Trainer, to you alone:", words: fact.text),
        watched: .party(name: "you, to \(Self.firstName(agentName)) alone:", words: fact.text))
    case .said(let isHeard, _):
      if isHeard { entry(.party(name: customer, words: fact.text)) }
    case .keys:
      guard joinedAt != nil else { return }
      entry(.keys([fact.text], label: "pressed by the customer"), note: isOnHold ? "not heard" : "")
    case .agent:
      entry(
        .machinery(Self.words(fact.text, to: agentName)),
        watched: .machinery(Self.words(fact.text, to: World.trainer)))
    case .row:
      rowsAreNew = true
      guard let row = Self.shownRow(fact) else { return }
      entries.append(ShownEntry(seconds: nil, .row(row)))
      watched.append(ShownEntry(seconds: nil, .row(row)))
    case .ended: entry(.separator(fact.text))
    // What goes wrong in the queue's flow, which the caller hears until the agent's whisper is over, is nothing to the agent.
    case .none where fact.kind == .note: if !isInQueue { entry(.note(fact.text)) }
    case .none, .call, .chose, .bot, .lambda, .queue, .standIn, .printed: break
    }
  }

  static func firstName(_ name: String) -> String {
    name.split(separator: " ").first.map(String.init) ?? name
  }

  /// To Meera Nair, "Meera Nair puts the caller on hold" is "you put the caller on hold".
  private static func words(_ text: String, to name: String) -> String {
    guard text.hasPrefix(name + " ") else { return text.replacing(name, with: "you") }
    let words = text.dropFirst(name.count + 1).split(separator: " ", maxSplits: 1)
    guard let verb = words.first else { return text }
    let rest = words.count > 1 ? " " + words[1] : ""
    let own =
      switch verb {
      case "is": "are"
      case "has": "have"
      case "reaches": "reach"
      default: verb.hasSuffix("s") ? String(verb.dropLast()) : String(verb)
      }
    return "you \(own)\(rest.replacing(name, with: "you"))"
  }

  // MARK: What is known

  private func attributes(_ contact: Contact, _ program: Program) -> [ScreenPop.Fact] {
    contact.entries(contact.attributes, names: program.slotNames(.attributes), program).filter {
      !$0.value.isEmpty
    }.map { ScreenPop.Fact($0.name, $0.value) }
  }

  private mutating func readRows(_ world: borrowing World) {
    rowsAreNew = false
    let number = world.state.contacts[contact].caller.number
    let now = world.localTime(at: world.state.now)
    let record = world.record(of: contact)
    let (id, beganAt) = (record.value("ContactId"), Self.beganAt(record))
    let known = number.flatMap { number in
      try? world.store.reading { rows in
        (
          try rows.customer(withNumber: number.e164), try rows.visit(of: number.e164, after: now)?.slot,
          try rows.keptContacts(of: number.e164).filter {
            $0.isJoined && ($0.contactId != id || $0.beganAt != beganAt)
          }
        )
      }
    }
    let visit = known?.1
    let isFirst = pop.number.isEmpty
    if isFirst { visitBefore = visit }
    pop.name = known?.0?.name ?? ""
    pop.number = number?.display ?? "number withheld"
    customer = pop.name.split(separator: " ").first.map(String.init) ?? "caller"
    let before = known?.2 ?? []
    pop.history =
      known?.0 == nil
      ? "not known yet"
      : before.isEmpty
        ? "customer, first talk" : "customer, \(before.count) talk\(before.count == 1 ? "" : "s") before"
    let asker = world.consulted(by: contact).flatMap { world.state.contacts[$0].agent }
    pop.facts = asker.map { [.init("asked by", world.center.agentName($0))] } ?? []
    if world.state.contacts[contact].created?.kind == .callback {
      pop.facts.append(.init("wants", "to be called back"))
    }
    pop.facts += [
      .init("pressed", pressed), .init("waited", "\(Self.clock(waited)) in \(queue)"),
      .init("visit", visit.map(Self.words) ?? "none", isChanged: !isFirst && visit != visitBefore),
    ]
    pop.before = before.suffix(3).reversed().map { kept in
      let day = world.localTime(at: kept.beganAt).date
      let what = kept.notes.isEmpty ? kept.outcome : "\"\(kept.notes)\""
      return (["\(day.day) \(day.shortMonthName)", kept.queue, what].filter { !$0.isEmpty }).joined(
        separator: ", ")
    }
  }

  static func words(_ slot: Slot) -> String {
    "\(slot.date.weekday.shortName) \(slot.date.day) \(slot.date.shortMonthName), \(slot.time.text)"
  }

  static func clock(_ length: Milliseconds) -> String {
    let seconds = Int(length.wholeSeconds)
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }

  private static func beganAt(_ record: ContactRecord) -> Timestamp {
    (try? TimeText(record.value("InitiationTimestamp")).timestamp(in: .utc)) ?? Timestamp(seconds: 0)
  }

  /// The booking that the customer has ahead; nil for none, or a number that is withheld.
  func visit(_ world: borrowing World) -> Slot? {
    guard let number = world.state.contacts[contact].caller.number else { return nil }
    let now = world.localTime(at: world.state.now)
    return (try? world.store.reading { rows in try rows.visit(of: number.e164, after: now)?.slot }) ?? nil
  }

  // MARK: The record

  /// "held 0:35 · + visit Wed 25 Nov, 11:00".
  var summary: String {
    var parts: [String] = []
    if report.held > .zero { parts.append("held \(Self.clock(report.held))") }
    for visit in report.visits { parts.append("visit \(visit.rawValue)") }
    for transfer in report.transfers { parts.append("transferred to \(transfer)") }
    return parts.joined(separator: " · ")
  }

  /// What is kept of the contact: of what the agent had of it, what the contact's record tells.
  func kept(_ world: borrowing World) -> KeptContact {
    let records = world.records(of: contact)
    let record = records.last { $0.value("ContactId") == id } ?? world.record(of: contact)
    let goesOn = records.last?.value("ContactId") != id
    let isJoined = joinedAt != nil
    func seconds(_ path: String...) -> Int { Int(record.value(path)) ?? 0 }
    return KeptContact(
      phoneNumber: world.state.contacts[contact].caller.number?.e164 ?? "", beganAt: Self.beganAt(record),
      contactId: id, agent: agentName, queue: queue, initiation: record.value("InitiationMethod"),
      isJoined: isJoined, waited: Int(record.value("Queue", "Duration")) ?? waitedSoFar(world),
      talked: isJoined ? seconds("Agent", "AgentInteractionDuration") : 0,
      held: isJoined ? seconds("Agent", "CustomerHoldDuration") : 0, worked: Int(report.worked.wholeSeconds),
      holds: isJoined ? seconds("Agent", "NumberOfHolds") : 0,
      transferredTo: report.transfers.joined(separator: ", "), transfer: transfer,
      // Of who was transferred, the record says how somebody else's contact ended.
      ended: goesOn && !report.transfers.isEmpty ? "TRANSFERRED" : record.value("DisconnectReason"),
      outcome: report.outcome, notes: report.notes)
  }

  /// Of a contact that waits on without the agent.
  private func waitedSoFar(_ world: borrowing World) -> Int {
    let since = world.state.contacts[contact].queuedAt
    return since.map { Int(((leftAt ?? world.state.now) - $0).wholeSeconds) } ?? 0
  }

  /// What is kept of a contact that the agent did not take, be it for the agent or for the other side, or as a terminal died.
  func untaken(_ world: borrowing World) -> KeptContact {
    var kept = kept(world)
    switch refusal {
    case .missed: kept.missed = 1
    case .declined: kept.declined = 1
    case nil: break
    }
    return kept
  }
}

extension ContactRecord {
  /// A value by the names on the way to it; empty where it has none.
  fileprivate func value(_ path: String...) -> String { value(path) }

  fileprivate func value(_ path: [String]) -> String { entries.first { $0.path == path }?.value ?? "" }
}

extension WorldContact.Stage {
  /// True once an agent has accepted the contact, and until the agent is through with it.
  fileprivate var isWithAgent: Bool {
    switch self {
    case .agentWhisper, .customerWhisper, .joined, .outboundWhisper, .dialing: true
    case .inFlow, .queued, .disconnectFlow, .withThirdParty, .scheduled, .ended: false
    }
  }
}
