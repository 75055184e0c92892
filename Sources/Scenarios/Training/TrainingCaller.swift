import ContactCenter
import FlowEngine
import World

/// A caller as a scenario describes it, in real time: listens for what it is to hear, presses its keys, answers the agent,
/// loses patience.
public struct TrainingCaller: Sendable {
  public let scenario: String
  public let training: Training
  public let contact: Int
  /// True for one who called before, and is called back now.
  public let isCalledBack: Bool
  private var items: ArraySlice<CallerItem>
  /// What will be done, and when, in order.
  private var plans: [(at: Timestamp, input: Recording.Input?)] = []
  /// What the agent's words will be answered with, and when, in order: nobody answers somebody who is not there.
  private var answers: [Answer] = []
  /// Since when nobody has heard the caller who has something to answer; nil while somebody does.
  private var unheardSince: Timestamp?
  /// What was said so far.
  private var turns: [String] = []
  private var entryCount: Int
  private var heldSince: Timestamp?
  /// Behind which words the caller listens on: the entry, and the word in it.
  private var listensFrom = (entry: 0, word: 0)
  /// Since when the caller waits to hear something; nil while it does not.
  private var listensSince: Timestamp?

  private enum Answer {
    case says(String, at: Timestamp)
    case hangsUp(at: Timestamp)

    var at: Timestamp {
      switch self {
      case .says(_, let moment), .hangsUp(let moment): moment
      }
    }

    /// True for words, which wait until they are heard.
    var needsListener: Bool {
      switch self {
      case .says: true
      case .hangsUp: false
      }
    }

    func later(by length: Milliseconds) -> Self {
      switch self {
      case .says(let words, let moment): .says(words, at: moment + length)
      case .hangsUp(let moment): .hangsUp(at: moment + length)
      }
    }
  }

  /// A person takes so long to press a key that is asked for, and from key to key.
  static let reaction = Milliseconds(1500)
  static let keyGap = Milliseconds(400)

  /// - Parameters:
  ///   - contact: the number of the contact in its world, once it has come in.
  ///   - isCalledBack: true for one who does not call, but is called back: nothing is pressed then.
  public init(
    _ scenario: Scenario, contact: Int, in world: borrowing World, isCalledBack: Bool = false
  ) {
    self.scenario = scenario.name
    self.isCalledBack = isCalledBack
    training = scenario.training
    items = isCalledBack ? [] : scenario.items[...]
    self.contact = contact
    entryCount = world.observer.entries.count
  }

  /// Takes in what happened; to be asked after every event of the world.
  public mutating func take(_ world: borrowing World) {
    let state = world.state.contacts[contact]
    let now = world.state.now
    guard !state.isEnded else {
      plans = []
      answers = []
      return
    }
    listen(world)
    waitToBeHeard(world)
    if state.isOnHold, heldSince == nil { heldSince = now }
    if !state.isOnHold { heldSince = nil }
    switch state.stage {
    case .joined, .agentWhisper, .customerWhisper, .withThirdParty: return
    default: break
    }
    while plans.isEmpty, let item = items.first {
      switch item {
      case .hears(let wording):
        guard hears(wording, world) else {
          listensSince = listensSince ?? now
          return
        }
        listensSince = nil
        items.removeFirst()
      case .does(let item):
        guard world.canAnswer(item, contact, goesOn: false) else { return }
        items.removeFirst()
        plan(item, now, world)
      }
    }
  }

  /// True when these words were said since what was heard last; then the caller listens on behind them.
  private mutating func hears(_ wording: Wording, _ world: borrowing World) -> Bool {
    let count = world.observer.entries.count
    for index in listensFrom.entry..<max(listensFrom.entry, count) {
      let entry = world.observer.entries[index]
      guard entry.contact == contact, case .prompt(let spoken, _, _, .customer, _, _) = entry.detail else {
        continue
      }
      let first = index == listensFrom.entry ? listensFrom.word : 0
      guard let found = wording.found(in: Wording(spoken.text), from: first) else { continue }
      listensFrom = (index, found.upperBound)
      return true
    }
    return false
  }

