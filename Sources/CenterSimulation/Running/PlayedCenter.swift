import ContactCenter
import FlowEngine
import World

/// The contacts, queues and agents of a center, as a simulated day plays them: a `World`, or one that remembers.
///
/// What is asked with every step may change it, though it changes nothing: it would be asked of a copy.
protocol PlayedCenter: ~Copyable {
  /// The moment of the last step or input, in nanoseconds since 1970.
  var moment: Int64 { get }
  /// True once it cannot go on as a `World` would: what it did is worth nothing.
  var hasGivenUp: Bool { get }

  mutating func receive(_ call: PreparedCall) -> Int
  /// - Parameter isLast: false where the caller is about to press another key.
  mutating func press(_ digit: DTMFDigit, _ contact: Int, isLast: Bool)
  /// - Parameter place: the number of these words among all that callers say.
  mutating func say(_ words: String, at place: Int32, _ contact: Int)
  mutating func hangUp(_ contact: Int)

  /// The agent takes contacts from now on.
  mutating func comes(_ agent: Int)
  /// The agent goes, or declines what is offered; false where something is to be done first.
  mutating func goes(_ agent: Int) -> Bool
  /// The agent of a contact, who speaks with it, hangs up.
  mutating func hangsUp(_ agent: Int, on contact: Int)

  /// As `World.step(by:)`.
  mutating func step(by limit: Int64) -> Int?
  /// Lets time pass up to a moment by which nothing happens.
  mutating func advance(to moment: Int64)
  /// As `World.takeNotice()`; those that nobody counts may be left out.
  mutating func takeNotice() -> ContactNotice?
  /// Calls of functions outside that nobody will answer, since it was asked last.
  mutating func takeOutsideCallCount() -> Int

  /// The moment up to which the contact has come: that of the center, or a later one where nothing can come between.
  mutating func moment(of contact: Int) -> Int64
  /// True while the contact's flow waits for the first key, or for words.
  mutating func asks(_ contact: Int) -> Bool
  /// How many actions the contact has begun.
  mutating func actionCount(_ contact: Int) -> Int
  /// The action of the contact's flow, or the last one of a contact that has ended.
  mutating func action(_ contact: Int) -> Int
  func serial(_ contact: Int) -> Int32
  /// Whether an agent is known to have the contact before a moment up to which its caller waits, and nothing can come between.
  ///
  /// What is certain may be told before it happens.
  mutating func connects(_ contact: Int, by moment: Int64) -> Bool

  /// Adds how often actions were begun and branches taken until now, the end.
  mutating func addCounts(to figures: inout PooledFigures)
}

extension World: PlayedCenter {
  var moment: Int64 { state.now.nanoseconds }
  var hasGivenUp: Bool { false }

  mutating func press(_ digit: DTMFDigit, _ contact: Int, isLast: Bool) { press(digit, contact) }

  mutating func say(_ words: String, at place: Int32, _ contact: Int) { say(words, contact) }

  mutating func comes(_ agent: Int) { _ = act(.becomesAvailable, agent: agent) }

  mutating func goes(_ agent: Int) -> Bool {
    status(ofAgent: agent) != .afterContactWork
      && (act(.becomesUnavailable, agent: agent) || act(.declines, agent: agent))
  }

  mutating func hangsUp(_ agent: Int, on contact: Int) { _ = act(.hangsUp, agent: agent) }

  mutating func step(by limit: Int64) -> Int? { step(by: Timestamp(nanoseconds: limit)) }

  mutating func advance(to moment: Int64) { advance(to: Timestamp(nanoseconds: moment)) }

  mutating func takeOutsideCallCount() -> Int { takeOutsideCalls().count }

  func moment(of contact: Int) -> Int64 { moment }

  func asks(_ contact: Int) -> Bool { due(.firstDigit, contact) != nil }

  func actionCount(_ contact: Int) -> Int { state.contacts[contact].contact.actionCount }

  func action(_ contact: Int) -> Int { state.contacts[contact].contact.execution.action.index }

  func serial(_ contact: Int) -> Int32 { state.contacts[contact].contact.serial }

  func connects(_ contact: Int, by moment: Int64) -> Bool { false }

  mutating func addCounts(to figures: inout PooledFigures) {
    figures.add(actions: branchCounts.actions, branches: branchCounts.branches)
  }
}
