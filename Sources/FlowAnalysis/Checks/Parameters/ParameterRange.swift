import FlowEngine

/// Numbers that the service does not allow; also found while flows are linked.
enum ParameterRange: ActionCheck {
  static let description = CheckDescription(
    "parameter-range", in: .parameters, .warning, "a number is outside of what the service allows",
    why: "the service refuses the flow", fix: "write a number in the range",
    bad: CheckExample(
      .action(
        "lookUp", "InvokeLambdaFunction",
        "{ \"LambdaFunctionARN\": \"arn:aws:lambda:us-west-2:123456789012:function:lookUp\", \"InvocationTimeLimitSeconds\": \"0\" }",
        "hello", on: ["NoMatchingError": "hello"]),
      .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      .lambda("lookUp", "hello", else: "hello"), .say("hello", "Hello.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    checkInside(action, &findings)
    if action.isMenu { checkMenu(action, &findings) }
    for use in action.parameterUses {
      guard case .wholeNumber(let described) = use.parameter.form, use.isFixed, let text = use.text
      else { continue }
      let range = isAsynchronousLimit(use, action) ? 1...60 : described
      let number = Int(trimming: text)
      guard number.map({ !range.contains($0) }) ?? text.isWholeNumber else { continue }
      if let number, action.invokesLambda, (9...30).contains(number) {
        findings.report(
          self, at: use.value, "\(action.quoted) gives its Lambda \(number) s",
          why:
            "pages have 1 to 8, and exports more; whether the service waits so long is not settled (lambdaLimitMayExceedEight)",
          fix: "write 8 or less, if the Lambda needs no more")
        continue
      }
      findings.report(
        self, at: use.value, "\"\(use.path)\" of \(action.quoted) is \(number.map(String.init) ?? text)",
        why: "the service allows \(range.lowerBound) to \(range.upperBound)")
    }
  }

  /// Numbers inside of an object that the reference describes as a whole.
  private static let inside: [String: [(path: [String], range: ClosedRange<Int>)]] = [
    "ConnectParticipantWithAgenticCX": [
      (["AudioFillerConfiguration", "StartDelayInMilliseconds"], 500...5000),
      (["AudioFillerConfiguration", "MinimumPlayDurationInMilliseconds"], 1000...5000),
      (["AudioFillerConfiguration", "ResponseDeliveryDelayInMilliseconds"], 200...1000),
    ]
  ]

  /// The console offers less for a menu than exports have (reference, `GetParticipantInput`).
  private static func checkMenu(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard let value = action.action.parameter("InputTimeLimitSeconds"), let text = value.scalarText,
      let seconds = Int(trimming: text), seconds > 180
    else { return }
    findings.report(
      self, at: value, "the menu \(action.quoted) waits \(seconds) s for a key",
      why: "the console offers 1 to 180, and exports have more",
      fix: "write 180 or less, if callers need no more",
      severity: .note)
  }

  private static func checkInside(_ action: AnalyzedAction, _ findings: inout Findings) {
    for (path, range) in inside[action.type] ?? [] {
      guard let value = action.action.parameters?[path: path], let text = value.scalarText,
        let number = Int(trimming: text), !range.contains(number)
      else { continue }
      findings.report(
        self, at: value, "\"\(path.joined(separator: "."))\" of \(action.quoted) is \(number)",
        why: "the service allows \(range.lowerBound) to \(range.upperBound)")
    }
  }

  /// A Lambda that nobody waits for has a minute.
  private static func isAsynchronousLimit(_ use: ParameterUse, _ action: AnalyzedAction) -> Bool {
    action.type == "InvokeLambdaFunction" && use.path == "InvocationTimeLimitSeconds" && !action.invokesLambda
  }
}
