import Diagnostics
import FlowDocument

/// A type of flow that the service does not have.
enum UnknownFlowType: FlowCheck {
  static let description = CheckDescription(
    "unknown-flow-type", in: .flowTypes, .warning, "the flow is of a type that the service does not have",
    why: "what it may do is not known, so that it is taken for an inbound flow",
    fix:
      "write contactFlow, customerQueue, customerHold, customerWhisper, agentHold, agentWhisper, outboundWhisper, agentTransfer or queueTransfer",
    bad: CheckExample(
      text: """
        {
          "Version": "2019-10-30",
          "StartAction": "end",
          "Metadata": { "name": "example", "type": "welcomeFlow" },
          "Actions": [
            { "Identifier": "end", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {} }
          ]
        }

        """),
    good: CheckExample(.end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard let value = flow.document.text.root["Metadata"]?["type"], let type = value.string, !type.isEmpty,
      flow.document.type == nil
    else { return }
    let near = nearest(to: type, among: FlowType.allCases.map(\.rawValue))
    findings.report(
      self, at: value, "\"\(type)\" is no type of flow", fix: near.map { "did you mean \"\($0)\"?" })
  }
}
