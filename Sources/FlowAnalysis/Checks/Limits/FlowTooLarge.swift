/// Flows with a larger text than the console takes.
enum FlowTooLarge: FlowCheck {
  static let description = CheckDescription(
    "flow-too-large", in: .limits, .warning, "a flow's file is larger than 1 MB",
    why: "the console neither exports nor imports a larger one",
    fix: "move a part of it to a module, or to a flow that it goes on to",
    bad: CheckExample(text: flow(String(repeating: " ", count: limit))),
    good: CheckExample(text: flow("")))

  /// In bytes (reference, section 9).
  private static let limit = 1024 * 1024

  private static func flow(_ padding: String) -> String {
    """
    {
      "Version": "2019-10-30",
      "StartAction": "end",
      "Metadata": { "name": "example", "type": "contactFlow" },
      "Actions": [{ "Identifier": "end", "Type": "DisconnectParticipant", \(padding)"Transitions": {} }]
    }
    """
  }

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    let text = flow.document.text
    guard text.sourceBytes.count > limit else { return }
    findings.report(self, at: text.root, "the flow's file has \(text.sourceBytes.count) bytes")
  }
}
