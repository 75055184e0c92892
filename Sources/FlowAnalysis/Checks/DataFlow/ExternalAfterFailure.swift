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

  /// A comparison may well ask whether there is an answer, and what does without one may take its own error branch, so that
  /// both are left alone.
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
      let uses = action.reads("External").filter { !fails(without: $0, action) }
      guard let use = uses.first else { continue }
      var names: [String] = []
      for use in uses where !names.contains(use.wording) { names.append(use.wording) }
      findings.report(
        self, at: use.value, part: use.wording,
        "\(action.quoted) reads \(names.shortened(to: 4).listed(by: "and")) also after the Lambda failed")
    }
  }

  /// True where the action fails for want of the value, and has a branch for that.
  private static func fails(without use: ReferenceUse, _ action: AnalyzedAction) -> Bool {
    guard action.error(.noMatchingError)?.target != nil else { return false }
    if needed[action.type] == use.parameter { return true }
    return action.kind.parameters.contains { parameter in
      guard parameter.keys == use.parameter, case .resource = parameter.description.form else { return false }
      return true
    }
  }

  /// For action types the parameter, other than the name of a resource, without which they fail.
  private static let needed = [
    "TransferParticipantToThirdParty": ["ThirdPartyPhoneNumber"],
    "UpdateContactCallbackNumber": ["CallbackNumber"],
    "UpdateContactRoutingCriteria": ["RoutingCriteria"],
    "UpdateRoutingCriteria": ["RoutingCriteria"],
  ]
}
