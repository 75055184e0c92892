import FlowDocument
import FlowEngine

/// Flows that are invoked as if they were modules.
enum ModuleFlowType: CenterCheck {
  static let description = CheckDescription(
    "module-flow-type", in: .flowTypes, .error, "a flow is invoked as a module, and is none",
    why: "only modules can be invoked; a flow is gone to for good",
    fix: "make it a module, or go there with TransferToFlow",
    bad: CheckExample(
      also: [.flow("plots", .say("hello", "Plots.", "end"), .end())],
      .action(
        "ask", "InvokeFlowModule", "{ \"FlowModuleId\": \"plots\" }", "end", on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      also: [
        .flow(
          "plots", type: .module, .say("hello", "Plots.", "end"), .action("end", "EndFlowModuleExecution"))
      ],
      .action(
        "ask", "InvokeFlowModule", "{ \"FlowModuleId\": \"plots\" }", "end", on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    for link in center.links where link.kind == .module {
      guard let (name, type) = link.misfit(in: center.program) else { continue }
      findings.report(
        self, at: link.value,
        "\(link.source.quoted) invokes \"\(name)\", which is \(type.wordsWithArticle)")
    }
  }
}
