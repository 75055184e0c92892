import FlowEngine

/// Questions that are asked again and again of a caller who says nothing.
enum EndlessRetry: Check {
  static let description = CheckDescription(
    "endless-retry", in: .callerExperience, .warning,
    "a caller who presses nothing is asked again without end",
    why: "a line that nobody is on any more stays busy, and is paid for, until the caller hangs up",
    fix: "count the attempts with a Loop action, and end the call after a few",
    bad: CheckExample(
      .action(
        "choose", "GetParticipantInput",
        "{ \"Text\": \"For plots, press 1.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\" }",
        "again",
        if: ["1": "plots"],
        on: ["InputTimeLimitExceeded": "again", "NoMatchingCondition": "again", "NoMatchingError": "plots"]),
      .say("again", "Please try again.", "choose"), .say("plots", "Plots.", "end"), .end()),
    good: CheckExample(
      .action(
        "choose", "GetParticipantInput",
        "{ \"Text\": \"For plots, press 1.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\" }",
        "count",
        if: ["1": "plots"],
        on: ["InputTimeLimitExceeded": "count", "NoMatchingCondition": "count", "NoMatchingError": "plots"]),
      .action(
        "count", "Loop", "{ \"LoopCount\": \"2\" }", "plots",
        if: ["ContinueLooping": "again", "DoneLooping": "plots"]),
      .say("again", "Please try again.", "choose"), .say("plots", "Plots.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    // Who waits in a queue or on hold is there until an agent comes.
    switch flow.type {
    case .customerQueue, .customerHold, .agentHold: return
    default: break
    }
    var isTold = Array(repeating: false, count: flow.actions.count)
    for action in flow.reachableActions where action.isMenu && !isTold[action.number] {
      let way = silentWay(from: action)
      guard way.last == action.number else { continue }
      for number in way { isTold[number] = true }
      findings.report(
        self, at: action.action.identifierValue,
        "\(action.quoted) comes again without end while the caller is silent")
    }
  }

  /// The actions that a silent caller comes through after a menu, up to the first that decides, or to the menu again.
  private static func silentWay(from menu: AnalyzedAction) -> [Int] {
    var way: [Int] = []
    var seen: Set<Int> = []
    var number = menu.error(.inputTimeLimitExceeded)?.target
    while let here = number, seen.insert(here).inserted {
      way.append(here)
      if here == menu.number { return way }
      let action = menu.flow.actions[here]
      if action.isMenu {
        number = action.error(.inputTimeLimitExceeded)?.target
      } else if action.nature.decides || action.nature.ends || action.nature.leaves
        || action.type == "InvokeLambdaFunction"
      {
        return way
      } else {
        number = action.edges.first { $0.outcome == .next && $0.isLive }?.target
      }
    }
    return way
  }
}
