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

  /// The first action of the chain behind one that ends the test: it never runs, nor does what follows.
  var stepBehindEnd: TestStep? {
    let end = chain.firstIndex { step in
      if case .endTest? = (step.action as? TestControl)?.command { true } else { false }
    }
    return end.flatMap { $0 + 1 < chain.count ? chain[$0 + 1] : nil }
  }
}

/// One action of an observation.
struct TestStep: Sendable {
  let identifier: String
  /// Where the identifier stands.
  let value: JSONValue
  let action: any TestAction
}
