import FlowDocument
import FlowEngine
import JSON

/// Branches by which a module does not come back.
enum ModuleBranch: CenterCheck {
  static let description = CheckDescription(
    "module-branch", in: .flowTypes, .warning,
    "a module is asked for a branch, or comes back by one, that it does not have",
    why: "the service refuses a branch that the module does not declare; here it is never taken",
    fix: "name one of the module's branches, or give it this one",
    bad: CheckExample(
      also: [lookUp],
      .action(
        "ask", "InvokeFlowModule", "{ \"FlowModuleId\": \"look up\" }", "sorry",
        if: ["found": "hello", "lost": "sorry"],
        on: ["NoMatchingCondition": "sorry", "NoMatchingError": "sorry"]),
      .say("hello", "Hello.", "end"), .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      also: [lookUp],
      .action(
        "ask", "InvokeFlowModule", "{ \"FlowModuleId\": \"look up\" }", "sorry",
        if: ["found": "hello", "unknown": "sorry"],
        on: ["NoMatchingCondition": "sorry", "NoMatchingError": "sorry"]),
      .say("hello", "Hello.", "end"), .say("sorry", "Sorry.", "end"), .end()))

  private static let lookUp = CheckExample.Flow.flow(
    "look up", type: .module,
    .compare("known?", "$.Attributes.name", ["NULL": "no"], else: "yes"),
    .action("yes", "EndFlowModuleExecution", "{ \"Result\": \"found\" }"),
    .action("no", "EndFlowModuleExecution", "{ \"Result\": \"unknown\" }"))

  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    for flow in center.flows {
      guard let results = flow.document.contract?.results else { continue }
      for action in flow.actions(ofType: "EndFlowModuleExecution") { checkEnd(action, results, &findings) }
    }
    for link in center.links where link.kind == .module && !link.source.action.conditions.isEmpty {
      guard let target = link.target, center.flows.indices.contains(target.index),
        let (results, isDeclared) = results(of: center.flows[target.index])
      else { continue }
      for condition in link.source.action.conditions {
        guard condition.operatorName == "Equals", let operand = condition.operands.first,
          let text = condition.operandText, FoundReference.all(in: text).isEmpty, !results.contains(text)
        else { continue }
        findings.report(
          self, at: operand,
          "\"\(center.program.flows[target.index].name)\" does not come back to \(link.source.quoted) by \"\(text)\"",
          why: words(results, isDeclared))
      }
    }
  }

  private static func checkEnd(_ action: AnalyzedAction, _ results: [String], _ findings: inout Findings) {
    guard let value = result(of: action), let text = value.scalarText, !text.isEmpty,
      FoundReference.all(in: text).isEmpty, !results.contains(text)
    else { return }
    findings.report(
      self, at: value, "\(action.quoted) comes back by \"\(text)\", which the module does not declare",
      why: words(results, true))
  }

  private static func words(_ results: [String], _ isDeclared: Bool) -> String {
    let names = results.map { "\"\($0)\"" }.listed(by: "and")
    if isDeclared { return "it declares \(names)" }
    return results.isEmpty ? "no end of the module names a branch" : "its ends name \(names)"
  }

  /// The branches that a module declares, else those that its ends name; nil where those are only known in a call.
  private static func results(of module: AnalyzedFlow) -> (names: [String], isDeclared: Bool)? {
    if let results = module.document.contract?.results { return (results, true) }
    var names: [String] = []
    for end in module.actions(ofType: "EndFlowModuleExecution") {
      guard let text = result(of: end)?.scalarText, !text.isEmpty else { continue }
      guard FoundReference.all(in: text).isEmpty, !text.isPlaceholder else { return nil }
      if !names.contains(text) { names.append(text) }
    }
    return (names, false)
  }

  private static func result(of end: AnalyzedAction) -> JSONValue? {
    end.action.parameter(end.flow.center.program.rules.moduleResultParameter)
  }
}
