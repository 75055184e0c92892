import FlowDocument
import FlowEngine

/// Transfers to flows that contacts cannot go on in.
enum TransferFlowType: CenterCheck {
  static let description = CheckDescription(
    "transfer-flow-type", in: .flowTypes, .error,
    "a contact is sent on to a flow of a type that it cannot go on in",
    why: "queue, hold and whisper flows are started by the service, modules are invoked; the transfer fails",
    fix: "send the contact to an inbound or transfer flow",
    bad: CheckExample(
      also: [
        .flow(
          "music", type: .customerQueue, .say("hold", "Please hold.", "end"),
          .action("end", "EndFlowExecution"))
      ],
      .action(
        "on", "TransferToFlow", "{ \"ContactFlowId\": \"music\" }", "sorry", on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      also: [.flow("plots", .say("hello", "Plots.", "end"), .end())],
      .action(
        "on", "TransferToFlow", "{ \"ContactFlowId\": \"plots\" }", "sorry", on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    for link in center.links where link.kind == .transfer || link.kind == .newContact {
      guard let (name, type) = link.misfit(in: center.program) else { continue }
      let does = link.kind == .transfer ? "goes on" : "has a new contact begin"
      findings.report(
        self, at: link.value,
        "\(link.source.quoted) \(does) in \"\(name)\", which is \(type.wordsWithArticle)")
    }
  }
}
