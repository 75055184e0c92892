import FlowEngine

/// Actions of modules that do not work in the flows that invoke the modules.
enum ModuleActionNotAllowed: CenterCheck {
  static let description = CheckDescription(
    "module-action-not-allowed", in: .flowTypes, .warning,
    "an action of a module does not work in a flow that invokes the module",
    why:
      "the service runs an action of a module only where the flow that invokes the module could have it: the action "
      + "takes its error branch, and without one the contact ends",
    fix: "invoke the module only from flows that could have the action, or move the action there",
    bad: CheckExample(
      type: .customerQueue, also: [choosing], .invoke("choose", "queue", "leave"),
      .action("leave", "EndFlowExecution")),
    good: CheckExample(also: [choosing], .invoke("choose", "queue", "end"), .end()))

  /// A module that chooses a queue.
  private static let choosing = CheckExample.Flow.flow(
    "queue", type: .module, .choose("pick", queue: "$.Attributes.queue", "back", else: "back"),
    .action("back", "EndFlowModuleExecution"))

  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    for refusal in center.moduleRefusals.all {
      // What works in no module is found while the module is linked.
      guard let invoker = refusal.invoker else { continue }
      let origin = center.program.actionSources[refusal.action.index]
      guard center.flows.indices.contains(origin.flow.index) else { continue }
      let flow = center.flows[origin.flow.index]
      let action = flow.actions[
        refusal.action.index - center.program.flows[flow.index.index].actions.lowerBound]
      findings.report(
        self, at: origin.action.typeValue,
        "\(action.quoted) is of type \(refusal.type), which does not work where the \(invoker.type.words) "
          + "\"\(invoker.name)\" invokes the module")
    }
  }
}
