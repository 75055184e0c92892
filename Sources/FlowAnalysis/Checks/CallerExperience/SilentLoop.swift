/// Loops in which nothing is heard and no time passes; the engine stops a call in one under the same name.
enum SilentLoop: FlowCheck {
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

  /// Types that draw by chance, or that change the contact in a way that is not followed here.
  private static let changing: Set<String> = ["DistributeByPercentage", "UpdateContactData"]
  /// For each type, by its number, whether it is one of those.
  private static let isChanging = AnalyzedType.all.map { changing.contains($0.name) }

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    let edges = unbounded(flow.actions.map(silentEdges), in: flow)
    let ways = ways(by: edges)
    guard ways.contains(where: { !$0.isEmpty }) else { return }
    let components = components(of: ways)
    let hasLoop = ways.indices.contains { number in
      ways[number].contains { components[$0] == components[number] }
    }
    // Most flows have none, even where everything fails.
    guard hasLoop else { return }
    var isTold = Array(repeating: false, count: flow.actions.count)
    report(in: flow, edges.map { $0.filter { !$0.isFailure } }, failing: false, &isTold, &findings)
    report(in: flow, edges, failing: true, &isTold, &findings)
  }

  /// The edges without those of Loop actions that lead out of the circle once they have counted: only a count that begins
  /// anew, without a word in between, bounds nothing.
  private static func unbounded(_ edges: [[FlowEdge]], in flow: AnalyzedFlow) -> [[FlowEdge]] {
    var edges = edges
    var loops = flow.actions.indices.filter { flow.actions[$0].type == "Loop" && !edges[$0].isEmpty }
    while !loops.isEmpty {
      let ways = ways(by: edges)
      let components = components(of: ways)
      let bounding = loops.filter { number in
        edges[number].contains { edge in
          guard let target = edge.target, !edges[target].isEmpty else { return true }
          return components[target] != components[number]
        }
      }
      if bounding.isEmpty { break }
      for number in bounding { edges[number] = [] }
      loops.removeAll(where: bounding.contains)
    }
    return edges
  }

  private static func ways(by edges: [[FlowEdge]]) -> [[Int]] {
    edges.map { $0.compactMap(\.target).filter { !edges[$0].isEmpty } }
  }

  /// - Parameter isFailing: true for loops that go round as long as one action of them fails: they are told more mildly, as
  ///   it may never fail.
  private static func report(
    in flow: AnalyzedFlow, _ edges: [[FlowEdge]], failing isFailing: Bool, _ isTold: inout [Bool],
    _ findings: inout Findings
  ) {
    let ways = ways(by: edges)
    guard ways.contains(where: { !$0.isEmpty }) else { return }
    let components = components(of: ways)
    for action in flow.reachableActions where !ways[action.number].isEmpty && !isTold[action.number] {
      let numbers = loop(through: action.number, ways, components)
      let steps = zip(numbers, numbers.dropFirst() + numbers.prefix(1)).compactMap { number, next in
        edges[number].first { $0.target == next }.map { SilentRound.Step(flow.actions[number], $0) }
      }
      let failing = steps.first { $0.edge.isFailure }
      guard !steps.isEmpty, isFailing == (failing != nil), SilentRound(steps).isEndless else { continue }
      for number in numbers { isTold[number] = true }
      let way = (numbers + [action.number]).map { flow.actions[$0].quoted }.joined(separator: " → ")
      let words = "the flow loops without waiting: " + way
      if let failing {
        findings.report(
          self, at: action.action.identifierValue, "while \(failing.action.quoted) fails, \(words)",
          why: "what failed is tried again at once, without end: the caller hears silence",
          severity: .warning)
      } else {
        findings.report(self, at: action.action.identifierValue, words)
      }
    }
  }

  /// The ways on that take no time and say nothing. What invokes a Lambda, or hands the contact on, goes on like that only
  /// when it fails.
  private static func silentEdges(of action: AnalyzedAction) -> [FlowEdge] {
    let nature = action.nature
    let isLambda = action.type == "InvokeLambdaFunction"
    guard action.kind.isKnown, !nature.speaks, !nature.ends, !nature.waits || isLambda,
      !isChanging[action.kind.number]
    else { return [] }
    let goesOn = !nature.leaves && !isLambda && SilentRound.isFollowed(action)
    return goesOn ? action.liveEdges : action.liveEdges.filter(\.isFailure)
  }

  /// The shortest way from an action back to itself; empty when there is none.
  private static func loop(through start: Int, _ ways: [[Int]], _ components: [Int]) -> [Int] {
    var before: [Int: Int] = [:]
    var rest = [start]
    var next = 0
    while next < rest.count {
      let number = rest[next]
      next += 1
      for target in ways[number] where components[target] == components[start] {
        if target == start {
          var loop = [number]
          while let previous = before[loop[loop.count - 1]] { loop.append(previous) }
          return loop.reversed()
        }
        guard before[target] == nil else { continue }
        before[target] = number
        rest.append(target)
      }
    }
    return []
  }
}
