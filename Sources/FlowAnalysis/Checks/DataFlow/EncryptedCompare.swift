/// Encrypted input that is compared as if it were plain.
enum EncryptedCompare: FlowCheck {
  static let description = CheckDescription(
    "encrypted-compare", in: .dataFlow, .warning, "an encrypted input is compared with keys",
    why: "what is stored is the encrypted text: it is never equal to what the caller typed",
    fix: "let a Lambda decrypt and test it",
    bad: CheckExample(
      .action(
        "pin", "GetParticipantInput",
        "{ \"Text\": \"Enter your PIN.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"True\", \"InputValidation\": { \"CustomValidation\": { \"MaximumLength\": \"4\" } }, \"InputEncryption\": { \"EncryptionKeyId\": \"key\", \"Key\": \"-----BEGIN CERTIFICATE-----\" } }",
        "right?", on: ["NoMatchingError": "sorry"]),
      .compare("right?", "$.StoredCustomerInput", ["1234": "hello", "Timeout": "end"], else: "sorry"),
      .say("hello", "That is right.", "end"), .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .store("floor", "Enter the floor.", "which?", else: "sorry"),
      .compare("which?", "$.StoredCustomerInput", ["12": "hello", "Timeout": "end"], else: "sorry"),
      .say("hello", "The twelfth floor.", "end"), .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard flow.actions.contains(where: { $0.storesInput && $0.encryptsInput }) else { return }
    let isEncrypted = flow.onEveryPath(atStart: false, changing: flow.storingInputs) { action, _ in
      action.encryptsInput
    }
    for action in flow.reachableActions where action.type == "Compare" && isEncrypted[action.number] {
      guard let use = action.storedInputUse, use.parameter == ["ComparisonValue"],
        let condition = action.action.conditions.first(where: { asksForKeys($0.operandText ?? "") })
      else { continue }
      findings.report(
        self, at: condition.operands.first ?? condition.value,
        "\(action.quoted) compares an encrypted input with \"\(condition.operandText ?? "")\"")
    }
  }

  /// False for the words that stand for no input, also put together with what stands before the reference (".Timeout").
  private static func asksForKeys(_ operand: String) -> Bool {
    !["NULL", ""].contains(operand) && !operand.hasSuffix("Timeout")
  }
}
