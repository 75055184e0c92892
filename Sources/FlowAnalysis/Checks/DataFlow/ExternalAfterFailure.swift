/// Answers that are read after the Lambda failed.
enum ExternalAfterFailure: FlowCheck {
  static let description = CheckDescription(
    "external-after-failure", in: .dataFlow, .warning,
    "$.External is read on a way on which the Lambda failed",
    why: "a Lambda that failed leaves no answer: the value is missing, and is spoken or stored as nothing",
    fix: "let the error branch go another way",
    bad: CheckExample(
      .lambda("lookUp", "hello", else: "hello"), .say("hello", "Hello $.External.name", "end"), .end()),
    good: CheckExample(
      .lambda("lookUp", "hello", else: "plain"), .say("hello", "Hello $.External.name", "end"),
      .say("plain", "Hello.", "end"), .end()))

  /// A comparison may well ask whether there is an answer, so that it is left alone.
  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard flow.center.program.rules.failedLambdaEmptiesExternal,
      !flow.lambdas.isEmpty
    else { return }
    let readers = flow.readers(of: "External").filter { $0.type != "Compare" }
    guard !readers.isEmpty else { return }
    let finders = flow.actions(ofType: "Compare").filter { $0.compares("External") }
    let answered = flow.onEveryPath(atStart: true, changing: finders + flow.lambdas) { action, edge in
      action.invokesLambda ? !edge.isError : action.finds(by: edge) ? true : nil
    }
    for action in readers where !answered[action.number] {
      let uses = action.reads("External")
      findings.report(
        self, at: uses[0].value, part: uses[0].wording,
        "\(action.quoted) reads \(uses[0].wording) also after the Lambda failed")
    }
  }
}