  private mutating func plan(_ item: KeyItem, _ now: Timestamp, _ world: borrowing World) {
    switch item {
    case .digits(let digits, _):
      for (number, digit) in digits.enumerated() {
        plans.append(
          (now + Self.reaction + Self.keyGap * Int64(number), .press(digit, contact: contact)))
      }
    case .silence: plans.append((world.ownTimer(contact) ?? now, nil))
    case .wait(let length): plans.append((now + length, nil))
    case .say(let words): plans.append((now + Self.reaction, .say(words, contact: contact)))
    case .choose(let action, let fields):
      plans.append((now + Self.reaction, .choose(action, fields, contact: contact)))
    case .hangUp: plans.append((now + Self.reaction, .hangUp(contact: contact)))
    }
  }

  /// Answers what the agent said since the last time, one sentence after the other.
  private mutating func listen(_ world: borrowing World) {
    let count = world.observer.entries.count
    for index in entryCount..<max(entryCount, count) where world.observer.entries[index].contact == contact {
      let entry = world.observer.entries[index]
      guard case .spoke(_, isHeard: true) = entry.detail else { continue }
      let answer = training.caller.answer(to: entry.text, after: turns)
      if let answer {
        turns.append(answer)
        answers.append(
          .says(answer, at: max(entry.at, answers.last?.at ?? entry.at) + Self.pause(before: answer)))
      }
      let goodbye = Wording(entry.text)
      if Wording("goodbye").found(in: goodbye) != nil || Wording("bye").found(in: goodbye) != nil {
        answers.append(.hangsUp(at: max(entry.at, answers.last?.at ?? entry.at) + Self.reaction))
      }
    }
    entryCount = max(entryCount, count)
  }

  /// What is not said yet when a hold begins, or a transfer, is said as long after it as it would have been.
  private mutating func waitToBeHeard(_ world: borrowing World) {
    let now = world.state.now
    guard isHeard(world) else {
      if !answers.isEmpty { unheardSince = unheardSince ?? now }
      return
    }
    guard let since = unheardSince else { return }
    unheardSince = nil
    answers = answers.map { $0.later(by: now - since) }
  }

  /// True where somebody hears what the caller says.
  private func isHeard(_ world: borrowing World) -> Bool {
    let state = world.state.contacts[contact]
    switch state.stage {
    case .joined: return !state.isOnHold && state.transfer == nil
    case .withThirdParty: return true
    default: return false
    }
  }

  /// A person thinks for a moment, and speaks 15 characters a second.
  private static func pause(before words: String) -> Milliseconds {
    Milliseconds(1200 + Int64(words.count) * 1000 / 15)
  }

  /// When the caller's patience is over; nil while there is nothing to wait for.
  private func givesUp(_ world: borrowing World) -> Timestamp? {
    guard let patience = training.caller.patience else { return nil }
    let state = world.state.contacts[contact]
    if let heldSince { return heldSince + patience }
    guard !isCalledBack else { return nil }
    switch state.stage {
    case .queued: return state.queuedAt.map { $0 + patience }
    case .inFlow: return listensSince.map { $0 + patience }
    default: return nil
    }
  }

  /// When the caller does something next; nil for nothing.
  public func nextDue(_ world: borrowing World) -> Timestamp? {
    guard !world.state.contacts[contact].isEnded else { return nil }
    return [plans.first?.at, nextAnswer(world)?.at, givesUp(world)].compactMap { $0 }.min()
  }

  /// What is answered next; nil for nothing, or where nobody would hear it.
  private func nextAnswer(_ world: borrowing World) -> Answer? {
    guard let answer = answers.first, !answer.needsListener || isHeard(world) else { return nil }
    return answer
  }

  /// What the caller does now.
  public mutating func inputs(_ world: borrowing World) -> [Recording.Input] {
    let now = world.state.now
    guard !world.state.contacts[contact].isEnded else { return [] }
    if let end = givesUp(world), end <= now { return [.hangUp(contact: contact)] }
    waitToBeHeard(world)
    var inputs: [Recording.Input] = []
    while let plan = plans.first, plan.at <= now {
      plans.removeFirst()
      if let input = plan.input { inputs.append(input) }
      // What was said before the caller did something is past.
      listensFrom = (world.observer.entries.count, 0)
    }
    while let answer = nextAnswer(world), answer.at <= now {
      answers.removeFirst()
      switch answer {
      case .says(let words, _): inputs.append(.say(words, contact: contact))
      case .hangsUp: inputs.append(.hangUp(contact: contact))
      }
    }
    return inputs
  }
}
