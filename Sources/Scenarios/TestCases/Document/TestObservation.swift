import JSON

/// One thing that a test waits for, with what it does then: the designer's interaction group (reference, section 1).
struct TestObservation: Sendable {
  let identifier: String
  /// Where the identifier stands.
  let value: JSONValue
  let event: any TestEvent
  /// The chain of actions, in its order.
  let chain: [TestStep]
  /// Actions that the chain does not come to, in the order of the list.
  let unlinked: [TestStep]
  /// The observations that become active by this one, by their numbers.
  let next: [Int]
  /// True when no other observation makes it active: it waits from the start.
  var isOpen = true

  /// Every action, as it runs where nothing else is settled.
  var steps: [TestStep] { chain + unlinked }
}

/// One action of an observation.
struct TestStep: Sendable {
  let identifier: String
  /// Where the identifier stands.
  let value: JSONValue
  let action: any TestAction
}
