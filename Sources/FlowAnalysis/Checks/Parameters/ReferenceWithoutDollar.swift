import JSON

/// Values that are a path of contact data, but for the `$.` at its start, and prompts with an attribute's name in braces.
enum ReferenceWithoutDollar: ActionCheck {
  static let description = CheckDescription(
    "reference-without-dollar", in: .parameters, .warning,
    "a value reads like a reference that has no $. before it",
    why: "without $. it is a text as any other: the words themselves are stored or handed on",
    fix: "write $. before it",
    bad: CheckExample(.set("keep", "{ \"wish\": \"Lex.Slots.Wish\" }", "end", else: "end"), .end()),
    good: CheckExample(
      .set("keep", "{ \"wish\": \"$.CustomerEndpoint.Address\" }", "end", else: "end"), .end()))

  /// What hands on or keeps a text as it is written.
  private static let keepers = [
    "CreateTask", "InvokeFlowModule", "InvokeLambdaFunction", "TagContact", "UpdateContactAttributes",
    "UpdateContactData", "UpdateFlowAttributes",
  ]

  static let types: [String]? = keepers + ActionNature.speakingTypes

  /// First names of paths that nobody writes with a further name behind a full stop and means as text.
  private static let spaces: Set<String> = [
    "Attributes", "FlowAttributes", "External", "LambdaInvocation", "CustomerEndpoint", "SystemEndpoint",
    "Queue",
    "SegmentAttributes", "Metrics", "Lex", "Modules", "Agent", "Views", "MediaStreams",
  ]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard let parameters = action.action.parameters else { return }
    if keepers.contains(action.type) { return look(into: parameters, of: action, &findings) }
    for prompt in action.prompts where prompt.form == .text || prompt.form == .ssml {
      guard prompt.text.utf8.contains(UInt8(ascii: "{")), !prompt.text.isPlaceholder else { continue }
      lookForBraces(prompt.text, prompt.value, of: action, &findings)
    }
  }

  /// `{name}` in words that are spoken, where the flow has an attribute of that name.
  private static func lookForBraces(
    _ text: String, _ value: JSONValue, of action: AnalyzedAction, _ findings: inout Findings
  ) {
    for piece in text.split(separator: "{").dropFirst(text.hasPrefix("{") ? 0 : 1) {
      guard let end = piece.firstIndex(of: "}") else { continue }
      let name = String(piece[..<end])
      guard !name.isEmpty, action.flow.attributesInUse.contains(name) else { continue }
      return findings.report(
        self, at: value, part: "{\(name)}", "\(action.quoted) says the words {\(name)}, and no value",
        why: "the service fills in nothing but references: the braces are spoken with what is in them",
        fix: "write $.Attributes.\(name) to say what is there")
    }
  }

  private static func look(into value: JSONValue, of action: AnalyzedAction, _ findings: inout Findings) {
    switch value.kind {
    case .object: for member in value.members { look(into: member.value, of: action, &findings) }
    case .array: for element in value.elements { look(into: element, of: action, &findings) }
    default:
      guard let text = value.scalarText, isPath(text) else { return }
      findings.report(
        self, at: value, "\(action.quoted) has the words \(text), and no reference",
        fix: "write $.\(text) to hand on what is there")
    }
  }

  private static func isPath(_ text: String) -> Bool {
    guard let first = text.utf8.first, first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z"),
      text.utf8.contains(UInt8(ascii: "."))
    else { return false }
    let names = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard spaces.contains(names[0]) else { return false }
    let isNamed = names.allSatisfy { name in
      !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    }
    return isNamed && DataPath.departure(of: names) == nil
  }
}
