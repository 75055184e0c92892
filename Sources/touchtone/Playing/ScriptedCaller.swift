import ContactCenter
import FlowEngine
import World

/// Drives one contact of a world by a list of items, on the virtual clock (docs/playing.md, "Without a screen").
struct ScriptedCaller {
  /// How a scripted call came to its end.
  enum Ending: Equatable {
    case ended
    /// Nothing is left to do, and only the caller could go on; where it waits.
    case waits(String)
    /// The bound of virtual time was reached.
    case outOfTime
  }

  /// Keys of one item come this far apart.
  static let betweenDigits = Milliseconds(200)

  private var items: ArraySlice<KeyItem>
  private let contact: Int
  private let deadline: Timestamp
  /// Said to the person when the call is over.
  private(set) var notes: [String] = []

  init(_ items: [KeyItem], contact: Int, until deadline: Timestamp) {
    self.items = items[...]
    self.contact = contact
    self.deadline = deadline
  }

  mutating func run(_ world: inout World) -> Ending {
    while !world.state.contacts[contact].isEnded {
      guard world.state.now < deadline else { return .outOfTime }
      guard let item = items.first else {
        if let place = world.endlessWait(of: contact) { return .waits(place) }
        guard world.step() else { return .waits(world.place(of: contact)) }
        continue
      }
      if world.canAnswer(item, contact) {
        items.removeFirst()
        answer(item, &world)
      } else if !world.stepBefore(deadline) {
        return world.nextDue == nil ? .waits(world.place(of: contact)) : .outOfTime
      }
    }
    if !items.isEmpty {
      notes.append(items.count == 1 ? "1 item was left over" : "\(items.count) items were left over")
    }
    return .ended
  }

  private mutating func answer(_ item: KeyItem, _ world: inout World) {
    switch item {
    case .digits(let digits, let bargesIn):
      if bargesIn, let prompt = world.state.contacts[contact].prompt {
        world.advance(to: prompt.startedAt + prompt.spoken.length / 2)
      }
      for (number, digit) in digits.enumerated() {
        if number > 0 { world.advance(to: world.state.now + Self.betweenDigits) }
        world.press(digit, contact)
      }
    case .silence:
      let due = world.inputDue(contact)
      if let due { world.advance(to: due) }
    case .wait(let length): world.advance(to: min(world.state.now + length, deadline))
    case .say(let words): notes.append("\"\(words.visible)\" was said, and nothing here listens to words")
    case .hangUp: world.hangUp(contact)
    }
  }
}

extension World {
  /// True when the contact waits for what the item does.
  fileprivate func canAnswer(_ item: KeyItem, _ contact: Int) -> Bool {
    let state = state.contacts[contact]
    switch state.stage {
    case .ended: return false
    case .queued, .agentWhisper, .customerWhisper, .joined:
      // Only an agent or time can end this wait, unless the queue flow asks for keys.
      switch item {
      case .hangUp, .wait: return true
      case .digits, .say, .silence:
        return isListening(contact, item) || state.prompt != nil || isJoined(contact)
      }
    case .inFlow, .disconnectFlow: return isListening(contact, item)
    }
  }

  private func isJoined(_ contact: Int) -> Bool {
    if case .joined = state.contacts[contact].stage { true } else { false }
  }

  private func isListening(_ contact: Int, _ item: KeyItem) -> Bool {
    if case .digits(_, true) = item, let prompt = state.contacts[contact].prompt {
      return prompt.isInterruptible
    }
    return inputDue(contact) != nil
  }

  /// When the waiting action's own timer fires; nil when it runs none.
  fileprivate func inputDue(_ contact: Int) -> Timestamp? {
    due(.interDigit, contact) ?? due(.firstDigit, contact) ?? due(.wait, contact)
  }

  fileprivate mutating func stepBefore(_ deadline: Timestamp) -> Bool {
    if hasReadyAction { return step() }
    guard let due = nextDue, due <= deadline else { return false }
    return step()
  }

  /// Where the contact waits, in words.
  func place(of contact: Int) -> String {
    let engine = state.contacts[contact].contact
    switch state.contacts[contact].stage {
    case .queued(let queue): return "waits in the queue \(program.queues[queue.index].name)"
    case .agentWhisper, .customerWhisper: return "waits for an agent"
    case .joined: return "speaks with an agent"
    case .inFlow, .disconnectFlow, .ended:
      guard engine.execution.action.raw >= 0, engine.execution.flow != nil else { return "waits" }
      let origin = program.actionSources[engine.execution.action.index]
      return "waits at \"\(origin.action.identifier)\" in \(program.flows[origin.flow.index].name)"
    }
  }

  /// Where the contact waits when nobody will ever end it: a queue whose flow repeats itself and whose agents never
  /// answer. Nil while something may still happen.
  fileprivate func endlessWait(of contact: Int) -> String? {
    guard case .queued(let queue) = state.contacts[contact].stage, state.contacts[contact].agent == nil else {
      return nil
    }
    let agents = center.agents(of: queue)
    guard !agents.contains(where: \.answers) else { return nil }
    let name = program.queues[queue.index].name
    let words = "waits in the queue \(name), where no agent answers"
    let engine = state.contacts[contact].contact
    guard engine.execution.flow != nil else { return words }
    let serial = engine.serial
    let entered = observer.entries.lastIndex { $0.kind == .queue && $0.contact == contact } ?? 0
    let steps = observer.path.filter { $0.contact == serial && $0.firstEntry > entered }
    let isRepeating = steps.dropLast().contains { $0.action == steps.last?.action }
    let texts = observer.entries[entered...].filter { $0.kind == .prompt && $0.contact == contact }.map(
      \.text)
    let replays = texts.count > 1 && texts.dropLast().contains(texts[texts.count - 1])
    return isRepeating || replays ? words : nil
  }
}
