/// Lambdas in a row that may take longer together than a contact waits.
enum LambdaChain: FlowCheck {
  static let description = CheckDescription(
    "lambda-chain", in: .limits, .warning, "several Lambdas in a row may take more than 20 seconds together",
    why:
      "the service ends a chain of Lambdas with nothing heard between them after 20 seconds: the rest fails",
    fix: "say something between them, or give them less time",
    bad: CheckExample(
      invoke("first", "second"), invoke("second", "third"), invoke("third", "hello"),
      .say("hello", "Hello.", "end"), .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      invoke("first", "second"), invoke("second", "wait"), .say("wait", "One moment.", "third"),
      invoke("third", "hello"),
      .say("hello", "Hello.", "end"), .say("sorry", "Sorry.", "end"), .end()))

  /// The longest chain, in seconds (reference, section 9).
  private static let limit = 20

  private static func invoke(_ identifier: String, _ next: String) -> ExampleAction {
    .action(
      identifier, "InvokeLambdaFunction",
      "{ \"LambdaFunctionARN\": \"arn:aws:lambda:us-west-2:123456789012:function:\(identifier)\", \"InvocationTimeLimitSeconds\": \"8\" }",
      next, on: ["NoMatchingError": "sorry"])
  }

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard flow.actions.indices.contains(flow.start), !flow.lambdas.isEmpty else { return }
    var seconds = Array(repeating: 0, count: flow.actions.count)
    for action in flow.lambdas {
      seconds[action.number] = action.text("InvocationTimeLimitSeconds").flatMap(Int.init(trimming:)) ?? 3
    }
    let isHeard = flow.actions.map { $0.nature.speaks || $0.type == "Wait" }
    // The longest time that Lambdas may have taken when a contact arrives, told no further than just past the limit.
    var longest = Array(repeating: -1, count: flow.actions.count)
    longest[flow.start] = 0
    var rest = [flow.start]
    while let number = rest.popLast() {
      let time = min(limit + 1, isHeard[number] ? 0 : longest[number] + seconds[number])
      for target in flow.ways.targets(of: number) where target >= 0 && time > longest[target] {
        longest[target] = time
        rest.append(target)
      }
    }
    for action in flow.lambdas {
      let before = longest[action.number]
      let after = before + seconds[action.number]
      guard before > 0, before <= limit, after > limit else { continue }
      findings.report(
        self, at: action.action.identifierValue,
        "with \(action.quoted) the Lambdas in a row may take \(after) seconds")
    }
    if flow.lambdas.contains(where: { longest[$0.number] > limit }) {
      reportRounds(in: flow, isHeard, &findings)
    }
    for loop in flow.actions(ofType: "Loop") where loop.isReachable {
      guard let count = loop.text("LoopCount").flatMap(Int.init(trimming:)), count > 1 else { continue }
      let round = longestRound(of: loop, seconds, isHeard)
      guard round > 0, round <= limit, round * count > limit else { continue }
      findings.report(
        self, at: loop.action.identifierValue,
        "in \(count) rounds of \(loop.quoted) the Lambdas may take \(round * count) seconds")
    }
  }

  /// Ways round, past no Loop action, on which a Lambda is invoked again without a word as long as the flow decides so. One
  /// that is tried again only because it failed is a silent loop.
  private static func reportRounds(in flow: AnalyzedFlow, _ isHeard: [Bool], _ findings: inout Findings) {
    let ways = flow.actions.map { action in
      isHeard[action.number] || action.type == "Loop" || action.nature.leaves || action.nature.ends
        ? [] : action.liveEdges.filter { !$0.isFailure }.compactMap(\.target)
    }
    let rounds = components(of: ways)
    var isTold: Set<Int> = []
    for action in flow.lambdas where action.isReachable {
      let round = rounds[action.number]
      guard
        flow.actions.contains(where: { rounds[$0.number] == round && ways[$0.number].contains(action.number) }
        ),
        isTold.insert(round).inserted,
        !SilentRound.setsWhatIsAsked(flow.actions.filter { rounds[$0.number] == round })
      else { continue }
      findings.report(
        self, at: action.action.identifierValue,
        "\(action.quoted) is invoked again and again without a word, for as long as the same is decided",
        fix: "say something on the way round, or leave it by a Loop action")
    }
  }

  /// The longest time that Lambdas may take on a way round a loop on which nothing is heard; 0 where there is none.
  private static func longestRound(of loop: AnalyzedAction, _ seconds: [Int], _ isHeard: [Bool]) -> Int {
    let flow = loop.flow
    var longest = Array(repeating: -1, count: seconds.count)
    var rest: [Int] = []
    for edge in loop.liveEdges {
      guard case .condition(let number) = edge.outcome, let target = edge.target,
        loop.action.conditions[number].operandText == "ContinueLooping", longest[target] < 0
      else { continue }
      longest[target] = 0
      rest.append(target)
    }
    while let number = rest.popLast() {
      guard number != loop.number, !isHeard[number] else { continue }
      let time = min(limit + 1, longest[number] + seconds[number])
      for target in flow.ways.targets(of: number) where target >= 0 && time > longest[target] {
        longest[target] = time
        rest.append(target)
      }
    }
    return max(0, longest[loop.number])
  }
}
