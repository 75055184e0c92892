/// Secrets of the caller that are spoken back.
enum SpokenSecret: FlowCheck {
  static let description = CheckDescription(
    "spoken-secret", in: .security, .warning, "a secret that the caller typed is spoken back",
    why: "whoever stands beside the caller hears it, and recordings keep it",
    fix: "say that it was received, not what it is",
    bad: CheckExample(
      .action(
        "card", "GetParticipantInput",
        "{ \"Text\": \"Enter your card number.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"True\", \"InputValidation\": { \"CustomValidation\": { \"MaximumLength\": \"16\" } }, \"InputEncryption\": { \"EncryptionKeyId\": \"key\", \"Key\": \"-----BEGIN CERTIFICATE-----\" } }",
        "typed?", on: ["NoMatchingError": "sorry"]),
      .compare("typed?", "$.StoredCustomerInput", ["Timeout": "sorry"], else: "pay"),
      .say("pay", "You typed $.StoredCustomerInput", "end"), .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .action(
        "card", "GetParticipantInput",
        "{ \"Text\": \"Enter your card number.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"True\", \"InputValidation\": { \"CustomValidation\": { \"MaximumLength\": \"16\" } }, \"InputEncryption\": { \"EncryptionKeyId\": \"key\", \"Key\": \"-----BEGIN CERTIFICATE-----\" } }",
        "pay", on: ["NoMatchingError": "sorry"]),
      .say("pay", "Thank you.", "end"), .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard flow.actions.contains(where: { $0.storesInput && $0.secretAskedFor != nil }) else { return }
    let isSecret = flow.onEveryPath(atStart: false, changing: flow.storingInputs) { action, _ in
      action.secretAskedFor != nil
    }
    let copies = StoredCopies(in: flow) { isSecret[$0.number] }
    for action in flow.reachableActions where action.nature.speaks {
      guard
        let use = isSecret[action.number]
          ? action.storedInputUse ?? copies.use(in: action) : copies.use(in: action),
        action.prompts.contains(where: { $0.value.range == use.value.range })
      else { continue }
      findings.report(
        self, at: use.value, part: use.wording, "\(action.quoted) speaks the secret that the caller typed")
    }
  }
}
