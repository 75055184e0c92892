import Diagnostics
import FlowDocument

// Flows that go by one name.
extension ProgramBuilder {
  /// Reports a flow that has the ARN or the name of one before it, by which only that one is found.
  mutating func reportTwin(of flow: FlowDocument, among others: some Collection<FlowDocument>) {
    if let arn = flow.arnValue, let twin = others.first(where: { $0.arn == flow.arn }) {
      return report(
        arn.finding(
          .warning, "this file has the flow of which \(twin.source) is another copy", rule: "duplicate-flow",
          why: "both have this ARN: what refers to it goes on in the first file, \(twin.source)"))
    }
    // A flow and a module may have one name.
    guard
      let twin = others.first(where: {
        $0.name == flow.name && ($0.type == .module) == (flow.type == .module)
      })
    else { return }
    report(
      (flow.nameValue ?? flow.text.root).finding(
        .warning, "two flows are called \"\(flow.name)\": this one and \(twin.source)",
        rule: "duplicate-flow",
        why: "what refers to the name goes on in the first file, \(twin.source)"))
  }
}
