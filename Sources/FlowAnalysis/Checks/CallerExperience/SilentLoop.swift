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
    for ring in center.rings where ring.contains(where: \.isAsked) {
      // First, as of two findings about one action the first counts: a transfer that goes round whether it fails or not.
      if ring.contains(where: { !$0.handsOnTo.isEmpty }) {
        report(SilentWays(handingOnIn: ring), &findings) { $0.loops(handingOnAt: $1) }
      }
      for flow in ring where flow.isAsked && SilentWays.mayLoop(in: flow) {
        report(SilentWays(of: flow), &findings) { $0.loop(through: $1).asList }
      }
    }
  }

  private typealias Steps = [SilentRound.Step]

  /// - Parameter loops: the ways round through an action that are looked at first.
  private static func report(
    _ ways: SilentWays, _ findings: inout Findings, _ loops: (SilentWays, Int) -> [Steps]
  ) {
    guard ways.hasLoop else { return }
    var isTold = Array(repeating: false, count: ways.actions.count)
    report(ways.withoutFailures, failing: false, &isTold, &findings, loops)
    report(ways, failing: true, &isTold, &findings, loops)
  }

  /// - Parameter isFailing: true for loops that go round as long as one action of them fails: they are told more mildly, as
  ///   it may never fail.
  private static func report(
    _ ways: SilentWays, failing isFailing: Bool, _ isTold: inout [Bool], _ findings: inout Findings,
    _ loops: (SilentWays, Int) -> [Steps]
  ) {
    var isWalked: Set<Int> = []
    for (number, action) in ways.actions.enumerated()
    where action.isReachable && !ways.targets[number].isEmpty && !isTold[number] {
      let rounds = loops(ways, number)
      guard let shortest = rounds.first else { continue }
      var endless = rounds.first {
        isFailing == $0.contains { $0.edge.isFailure } && SilentRound($0).isEndless
      }
      // What is set on the way may lead round otherwise.
      if endless == nil, !isFailing, isWalked.insert(ways.components[number]).inserted {
        var walk = SilentWalk(ways, handingOn: shortest.contains { $0.handsOn })
        endless = walk.circle(from: number)
      }
      guard let steps = endless else { continue }
      for step in steps { isTold[step.number] = true }
      report(steps, at: action, &findings)
    }
  }

  private static func report(_ steps: Steps, at action: AnalyzedAction, _ findings: inout Findings) {
    let words = way(round: steps)
    // Of a way through several flows the place is where one that is asked about hands the contact on.
    let place = steps.first { $0.handsOn && $0.action.flow.isAsked }?.action ?? action
    let failing = steps.first { $0.edge.isFailure }?.action
    switch failing {
    case let failing? where failing.failsOnVoice:
      findings.report(
        self, at: place.action.identifierValue, "on a voice contact \(failing.quoted) fails, and \(words)",
        why: "Wait works on a voice contact only with an event to wait for (waitWorksOnVoice)",
        fix: "let music or a prompt fill the time", severity: .warning)
    case let failing?:
      findings.report(
        self, at: place.action.identifierValue, "while \(failing.quoted) fails, \(words)",
        why: "what failed is tried again at once, without end: the caller hears silence",
        severity: .warning)
    case nil:
      findings.report(
        self, at: place.action.identifierValue, words,
        why: SilentRound(steps).asksWhatChanges
          ? "until what is asked for changes nothing leads out of the loop: the caller hears silence until the service ends the call"
          : nil)
    }
  }

  private static func way(round steps: Steps) -> String {
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

extension [SilentRound.Step] {
  /// As a list of ways round: empty where there is no step.
  fileprivate var asList: [Self] { isEmpty ? [] : [self] }
}
