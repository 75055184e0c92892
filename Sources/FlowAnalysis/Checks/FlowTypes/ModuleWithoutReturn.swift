/// Modules that never come back.
enum ModuleWithoutReturn: FlowCheck {
  static let description = CheckDescription(
    "module-without-return", in: .flowTypes, .note, "a module never returns to the flow that invokes it",
    why: "what stands behind its invocation is never reached",
    fix: "end it with EndFlowModuleExecution, or make it a flow",
    bad: CheckExample(type: .module, .say("bye", "Goodbye.", "end"), .end()),
    good: CheckExample(
      type: .module, .say("more", "One moment.", "back"), .action("back", "EndFlowModuleExecution")))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard flow.isModule,
      !flow.reachableActions.contains(where: {
        ["EndFlowModuleExecution", "EndFlowExecution"].contains($0.type)
      })
    else { return }
    findings.report(
      self, at: flow.document.startAction.value,
      "no way in this module leads back to the flow that invokes it")
  }
}
