/// Loops in which nothing is heard and no time passes; the engine stops a call in one under the same name.
enum SilentLoop: CenterCheck {
  static let description = CheckDescription(
    "silent-loop", in: .callerExperience, .error, "the flow goes round without a word, a key or a wait",
    why:
      "nothing in the loop changes what is decided in it: the caller hears silence until the service ends the call",
    fix: "let one action of the loop wait, or leave it by a Loop action",
    bad: CheckExample(
      .compare("open?", "$.Attributes.open", ["yes": "hello"], else: "again"),
      .action("again", "UpdateFlowLoggingBehavior", "{ \"FlowLoggingBehavior\": \"Enabled\" }", "open?"),
      .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      .compare("open?", "$.Attributes.open", ["yes": "hello"], else: "again"),
      .action(
        "again", "Loop", "{ \"LoopCount\": \"3\" }", "end",
        if: ["ContinueLooping": "open?", "DoneLooping": "end"]),
      .say("hello", "Hello.", "end"), .end()))

  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    for flows in center.rings where flows.contains(where: \.isAsked) {
      let ways = SilentWays(of: flows)
      guard ways.hasLoop else { continue }
      var isTold = Array(repeating: false, count: ways.actions.count)
      report(ways.withoutFailures, failing: false, &isTold, &findings)
      report(ways, failing: true, &isTold, &findings)
    }
  }

  /// - Parameter isFailing: true for loops that go round as long as one action of them fails: they are told more mildly, as
  ///   it may never fail.
  private static func report(
    _ ways: SilentWays, failing isFailing: Bool, _ isTold: inout [Bool], _ findings: inout Findings
  ) {
    for (number, action) in ways.actions.enumerated()
    where action.isReachable && !ways.targets[number].isEmpty && !isTold[number] {
      let steps = ways.loop(through: number)
      let failing = steps.first { $0.edge.isFailure }
      guard !steps.isEmpty, isFailing == (failing != nil), SilentRound(steps).isEndless else { continue }
      for step in steps { isTold[step.number] = true }
      let words = way(round: steps)
      // Of a way through several flows the place is where one that is asked about hands the contact on.
      let place = steps.first { $0.handsOn && $0.action.flow.isAsked }?.action ?? action
      if let failing {
        findings.report(
          self, at: place.action.identifierValue, "while \(failing.action.quoted) fails, \(words)",
          why: "what failed is tried again at once, without end: the caller hears silence",
          severity: .warning)
      } else {
        findings.report(self, at: place.action.identifierValue, words)
      }
    }
  }

  private static func way(round steps: [SilentRound.Step]) -> String {
    let isOneFlow = !steps.contains { $0.handsOn }
    let first = isOneFlow ? 0 : steps.firstIndex { $0.handsOn && $0.action.flow.isAsked } ?? 0
    let order = Array(steps[first...] + steps[...first])
    if isOneFlow {
      return "the flow loops without waiting: " + order.map(\.action.quoted).joined(separator: " → ")
    }
    let flows = order.filter(\.handsOn).map(\.action.flow)
    let names = flows.map { "\"\($0.document.name)\"" }.joined(separator: " → ")
    return "\(order[0].action.quoted) hands the contact on in a circle without waiting: \(names)"
  }
}
