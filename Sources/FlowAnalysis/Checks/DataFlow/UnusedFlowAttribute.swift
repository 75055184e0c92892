/// Flow attributes that nothing reads.
enum UnusedFlowAttribute: FlowCheck {
  static let description = CheckDescription(
    "unused-flow-attribute", in: .dataFlow, .note, "a flow attribute is set and never read",
    why: "it is gone when the flow ends: nothing can come of it", fix: "remove it, or use $.Attributes",
    bad: CheckExample(
      .action(
        "remember", "UpdateFlowAttributes", "{ \"FlowAttributes\": { \"topic\": { \"Value\": \"plots\" } } }",
        "end",
        on: ["NoMatchingError": "sorry"]), .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .set("remember", "{ \"topic\": \"plots\" }", "end", else: "sorry"), .say("sorry", "Sorry.", "end"),
      .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    let setters = flow.actions(ofType: "UpdateFlowAttributes")
    // A name in backticks may be any of them.
    guard !setters.isEmpty, !flow.document.text.bytes.contains(UInt8(ascii: "`")) else { return }
    let read = Set(flow.actions.flatMap { $0.reads("FlowAttributes").compactMap(\.key) })
    for action in setters {
      for member in action.action.parameter("FlowAttributes")?.members ?? []
      where !read.contains(member.name) && !member.name.contains("$") {
        findings.report(self, at: member.key, "nothing in this flow reads $.FlowAttributes.\(member.name)")
      }
    }
  }
}
