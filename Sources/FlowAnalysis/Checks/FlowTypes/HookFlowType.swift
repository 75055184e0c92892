import FlowDocument
import FlowEngine
import JSON

/// Event hooks with flows of another type.
enum HookFlowType: CenterCheck {
  static let description = CheckDescription(
    "hook-flow-type", in: .flowTypes, .error, "an event hook names a flow of a type that cannot run there",
    why: "the service refuses it: each moment of a contact has its own type of flow",
    fix: "name a flow of the type that is asked for",
    bad: CheckExample(
      also: [.flow("music", .say("hold", "Please hold.", "end"), .end())],
      .action(
        "queue flow", "UpdateContactEventHooks", "{ \"EventHooks\": { \"CustomerQueue\": \"music\" } }",
        "end",
        on: ["NoMatchingError": "end"]), .end()),
    good: CheckExample(
      also: [
        .flow(
          "music", type: .customerQueue, .say("hold", "Please hold.", "end"),
          .action("end", "EndFlowExecution"))
      ],
      .action(
        "queue flow", "UpdateContactEventHooks", "{ \"EventHooks\": { \"CustomerQueue\": \"music\" } }",
        "end",
        on: ["NoMatchingError": "end"]), .end()))

  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    for link in center.links {
      guard case .hook(let hook)? = link.reference.use, link.source.type == "UpdateContactEventHooks",
        let (name, type) = link.misfit(in: center.program)
      else { continue }
      findings.report(
        self, at: link.value,
        "\(link.source.quoted) sets \"\(hook.name)\" to \"\(name)\", which is of type \(type.rawValue)",
        fix: "name a flow of type \(hook.flowType.rawValue)")
    }
  }
}
