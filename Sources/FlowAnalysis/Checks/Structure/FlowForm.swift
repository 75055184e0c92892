import JSON

/// Parts of a flow that have not the form of the flow language; most are found while a flow is read.
enum FlowForm: ActionCheck {
  static let description = CheckDescription(
    "flow-form", in: .structure, .error, "a part of the flow has not the form of the flow language",
    why: "the part is left out or read as empty here, and the service refuses the flow",
    fix: "give it the form that is named",
    bad: CheckExample(
      text: """
        {
          "Version": "2019-10-30",
          "StartAction": "hello",
          "Metadata": { "name": "example", "type": "contactFlow" },
          "Actions": [
            { "Identifier": "hello", "Type": "MessageParticipant", "Parameters": { "Text": "Hello." },
              "Transitions": { "NextAction": "end", "Errors": { "NoMatchingError": "end" } } },
            { "Identifier": "end", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {} }
          ]
        }

        """),
    good: CheckExample(
      .action(
        "hello", "MessageParticipant", "{ \"Text\": \"Hello.\" }", "end", on: ["NoMatchingError": "end"]),
      .end()))

  /// Keys that stand twice in what an action holds; those of the action itself are found while it is read.
  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard !action.action.value.hasPlainDistinctKeysThroughout else { return }
    for part in ["Parameters", "Transitions"] {
      guard let value = action.action.value[part], !value.hasPlainDistinctKeysThroughout else { continue }
      look(in: value, part, action, &findings)
    }
  }

  private static func look(
    in value: JSONValue, _ part: String, _ action: AnalyzedAction, _ findings: inout Findings
  ) {
    switch value.kind {
    case .object:
      for key in value.duplicateKeys {
        findings.report(
          self, at: key,
          "the key \(key.wording.debugDescription) stands twice in \"\(part)\" of \(action.quoted)",
          why: "the first one counts here", fix: "remove one of them", severity: .warning)
      }
      for member in value.members { look(in: member.value, part, action, &findings) }
    case .array: for element in value.elements { look(in: element, part, action, &findings) }
    case .string, .number, .boolean, .null: break
    }
  }
}
