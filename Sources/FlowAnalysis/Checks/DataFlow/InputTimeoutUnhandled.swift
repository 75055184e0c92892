/// Stored inputs whose time-out goes on as if it were input.
enum InputTimeoutUnhandled: FlowCheck {
  static let description = CheckDescription(
    "input-timeout-unhandled", in: .dataFlow, .note,
    "a stored input is used, and nothing asks whether the caller typed any",
    why:
      "when the caller types nothing, a stored input goes on as after success, with the word Timeout as its value",
    fix: "compare $.StoredCustomerInput with Timeout before it is used",
    bad: CheckExample(
      .store("number", "Enter your number.", "keep", else: "sorry"),
      .set("keep", "{ \"number\": \"$.StoredCustomerInput\" }", "end", else: "sorry"),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .store("number", "Enter your number.", "typed?", else: "sorry"),
      .compare("typed?", "$.StoredCustomerInput", ["Timeout": "end"], else: "keep"),
      .set("keep", "{ \"number\": \"$.StoredCustomerInput\" }", "end", else: "sorry"),
      .say("sorry", "Sorry.", "end"), .end()))

  /// A flow that compares the input, or sends it to a Lambda, may well tell the word from keys. One that takes it for a
  /// number to call back learns that it is none.
  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    let users = flow.reachableActions.filter {
      $0.storedInputUse != nil
        && !($0.type == "UpdateContactCallbackNumber" && $0.error(.invalidCallbackNumber) != nil)
    }
    guard flow.actions.contains(where: { $0.storesInput }),
      !users.contains(where: { ["Compare", "InvokeLambdaFunction"].contains($0.type) }),
      let first = users.first, let use = first.storedInputUse
    else { return }
    findings.report(
      self, at: use.value, part: use.wording,
      "\(first.quoted) uses \(use.wording), which is the word Timeout when the caller typed nothing")
  }
}
