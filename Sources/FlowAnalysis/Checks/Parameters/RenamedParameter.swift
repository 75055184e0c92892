import JSON

/// Keys that documentation or old exports spell in another way than the service takes.
enum RenamedParameter: ActionCheck {
  static let description = CheckDescription(
    "renamed-parameter", in: .parameters, .warning, "a parameter has a name that the service does not take",
    why: "documentation or old exports spell it so, and the service refuses it", fix: "rename the key",
    isFixable: true,
    bad: CheckExample(
      .action(
        "pause", "Wait", "{ \"TimeoutSeconds\": \"60\" }", "end", if: ["WaitCompleted": "end"],
        on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .action(
        "pause", "Wait", "{ \"TimeLimitSeconds\": \"60\" }", "end", if: ["WaitCompleted": "end"],
        on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()))

  private static let names: [String: [String: String]] = [
    "Wait": ["TimeoutSeconds": "TimeLimitSeconds"],
    "ConnectParticipantWithLexBot": ["LexInitilizationData": "LexInitializationData"],
  ]

  static let types: [String]? = names.keys.sorted()

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard let names = names[action.type] else { return }
    for member in action.action.parameters?.members ?? [] {
      guard let name = names[member.name] else { continue }
      findings.report(
        self, at: member.key, "the service calls \"\(member.name)\" of \(action.type) \"\(name)\"",
        edits: [TextEdit(member.key.range, "\"\(name)\"")])
    }
  }
}
