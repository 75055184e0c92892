import FlowEngine

/// Attributes whose names differ in upper and lower case alone.
enum AttributeCase: FlowCheck {
  static let description = CheckDescription(
    "attribute-case", in: .dataFlow, .warning,
    "an attribute is read by a name that differs from another one in upper and lower case alone",
    why: "they are two attributes: what is stored under the one name is not found under the other",
    fix: "write the name alike everywhere",
    bad: CheckExample(
      .set("keep", "{ \"callerName\": \"$.CustomerEndpoint.Address\" }", "hello", else: "hello"),
      .say("hello", "Hello $.Attributes.callername.", "end"), .end()),
    good: CheckExample(
      .set("keep", "{ \"callerName\": \"$.CustomerEndpoint.Address\" }", "hello", else: "hello"),
      .say("hello", "Hello $.Attributes.callerName.", "end"), .end()))

  /// A name that some flow sets is meant as it is written. Where all flows of a center are here, `attribute-never-set` tells.
  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard !flow.center.isComplete, flow.actions.contains(where: { !$0.references.isEmpty }) else { return }
    let set = flow.center.attributesSet
    var own: [String: String]?
    // Each name with the first action that reads it.
    var readers: [String: (name: String, action: AnalyzedAction)] = [:]
    for action in flow.reachableActions {
      for use in action.reads("Attributes") {
        guard let key = use.key, !set.contains(key) else { continue }
        let plain = key.lowercased()
        let names = own ?? Self.plainNames(flow.attributesSet)
        own = names
        if let name = names[plain] {
          report(use, of: action, "this flow sets $.Attributes.\(name)", &findings)
        } else if let (name, reader) = readers[plain], name != key {
          report(use, of: action, "\(reader.quoted) $.Attributes.\(name)", &findings)
        } else if readers[plain] == nil {
          readers[plain] = (key, action)
        }
      }
    }
  }

  /// Names by how they read in lower case.
  private static func plainNames(_ names: [String]) -> [String: String] {
    Dictionary(names.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func report(
    _ use: ReferenceUse, of action: AnalyzedAction, _ other: String, _ findings: inout Findings
  ) {
    findings.report(
      self, at: use.value, part: use.wording, "\(action.quoted) reads \(use.wording), and \(other)")
  }
}
