/// Stored input that is read where nothing was stored.
enum StoredInputBeforeStore: FlowCheck {
  static let description = CheckDescription(
    "stored-input-before-store", in: .dataFlow, .warning,
    "$.StoredCustomerInput is read where no input was stored before",
    why: "there is nothing to read: the value is missing; a menu stores nothing",
    fix: "store the input on every way to this action",
    bad: CheckExample(
      .compare("known?", "$.Attributes.known", ["yes": "hello"], else: "number"),
      .store("number", "Enter your number.", "typed?", else: "sorry"),
      .compare("typed?", "$.StoredCustomerInput", ["Timeout": "end"], else: "hello"),
      .set("hello", "{ \"number\": \"$.StoredCustomerInput\" }", "end", else: "sorry"),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .store("number", "Enter your number.", "typed?", else: "sorry"),
      .compare("typed?", "$.StoredCustomerInput", ["Timeout": "end"], else: "hello"),
      .set("hello", "{ \"number\": \"$.StoredCustomerInput\" }", "end", else: "sorry"),
      .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    let readers = flow.reachableActions.filter { $0.storedInputUse != nil }
    // Of a module that stores nothing another rule tells.
    guard !readers.isEmpty, !flow.storingInputs.isEmpty || !flow.isModule else {
      return
    }
    let arrival = Arrival(of: "StoredCustomerInput", in: flow, from: flow.storingInputs)
    findings.report(
      self, unprovided: arrival.unprovided(readers) { !$0.storingInputs.isEmpty }, { $0.storedInputUse },
      "no input is stored")
    for (action, isMissingEverywhere) in arrival.verdicts(for: readers) {
      guard let use = action.storedInputUse else { continue }
      findings.report(
        self, at: use.value, part: use.wording,
        isMissingEverywhere
          ? "\(action.quoted) reads \(use.wording), and no input was stored before"
          : "\(action.quoted) reads \(use.wording), and on some way here no input was stored")
    }
  }
}

extension AnalyzedAction {
  /// The first reference to the stored input.
  var storedInputUse: ReferenceUse? {
    references.first { $0.key == nil && $0.space == "StoredCustomerInput" }
  }
}
