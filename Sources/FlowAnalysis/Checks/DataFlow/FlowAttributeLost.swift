import FlowEngine

/// Flow attributes that this flow does not set.
enum FlowAttributeLost: FlowCheck {
  static let description = CheckDescription(
    "flow-attribute-lost", in: .dataFlow, .warning, "a flow attribute is read that the flow does not set",
    why: "flow attributes live in one run of one flow: they do not cross into another flow or module",
    fix: "set it in this flow, or use $.Attributes, which stay with the contact",
    bad: CheckExample(.say("hello", "You chose $.FlowAttributes.topic", "end"), .end()),
    good: CheckExample(
      .action(
        "remember", "UpdateFlowAttributes", "{ \"FlowAttributes\": { \"topic\": { \"Value\": \"plots\" } } }",
        "hello",
        on: ["NoMatchingError": "sorry"]),
      .say("hello", "You chose $.FlowAttributes.topic", "end"), .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard flow.actions.contains(where: { !$0.references.isEmpty }), let set = flow.flowAttributesSet else {
      return
    }
    for action in flow.actions where !action.testsForNothing {
      for use in action.reads("FlowAttributes") where !(use.key.map(set.contains) ?? true) {
        findings.report(
          self, at: use.value, part: use.wording,
          "\(action.quoted) reads \(use.wording), which this flow never sets")
      }
    }
  }
}

extension AnalyzedFlow {
  /// The names of the flow attributes that the flow sets; nil when some are only known while it runs.
  var flowAttributesSet: Set<String>? {
    let members = actions(ofType: "UpdateFlowAttributes")
      .flatMap { $0.action.parameter("FlowAttributes")?.members ?? [] }
    guard members.allSatisfy({ FoundReference.all(in: $0.name).isEmpty }) else { return nil }
    return Set(members.map(\.name))
  }
}
