import FlowDocument

/// Numbers that are answered by flows for another purpose.
enum NumberFlowType: CenterCheck {
  static let description = CheckDescription(
    "number-flow-type", in: .flowTypes, .error,
    "a telephone number is answered by a flow that is no inbound flow",
    why: "the service lets only inbound flows answer a number", fix: "let an inbound flow answer",
    bad: CheckExample(
      type: .customerQueue,
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } } }
        """,
      .say("hello", "Please hold.", "end"), .action("end", "EndFlowExecution")),
    good: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } } }
        """,
      .say("hello", "Hello.", "end"), .end()))

  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    for number in center.program.center.numbers {
      guard let flow = center.program.flow(number.flow), flow.index < center.flows.count,
        let value = center.flows[flow.index].document.text.root["Metadata"]?["type"],
        let type = center.flows[flow.index].document.type, type != .contactFlow
      else { continue }
      findings.report(
        self, at: value, "\(number.number.e164) is answered by this flow, which is \(type.wordsWithArticle)")
    }
  }
}
