import FlowEngine

/// A `NextAction` that is never taken and leads where no branch leads.
enum MisleadingNextAction: ActionCheck {
  static let description = CheckDescription(
    "misleading-next-action", in: .structure, .note,
    "NextAction of an action that decides leads where no branch of it leads",
    why:
      "such an action never takes it: the service insists on a copy of another branch there, and whoever reads the file is misled",
    fix: "make it a copy of the general branch", isFixable: true,
    bad: CheckExample(
      .action(
        "kind", "Compare", "{ \"ComparisonValue\": \"$.Channel\" }", "hello", if: ["VOICE": "voice"],
        on: ["NoMatchingCondition": "end"]),
      .say("voice", "You called.", "hello"), .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      .compare("kind", "$.Channel", ["VOICE": "voice"], else: "end"), .say("voice", "You called.", "hello"),
      .say("hello", "Hello.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    // What CheckSegmentMembership goes on by is not published.
    guard action.type != "CheckSegmentMembership", let next = action.edges.first, next.outcome == .next,
      !next.isLive, !action.nature.ends,
      let value = action.value(of: next), let target = next.target,
      !action.edges.dropFirst().contains(where: { $0.target == target })
    else { return }
    let general = [ErrorType.noMatchingCondition, .noMatchingError].lazy.compactMap { type in
      action.edge(for: type).flatMap(action.value)
    }.first
    // Where nothing else leads there, this is the only trace of what was meant: a person must say when it is taken.
    guard action.flow.isReachable[target] else {
      return findings.report(
        self, at: value,
        "\(action.quoted) never goes on to \"\(value.scalarText ?? "")\", and nothing else leads there",
        fix:
          "add the condition or the error that is to lead there, and make NextAction a copy of the general branch",
        severity: .warning)
    }
    findings.report(
      self, at: value, "\(action.quoted) never goes on to \"\(value.scalarText ?? "")\"",
      edits: general.map { [TextEdit(value.range, "\"\($0.wording)\"")] } ?? [])
  }
}
