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

  /// Types that may change what a comparison finds, or that count.
  private static let changing: Set<String> = [
    "Loop", "UpdateContactAttributes", "UpdateFlowAttributes", "DistributeByPercentage", "UpdateContactData",
  ]

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    let isSilent = flow.actions.map(Self.isSilent)
    // An error is not a way to go round for ever.
    let ways = flow.actions.map { action in
      isSilent[action.number]
        ? action.liveEdges.compactMap { edge in
          edge.isFailure ? nil : edge.target.flatMap { isSilent[$0] ? $0 : nil }
        } : []
    }
    guard ways.contains(where: { !$0.isEmpty }) else { return }
    let components = components(of: ways)
    var isTold = Array(repeating: false, count: flow.actions.count)
    for action in flow.reachableActions where isSilent[action.number] && !isTold[action.number] {
      let loop = loop(through: action.number, ways, components)
      guard !loop.isEmpty else { continue }
      for member in loop { isTold[member] = true }
      let way = (loop + [action.number]).map { flow.actions[$0].quoted }.joined(separator: " → ")
      findings.report(self, at: action.action.identifierValue, "the flow loops without waiting: " + way)
    }
  }

  private static func isSilent(_ action: AnalyzedAction) -> Bool {
    !action.nature.waits && !action.nature.speaks && !action.nature.ends && !action.nature.leaves
      && action.kind.isKnown && !changing.contains(action.type)
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
