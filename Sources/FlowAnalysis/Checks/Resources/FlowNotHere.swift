import ContactCenter
import FlowDocument
import FlowEngine
import JSON

/// Flows and modules that the center does not have.
enum FlowNotHere: CenterCheck {
  static let description = CheckDescription(
    "flow-not-here", in: .resources, .warning,
    "an action names a flow or module that is not here",
    why: "a transfer there ends the call here, a module is passed over, a default stands in for a hook",
    fix: "put the flow's file into the folder, or name one that is there",
    bad: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } } }
        """,
      also: [.flow("plots", .say("hello", "Plots.", "end"), .end())],
      .action(
        "on", "TransferToFlow", "{ \"ContactFlowId\": \"plot\" }", "sorry", on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } } }
        """,
      also: [.flow("plots", .say("hello", "Plots.", "end"), .end())],
      .action(
        "on", "TransferToFlow", "{ \"ContactFlowId\": \"plots\" }", "sorry", on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end()))

  /// One finding for each flow that is missing, at the first action that names it. A lone flow, or a folder of exports,
  /// need not be whole: there it is a note.
  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    let isWhole = !center.program.isLoneFlow && !center.program.center.numbers.isEmpty
    var uses: [Missing: [FlowLink]] = [:]
    var order: [Missing] = []
    for link in center.links
    where link.target == nil && !link.isDynamic && link.source.isReachable
      && center.isAsked(link.source.flow.document.source)
    {
      let text = link.reference.text
      let missing = Missing(
        id: ResourceReference.lastPart(of: text) ?? text, isModule: link.kind == .module)
      if uses[missing] == nil { order.append(missing) }
      uses[missing, default: []].append(link)
    }
    for missing in order { report(uses[missing] ?? [], isWhole: isWhole, center.program, &findings) }
  }

  private struct Missing: Hashable {
    let id: String
    let isModule: Bool
  }

  private static func report(
    _ links: [FlowLink], isWhole: Bool, _ program: Program, _ findings: inout Findings
  ) {
    guard let first = links.first else { return }
    let text = first.reference.text
    let noun = first.kind == .module ? "module" : "flow"
    var sources: [AnalyzedAction] = []
    for link in links where !sources.contains(where: { $0 === link.source }) { sources.append(link.source) }
    let others = sources.count - 1
    let further =
      others == 0 ? "" : others == 1 ? " (so does 1 other action)" : " (so do \(others) other actions)"
    findings.report(
      self, at: first.value,
      "\(first.source.quoted) names the \(noun) \"\(program.shownName(of: text))\", which is not here"
        + further,
      why: first.reference.use.map { "when it is played, " + $0.withoutIt },
      fix: text.isPlaceholder
        ? "have the tool fill in the placeholder, or put the \(noun) into the folder under this name"
        : isWhole
          ? nil : "put the \(noun)'s file beside this one; its name or ARN must be the one that is named",
      severity: isWhole && !text.isPlaceholder ? .warning : .note,
      others: sources.dropFirst().compactMap { source in
        links.first { $0.source === source }.map { (source, $0.value) }
      })
  }
}
