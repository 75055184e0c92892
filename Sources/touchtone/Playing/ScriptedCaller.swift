import ContactCenter
import Diagnostics
import FlowAnalysis
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
  private var watch = RepetitionWatch()
  /// True when the item before was a wait: what comes next may then go on with keys that are being typed.
  private var hasPaused = false
  /// What is said to the person, in order.
  private(set) var notes: [PlayNote] = []

  init(_ items: [KeyItem], contact: Int, until deadline: Timestamp) {
    self.items = items[...]
    self.contact = contact
    self.deadline = deadline
  }

  mutating func run(_ world: inout World) -> Ending {
    while !world.state.contacts[contact].isEnded {
      if let item = items.first, world.canAnswer(item, contact, goesOn: hasPaused) {
        items.removeFirst()
        answer(item, &world)
        if case .wait = item { hasPaused = true } else { hasPaused = false }
      } else if items.isEmpty, watch.repeats(world, contact) {
        return .waits(world.place(of: contact))
      } else if !world.stepBefore(deadline) {
        if world.nextDue == nil { return .waits(world.place(of: contact)) }
        world.advance(to: deadline)
        return .outOfTime
      }
    }
    if !items.isEmpty {
      note(items.count == 1 ? "1 item was left over" : "\(items.count) items were left over", world)
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
      if let due = world.ownTimer(contact) { world.advance(to: min(due, deadline)) }
    case .wait(let length): world.advance(to: min(world.state.now + length, deadline))
    case .say(let words): world.say(words, contact)
    case .hangUp: world.hangUp(contact)
    }
  }

  private mutating func note(_ text: String, _ world: borrowing World) {
    notes.append(PlayNote(text, in: world, contact))
  }
}

extension World {
  /// True when the contact waits for what the item does.
  ///
  /// - Parameter goesOn: true when keys that are being typed count as a wait too; else an item has a whole wait to itself,
  ///   and the inter-digit timer runs after its last key.
  fileprivate func canAnswer(_ item: KeyItem, _ contact: Int, goesOn: Bool) -> Bool {
    let isAsked = due(.firstDigit, contact) != nil || goesOn && due(.interDigit, contact) != nil
    switch item {
    case .digits(_, bargesIn: true):
      if let prompt = state.contacts[contact].prompt, prompt.isInterruptible { return true }
      return isAsked || onlyTimeOrAnAgentHelps(contact)
    case .digits(_, bargesIn: false), .say: return isAsked || onlyTimeOrAnAgentHelps(contact)
    case .silence: return isAsked || due(.wait, contact) != nil || due(.interruption, contact) != nil
    case .hangUp, .wait:
      return isAsked || due(.interDigit, contact) != nil || isInQueueOrBeyond(contact)
        || onlyTimeOrAnAgentHelps(contact)
    }
  }

  /// When the waiting action's own timer fires; nil when it has none.
  fileprivate func ownTimer(_ contact: Int) -> Timestamp? {
    due(.interDigit, contact) ?? due(.firstDigit, contact) ?? due(.wait, contact)
      ?? due(.interruption, contact)
  }

  private func isInQueueOrBeyond(_ contact: Int) -> Bool {
    switch state.contacts[contact].stage {
    case .queued, .agentWhisper, .customerWhisper, .joined, .withThirdParty: true
    case .inFlow, .disconnectFlow, .scheduled, .dialing, .outboundWhisper, .ended: false
    }
  }

  /// True while no key can end the wait: music, a Wait action, a talk with the agent, a queue in silence.
  private func onlyTimeOrAnAgentHelps(_ contact: Int) -> Bool {
    if let prompt = state.contacts[contact].prompt { return prompt.isIterative }
    if due(.wait, contact) != nil { return true }
    switch state.contacts[contact].stage {
    case .joined, .withThirdParty, .scheduled, .dialing: return true
    case .queued, .agentWhisper: return state.contacts[contact].contact.execution.flow == nil
    case .customerWhisper, .inFlow: return state.contacts[contact].thirdParty != nil
    case .disconnectFlow, .outboundWhisper, .ended: return false
    }
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
    case .queued(let queue):
      let words = "waits in the queue \(program.queues[queue.index].name)"
      return center.agents(of: queue).contains(where: \.answers) ? words : words + ", where no agent answers"
    case .agentWhisper, .customerWhisper: return "waits for an agent"
    case .joined: return "speaks with an agent"
    case .withThirdParty:
      return "speaks with " + (state.contacts[contact].thirdParty?.number ?? "an outside party")
    case .scheduled: return "begins later"
    case .dialing: return "is being called"
    case .inFlow, .disconnectFlow, .outboundWhisper, .ended:
      guard engine.execution.action.raw >= 0, engine.execution.flow != nil else { return "waits" }
      let origin = program.actionSources[engine.execution.action.index]
      let center = center
      let name = FlowLabels(program) { center.wording(ofPrompt: $0) }.name(of: engine.execution.action)
      let identifier = origin.action.identifier
      let words = name == identifier ? "\"\(name)\"" : "\"\(name)\" (\(identifier))"
      return "waits at \(words) in \(program.flows[origin.flow.index].name)"
    }
  }
}
