import FlowEngine

/// Menus that do not say what happens when nobody presses a key, or that answer silence as a wrong key.
enum NoTimeoutBranch: ActionCheck {
  static let description = CheckDescription(
    "no-timeout-branch", in: .callerExperience, .warning, "a menu has no branch of its own for silence",
    why: "the service asks for one; without it silence is an error like any other",
    fix: "add an entry for \"InputTimeLimitExceeded\" under \"Errors\"",
    bad: CheckExample(
      .action(
        "choose", "GetParticipantInput",
        "{ \"Text\": \"For plots, press 1.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\" }",
        "plots",
        if: ["1": "plots"], on: ["NoMatchingCondition": "plots", "NoMatchingError": "plots"]),
      .say("plots", "Plots.", "end"), .end()),
    good: CheckExample(
      .menu("choose", "For plots, press 1.", ["1": "plots"], else: "plots"), .say("plots", "Plots.", "end"),
      .end()))

  static let types: [String]? = ["GetParticipantInput"]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard action.isMenu else { return }
    guard let silence = action.edge(for: .inputTimeLimitExceeded) else {
      return findings.report(
        self, at: action.action.typeValue, "\(action.quoted) has no branch for a caller who presses nothing")
    }
    guard let target = silence.target, target == action.edge(for: .noMatchingCondition)?.target,
      let value = action.value(of: silence), let words = words(from: target, behind: action)
    else { return }
    findings.report(
      self, at: value,
      "who presses nothing in \(action.quoted) hears of a wrong key: \"\(PlainWords.line(words))\"",
      why: "the time limit leads where a key leads that has no branch",
      fix: "let \"InputTimeLimitExceeded\" lead to words of its own, or say what holds for both",
      severity: .note)
  }

  /// Of what is heard first on the ways from an action, the words that tell of a wrong key; nil where there are none.
  private static func words(from target: Int, behind menu: AnalyzedAction) -> String? {
    var seen: Set = [menu.number]
    var rest = [target]
    while let number = rest.popLast() {
      guard seen.insert(number).inserted else { continue }
      let action = menu.flow.actions[number]
      guard action.nature.speaks else {
        if action.nature.ends || action.nature.leaves { continue }
        rest += action.liveEdges.filter { !$0.isFailure }.compactMap(\.target)
        continue
      }
      if let prompt = action.prompts.first, let words = action.words(of: prompt), WrongKeyWords.areIn(words) {
        return words
      }
    }
    return nil
  }
}
