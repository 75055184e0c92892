import Diagnostics

/// Actions that no way leads to.
enum UnreachableAction: FlowCheck {
  static let description = CheckDescription(
    "unreachable-action", in: .structure, .warning, "no way leads to an action",
    why: "no contact ever comes here", fix: "connect a branch to it, or remove it",
    bad: CheckExample(
      .say("hello", "Hello.", "end"), .say("forgotten", "This is never heard.", "end"), .end()),
    good: CheckExample(
      .say("hello", "Hello.", "more"), .say("more", "This is heard.", "end"), .end()))

  /// Of actions that hang together only the first ones are named.
  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    let lost = flow.actions.filter { !$0.isReachable }
    guard !lost.isEmpty else { return }
    var isSeen = flow.isReachable
    var isHead = Array(repeating: false, count: flow.actions.count)
    for action in lost { isHead[action.number] = true }
    for action in lost {
      for target in action.edges.compactMap(\.target) where target != action.number { isHead[target] = false }
    }
    // A group that only leads round in itself has no head: its first action stands for it.
    for action in lost.filter({ isHead[$0.number] }) + lost where !isSeen[action.number] {
      let group = spread(from: action, &isSeen)
      findings.report(
        self, at: action.action.identifierValue,
        group == 1
          ? "no way leads to \(action.quoted)"
          : "no way leads to \(action.quoted) and "
            + (group == 2 ? "the action behind it" : "the \(group - 1) actions behind it"))
    }
  }

  /// Marks what can be reached from an action; how many actions that are.
  private static func spread(from action: AnalyzedAction, _ isSeen: inout [Bool]) -> Int {
    var rest = [action.number]
    isSeen[action.number] = true
    var count = 0
    while let number = rest.popLast() {
      count += 1
      for target in action.flow.actions[number].edges.compactMap(\.target) where !isSeen[target] {
        isSeen[target] = true
        rest.append(target)
      }
    }
    return count
  }
}
