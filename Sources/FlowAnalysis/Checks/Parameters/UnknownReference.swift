import Diagnostics

/// References to data that no contact has.
enum UnknownReference: ActionCheck {
  static let description = CheckDescription(
    "unknown-reference", in: .parameters, .warning, "a reference leads to data that no contact has",
    why: "it gives nothing: it is spoken as silence, and a comparison finds no match",
    fix: "write one of the service's paths, such as $.Attributes.name",
    bad: CheckExample(.say("hello", "Hello $.Attribute.name", "end"), .end()),
    good: CheckExample(.say("hello", "Hello $.Attributes.name", "end"), .end()))

  static let known: Set<String> = [
    "Attributes", "FlowAttributes", "External", "LambdaInvocation", "StoredCustomerInput", "CustomerEndpoint",
    "SystemEndpoint", "CallbackNumber", "CustomerCallBackPhoneNumber", "CustomerCallbackNumber", "Queue",
    "Channel", "ContactId", "InitialContactId", "PreviousContactId", "RelatedContactId", "Task", "CustomerId",
    "InstanceARN", "AwsRegion", "InitiationMethod", "LanguageCode", "TextToSpeechVoiceId", "Name",
    "Description", "References", "Tags", "SegmentAttributes", "Metrics", "Lex", "Loop", "Modules", "Agent",
    "Customer", "Case", "Views", "DataTables", "DataTableList", "AgenticCX", "Wisdom", "Media",
    "MediaStreams",
    "Email", "AdditionalEmailRecipients", "Capabilities", "ContactData", "Campaign", "MessageTemplate",
  ]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for use in action.references {
      let name = use.names[0]
      // "$.50" is money.
      guard !known.contains(name), name.first?.isNumber == false else { continue }
      findings.report(
        self, at: use.value, part: use.wording,
        "\(action.quoted) reads \(use.wording), and there is no $.\(name)",
        fix: nearest(to: name, among: known.sorted()).map { "did you mean $.\($0)?" })
    }
  }
}
