import FlowEngine

/// Names that an attribute cannot have.
enum AttributeName: ActionCheck {
  static let description = CheckDescription(
    "attribute-name", in: .parameters, .error, "an attribute has a name with $ or a dot in it",
    why: "the service refuses such names: none of the action's attributes is set",
    fix: "write a name without them",
    bad: CheckExample(.set("remember", "{ \"caller.name\": \"Asha\" }", "end", else: "end"), .end()),
    good: CheckExample(.set("remember", "{ \"callerName\": \"Asha\" }", "end", else: "end"), .end()))

  static let types: [String]? = ["UpdateContactAttributes"]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for member in action.action.parameter("Attributes")?.members ?? [] {
      let name = member.name
      guard name.utf8.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: ".") }),
        FoundReference.all(in: name).isEmpty, !name.isPlaceholder
      else { continue }
      findings.report(self, at: member.key, "an attribute cannot be called \"\(name)\"")
    }
  }
}
