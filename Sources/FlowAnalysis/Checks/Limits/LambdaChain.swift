/// Lambdas in a row that may take longer together than a contact waits.
enum LambdaChain: CenterCheck {
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

  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    guard center.flows.contains(where: { !$0.lambdas.isEmpty }) else { return }
    let times = LambdaTimes(in: center, upTo: limit)
    for flow in center.flows where flow.isAsked && !flow.lambdas.isEmpty {
      guard flow.actions.indices.contains(flow.start) else { continue }
      reportChains(in: flow, times, &findings)
      reportLoops(in: flow, &findings)
    }
    for ring in center.rings where ring.contains(where: \.isAsked) {
      let lambdas = ring.flatMap(\.lambdas).filter(\.isReachable)
      guard lambdas.contains(where: { times.before($0) > limit }) else { continue }
      reportRounds(of: lambdas, in: ring, &findings)
    }
  }

  private static func reportChains(in flow: AnalyzedFlow, _ times: LambdaTimes, _ findings: inout Findings) {
    var search = LambdaWays(in: flow, times, limit: limit)
    var isRefuted = false
    for action in flow.lambdas
    where times.before(action) > 0 && times.after(action, from: times.before(action)) > limit {
      let before = times.before(action)
      // Behind a Lambda that is too late, all are; but where no contact goes that way, one may be by another way.
      guard before <= limit || isRefuted else { continue }
      guard let time = search.time(behind: action) else {
        isRefuted = true
        continue
      }
      findings.report(
        self, at: action.action.identifierValue,
        "with \(action.quoted) the Lambdas in a row may take \(time) seconds")
    }
  }

  private static func reportLoops(in flow: AnalyzedFlow, _ findings: inout Findings) {
    let loops = flow.actions(ofType: "Loop").filter(\.isReachable)
    guard !loops.isEmpty else { return }
    let seconds = flow.actions.map(LambdaTimes.seconds)
    let isHeard = flow.actions.map(LambdaTimes.isHeard)
    for loop in loops {
      guard let count = loop.text("LoopCount").flatMap(Int.init(trimming:)), count > 1 else { continue }
      let round = longestRound(of: loop, seconds, isHeard)
      guard round > 0, round <= limit, round * count > limit else { continue }
      findings.report(
        self, at: loop.action.identifierValue,
        "in \(count) rounds of \(loop.quoted) the Lambdas may take \(round * count) seconds")
    }
  }

  /// Ways round, past no Loop action, on which a Lambda is invoked again without a word as long as the flows decide so. One
  /// that is tried again only because it failed is a silent loop.
  private static func reportRounds(
    of lambdas: [AnalyzedAction], in ring: [AnalyzedFlow], _ findings: inout Findings
  ) {
    let ways = LambdaRounds(in: ring)
    var isTold: Set<Int> = []
    for action in lambdas.filter({ $0.flow.isAsked }) + lambdas.filter({ !$0.flow.isAsked }) {
      guard let round = ways.round(through: action), !isTold.contains(round),
        ways.mayGoOn(round, from: action)
      else { continue }
      isTold.insert(round)
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
