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

  /// A flow that compares the input, or sends it to a Lambda and looks at the answer, may well tell the word from keys. One
  /// that takes it for a number to call back learns that it is none.
  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard flow.actions.contains(where: { $0.storesInput }) else { return }
    let users = flow.reachableActions.filter { $0.storedInputUse != nil && !isCallback($0) }
    let sends = users.contains { $0.type == "InvokeLambdaFunction" }
    let looksAtAnswer = flow.reachableActions.contains {
      $0.type == "Compare" && !$0.reads("External").isEmpty
    }
    guard !users.contains(where: { $0.type == "Compare" }), !sends || !looksAtAnswer else { return }
    let shown = users.filter { $0.type != "InvokeLambdaFunction" }
    guard !shown.isEmpty else { return }
    let comes = timeoutComes(in: flow)
    guard let first = shown.first(where: { comes[$0.number] }), let use = first.storedInputUse else { return }
    findings.report(
      self, at: use.value, part: use.wording,
      "\(first.quoted) uses \(use.wording), which is the word Timeout when the caller typed nothing")
  }

  /// True for what takes the input for a number to call back, and has a way on for one that is none.
  private static func isCallback(_ action: AnalyzedAction) -> Bool {
    action.type == "UpdateContactCallbackNumber" && action.storedInputUse != nil
      && action.error(.invalidCallbackNumber) != nil
  }

  /// For each action whether a contact may come there with the word as its input.
  private static func timeoutComes(in flow: AnalyzedFlow) -> [Bool] {
    var comes = Array(repeating: false, count: flow.actions.count)
    var open = flow.actions.filter { $0.storesInput }
    while let action = open.popLast() {
      for edge in action.liveEdges where edge.isFailure || !isCallback(action) {
        guard let target = edge.target, !comes[target] else { continue }
        comes[target] = true
        open.append(flow.actions[target])
      }
    }
    return comes
  }
}
