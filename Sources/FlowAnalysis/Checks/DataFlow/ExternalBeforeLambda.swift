/// Answers of a Lambda that are read where none was invoked.
enum ExternalBeforeLambda: FlowCheck {
  static let description = CheckDescription(
    "external-before-lambda", in: .dataFlow, .warning,
    "$.External is read where no Lambda was invoked before",
    why: "there is no answer to read: the value is missing",
    fix: "invoke the Lambda on every way to this action",
    bad: CheckExample(
      .compare("known?", "$.Attributes.known", ["yes": "hello"], else: "lookUp"),
      .lambda("lookUp", "hello", else: "sorry"), .say("hello", "Hello $.External.name", "end"),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .lambda("lookUp", "hello", else: "sorry"), .say("hello", "Hello $.External.name", "end"),
      .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    let all = flow.readers(of: "External")
    // Of an answer that stays with the caller of a module another rule tells.
    guard !all.isEmpty, !flow.isInvokedAfterLambda, !flow.hasUnknownType else { return }
    let arrival = Arrival(of: "External", in: flow, from: flow.lambdas)
    let readers = all.filter { !$0.testsForNothing }
    findings.report(
      self, unprovided: arrival.unprovided(readers) { !$0.lambdas.isEmpty }, { $0.reads("External").first },
      "no Lambda is invoked")
    for (action, isMissingEverywhere) in arrival.verdicts(for: readers, besides: all, inRounds: true) {
      let use = action.reads("External")[0]
      findings.report(
        self, at: use.value, part: use.wording,
        isMissingEverywhere
          ? "\(action.quoted) reads \(use.wording), and no Lambda was invoked before"
          : "\(action.quoted) reads \(use.wording), and on some way here no Lambda was invoked",
        why: flow.isModule ? "a module does not see the answers that its caller has" : nil)
    }
  }
}
