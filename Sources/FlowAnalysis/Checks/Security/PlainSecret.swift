import JSON

/// Secrets of the caller that are stored as they were typed.
enum PlainSecret: ActionCheck {
  static let description = CheckDescription(
    "plain-secret", in: .security, .warning, "a secret that the caller types is stored without encryption",
    why:
      "the flow log has it as it was typed, and it goes on in the clear wherever the flow copies it: into attributes, "
      + "Lambdas, the contact record",
    fix: "turn on encryption of the input, and let a Lambda decrypt it",
    bad: CheckExample(
      .action(
        "card", "GetParticipantInput",
        "{ \"Text\": \"Enter your card number.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"True\", \"InputValidation\": { \"CustomValidation\": { \"MaximumLength\": \"16\" } } }",
        "pay", on: ["NoMatchingError": "sorry"]),
      .lambda("pay", "thanks", else: "sorry"),
      .say("thanks", "Thank you.", "end"), .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .action(
        "card", "GetParticipantInput",
        "{ \"Text\": \"Enter your card number.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"True\", \"InputValidation\": { \"CustomValidation\": { \"MaximumLength\": \"16\" } }, \"InputEncryption\": { \"EncryptionKeyId\": \"key\", \"Key\": \"-----BEGIN CERTIFICATE-----\" } }",
        "pay", on: ["NoMatchingError": "sorry"]),
      .lambda("pay", "thanks", else: "sorry"),
      .say("thanks", "Thank you.", "end"), .say("sorry", "Sorry.", "end"), .end()))

  static let types: [String]? = ["GetParticipantInput"]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard action.storesInput, !action.encryptsInput, let secret = action.secretAskedFor else { return }
    findings.report(
      self, at: secret.value, part: secret.words,
      "\(action.quoted) asks for \"\(secret.words)\", and stores it without encryption")
  }
}

extension AnalyzedAction {
  /// What the prompt asks for that nobody else may know, in its own words; nil for anything else.
  var secretAskedFor: (words: String, value: JSONValue)? {
    for prompt in prompts {
      if let secret = prompt.words.flatMap(SecretWords.first) { return (secret, prompt.value) }
    }
    return nil
  }
}
