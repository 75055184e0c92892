import ContactCenter
import FlowEngine

// Contacts that actions create: callbacks, tasks, chats. They are contacts of the same world, and related to the one
// whose flow created them, a chat where the action says so.
extension World {
  /// How many contacts may follow from one another (reference, section 9).
  static var generationLimit: Int32 { 12 }
  /// How long a called party's telephone rings.
  static var ringing: Milliseconds { .seconds(5) }

  /// Creates a contact; false where that would be one too many in a chain.
  mutating func create(_ order: NewContact, from creator: Int, _ side: Side) -> Bool {
    guard state.contacts[creator].generation < Self.generationLimit else {
      record(
        .note, "at most \(Self.generationLimit) contacts follow from one another",
        creator, side: side)
      return false
    }
    let name = program.string(order.flow, in: effects)
    if let flow = program.flow(referredToAs: name),
      let refusal = FlowUse.newContact.refusal(of: program.flows[flow.index])
    {
      record(.note, refusal, creator, side: side)
      return false
    }
    let values = gathered()
    let origin = state.contacts[creator].contact
    let caller = recipient(of: order.kind, values, origin)
    let call = IncomingCall(from: caller, to: nil, flow: FlowIndex(0), channel: order.kind.channel)
    let index = freshContact()
    state.contactCount += 1
    let (serial, seed) = (state.contactCount, state.seed)
    state.contacts[index].begin(
      PreparedCall(call, for: program), serial: serial, seed: state.seed, at: state.now, program)
    state.contacts[index].stage = .scheduled
    state.contacts[index].generation = state.contacts[creator].generation + 1
    if order.kind != .chat || values.contains(where: { $0.name == "RelatedContact" }) {
      state.contacts[index].related = WorldContact.RelatedContact(index: creator, serial: origin.serial)
    }
    state.contacts[index].created = WorldContact.CreatedContact(
      kind: order.kind, flow: name,
      queue: order.queue < 0 ? nil : QueueIndex(raw: order.queue))
    let queuedAt = state.contacts[creator].queuedAt
    state.contacts[index].created?.waitsSince = queuedAt ?? state.now
    fill(index, order.kind, values, from: origin)
    let words = Self.words(for: order.kind, values, caller)
    var delay = order.delay
    if order.kind == .callback, state.contacts[index].created?.flow.isEmpty == true {
      delay = Self.seconds("InitialCallDelaySeconds", in: values)
    }
    let now = state.now
    if order.kind == .callback {
      state.contacts[creator].hasCallback = true
      keep(creator) { $0.next = ContactID(serial: serial, seed: seed).text }
    } else if delay > 0 {
      keep(index) { $0.scheduledFor = now + .seconds(Int64(delay)) }
    }
    notice(.created(by: creator, order.kind), index)
    record(.note, "created " + words + (delay > 0 ? ", in \(delay) s" : ""), creator, side: side)
    if order.kind == .task {
      let id = ContactID(serial: serial, seed: state.seed)
      state.contacts[creator].contact.setData("Task.ContactId", id.text, program)
    }
    startTimer(.beginsLater, after: max(.seconds(Int64(delay)), Milliseconds(1)), index)
    return true
  }

  /// A time among the values of an action, 1 to 259200 (reference, section 9).
  private static func seconds(_ name: String, in values: [(name: String, value: String)]) -> Int32 {
    let text = values.first { $0.name == name }?.value
    return min(max(text.flatMap { Int32($0) } ?? 1, 1), 259_200)
  }

  /// What the action gathered, what is missing left out.
  func gathered() -> [(name: String, value: String)] {
    (0..<effects.parameters.count).compactMap { index in
      let parameter = effects.parameters[index]
      if parameter.value.isMissing { return nil }
      return (program.string(parameter.name, in: effects), program.string(parameter.value, in: effects))
    }
  }

  private func recipient(
    of kind: NewContact.Kind, _ values: [(name: String, value: String)], _ origin: Contact
  ) -> Caller {
    let text =
      switch kind {
      case .callback: origin.string(origin.field(.callbackNumber), program)
      case .chat: values.first { $0.name == "DestinationEndpoint.Address" }?.value ?? ""
      case .task: ""
      }
    return (try? PhoneNumber(text)).map(Caller.number) ?? .withheld
  }

  private static func words(
    for kind: NewContact.Kind, _ values: [(name: String, value: String)], _ caller: Caller
  ) -> String {
    switch kind {
    case .callback: "a callback to \(caller)"
    case .task: "the task \"\(values.first { $0.name == "Name" }?.value ?? "")\""
    case .chat: "a chat with \(caller)"
    }
  }

  /// What the new contact knows from the start: a callback what the caller's contact knew, others what they were given.
  private mutating func fill(
    _ index: Int, _ kind: NewContact.Kind, _ values: [(name: String, value: String)], from origin: Contact
  ) {
    if kind == .callback {
      let known = origin.entries(origin.attributes, names: program.slotNames(.attributes), program)
      for (name, value) in known { state.contacts[index].contact.setAttribute(name, value, program) }
      state.contacts[index].contact.begin(after: origin, by: .callback, program)
      if let queue = state.contacts[index].created?.queue {
        state.contacts[index].contact.setTargetQueue(queue, program)
      }
      let attempts = values.first { $0.name == "MaximumConnectionAttempts" }.flatMap { Int32($0.value) } ?? 1
      let isFirstMore = program.rules.callbackAttempts == .retries
      state.contacts[index].created?.callLimit = max(min(attempts, .max - 1) + (isFirstMore ? 1 : 0), 1)
      state.contacts[index].created?.retryDelay = Self.seconds("RetryDelaySeconds", in: values)
      if let shown = values.first(where: { $0.name == "CallerId" })?.value {
        state.contacts[index].contact.set(.systemAddress, shown, program)
      }
      return
    }
    for (name, value) in values {
      if name.hasPrefix("Attributes.") {
        state.contacts[index].contact.setAttribute(String(name.dropFirst(11)), value, program)
      } else {
        state.contacts[index].contact.setData(name, value, program)
      }
    }
  }

  // MARK: Beginning

  /// The time of a created contact has come, or the party called by it answers.
  mutating func createdContactIsDue(_ contact: Int) {
    guard let created = state.contacts[contact].created else { return }
    if case .dialing(let queue) = state.contacts[contact].stage {
      return created.isAnswered
        ? partyAnswers(contact, queue) : partyDoesNotAnswer(contact)
    }
    let caller = state.contacts[contact].caller
    record(
      .call, "\(created.kind) begins", contact,
      .call(from: caller.description, to: "", channel: created.kind.channel.rawValue))
    if created.kind == .callback, created.flow.isEmpty { return joinQueue(contact) }
    guard let flow = program.flow(referredToAs: created.flow) else {
      return end(contact, .flowNotHere(program.shownName(of: created.flow)))
    }
    state.contacts[contact].stage = .inFlow
    interpreter.enter(flow, &state.contacts[contact].contact)
    becomeReady(contact, .customer)
  }

  /// True for a callback as long as nobody was called: it waits in the queue alone, and hears nothing.
  @inline(__always) func isToBeDialed(_ contact: Int) -> Bool {
    guard let created = state.contacts[contact].created else { return false }
    return created.kind == .callback && !created.isDialed
  }
}

extension NewContact.Kind {
  var channel: Channel {
    switch self {
    case .callback: .voice
    case .task: .task
    case .chat: .chat
    }
  }
}
