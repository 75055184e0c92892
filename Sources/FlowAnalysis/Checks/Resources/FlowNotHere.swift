import FlowEngine
import JSON

/// Flows and modules that the center does not have.
enum FlowNotHere: CenterCheck {
  static let description = CheckDescription(
    "flow-not-here", in: .resources, .warning,
    "a flow leads to a flow or module that the center does not have",
    why: "a transfer there ends the call here, a module is passed over, a default stands in for a hook",
    fix: "put the flow's file into the folder, or name one that is there",
    bad: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } } }
        """,
      also: [.flow("plots", .say("hello", "Plots.", "end"), .end())],
      .action(
        "on", "TransferToFlow", "{ \"ContactFlowId\": \"plot\" }", "sorry", on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } } }
        """,
      also: [.flow("plots", .say("hello", "Plots.", "end"), .end())],
      .action(
        "on", "TransferToFlow", "{ \"ContactFlowId\": \"plots\" }", "sorry", on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()))

  /// Only of a center: a lone flow, or a folder of exports, need not be whole.
  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    guard !center.program.isLoneFlow, !center.program.center.numbers.isEmpty else { return }
    for link in center.links where link.target == nil && !link.isDynamic && link.source.isReachable {
      let name = link.reference.text
      guard !name.isPlaceholder else { continue }
      findings.report(
        self, at: link.value, "\(link.source.quoted) names \"\(name)\", which is no flow of this center")
    }
  }
}
