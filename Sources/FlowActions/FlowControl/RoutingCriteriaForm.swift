import ContactCenter
import FlowDocument
import FlowEngine

/// What the two names of one action type have in common: how their criteria are written.
enum RoutingCriteriaForm {
  static let fidelity = Fidelity.approximated(
    "agents have no attributes here: every agent of the queue matches")

  /// True when there are steps, each with an expression; else that is reported.
  static func isGood(_ source: ActionSource, _ program: inout ProgramBuilder) -> Bool {
    let steps = source.action.parameter("RoutingCriteria", "Steps")
    let isGood =
      steps?.elements.isEmpty == false && steps?.elements.allSatisfy { $0["Expression"] != nil } == true
    if !isGood, !program.isReference(source.action.parameter("RoutingCriteria")) {
      program.report(
        (steps ?? source.action.value).finding(
          .warning, "\"\(source.action.identifier)\" has no steps to match agents by", rule: "parameter-form",
          why: "it takes NoMatchingError",
          fix: "write \"RoutingCriteria\": {\"Steps\": [{\"Expression\": …}]}"))
    }
    return isGood || program.isReference(source.action.parameter("RoutingCriteria"))
  }
}
