/// Flows with more actions than the service takes.
enum TooManyActions: FlowCheck {
  static let description = CheckDescription(
    "too-many-actions", in: .limits, .error, "a flow has more than 250 actions",
    why: "the service refuses a flow with more",
    fix: "move a part of it to a module, or to a flow that it goes on to",
    bad: CheckExample(actions: chain(of: limit + 1)), good: CheckExample(actions: chain(of: 2)))

  /// Reference, section 9.
  private static let limit = 250

  private static func chain(of count: Int) -> [ExampleAction] {
    (1..<count).map { .say("a\($0)", "Part \($0).", $0 + 1 < count ? "a\($0 + 1)" : "end") } + [.end()]
  }

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard flow.actions.count > limit else { return }
    findings.report(
      self, at: flow.actions[limit].action.identifierValue,
      "the flow has \(flow.actions.count) actions, this is the first one too many")
  }
}
