import JSON

/// Values that are a path of contact data, but for the `$.` at its start.
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
  static let types: [String]? = [
    "CreateTask", "InvokeFlowModule", "InvokeLambdaFunction", "TagContact", "UpdateContactAttributes",
    "UpdateContactData", "UpdateFlowAttributes",
  ]

  /// First names of paths that nobody writes with a further name behind a full stop and means as text.
  private static let spaces: Set<String> = [
    "Attributes", "FlowAttributes", "External", "LambdaInvocation", "CustomerEndpoint", "SystemEndpoint",
    "Queue",
    "SegmentAttributes", "Metrics", "Lex", "Modules", "Agent", "Views", "MediaStreams",
  ]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard let parameters = action.action.parameters else { return }
    look(into: parameters, of: action, &findings)
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
