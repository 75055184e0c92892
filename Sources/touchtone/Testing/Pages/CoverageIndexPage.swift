import Diagnostics
import FlowAnalysis

/// The first page: how much of each flow is played, as bars that lead to its page.
struct CoverageIndexPage {
  struct Part {
    let part: TestCoverage.Part
    /// The pages of its flows.
    let pageNames: [String]
  }

  let coverage: TestCoverage
  let parts: [Part]

  var text: String {
    let taken = parts.reduce(0) { $0 + $1.part.report.takenCount }
    let all = parts.reduce(0) { $0 + $1.part.report.branchCount }
    let title = parts.count == 1 ? parts[0].part.name : counted(parts.count, "center")
    let failed = coverage.scenarioCount - coverage.passedCount
    let scenarios = counted(coverage.scenarioCount, "scenario")
    let verdict = failed == 0 ? "\(scenarios), all passed" : "\(scenarios), \(failed) did not pass"
    var body = [
      "<header>",
      "<p class=\"product\">Branch coverage\(parts.count == 1 ? " · " + parts[0].part.path.escapedForXML : "")</p>",
      "<h1>\(title.escapedForXML)</h1>",
      PageLook.figure(taken, of: all, facts: ["\(taken) of \(counted(all, "branch", "branches"))", verdict]),
      "</header>",
    ]
    let failures = failures
    if !failures.isEmpty {
      body.append("<p class=\"failed\">! <a href=\"#failures\">What does not hold, and where</a></p>")
    }
    for part in parts { body += section(part) }
    body += failures
    body.append(
      "<footer>A branch is an action with one outcome: each key, each value, each error, and going on. What no call can reach is not counted.</footer>"
    )
    return PageLook.page(title: "Coverage of " + title, body)
  }

  private func section(_ part: Part) -> [String] {
    let flows = zip(part.part.report.flows, part.pageNames).map(row)
    let heading = parts.count == 1 ? "Flows" : "\(part.part.name), \(part.part.path)"
    return ["<section>", "<h2>\(heading.escapedForXML)</h2>", "<ol class=\"flows\">"] + flows + [
      "</ol>", "</section>",
    ]
  }

  private func row(_ flow: CoverageReport.Flow, _ page: String) -> String {
    let open = flow.branchCount - flow.takenCount
    let rest =
      flow.branchCount == 0
      ? "<span class=\"never\">–</span>"
      : open == 0 ? "<span class=\"taken\">✓ all</span>" : "<span class=\"never\">○ \(open) never</span>"
    return """
      <li><a href="\(page)"><span class="name">\(flow.name.escapedForXML)</span>\
      \(PageLook.bar(flow.takenCount, of: flow.branchCount))\
      <span class="share">\(TestCoverage.percent(flow.takenCount, of: flow.branchCount))</span>\
      <span class="facts">\(flow.takenCount) of \(counted(flow.branchCount, "branch", "branches"))</span>\
      <span class="facts">\(flow.begunCount) of \(counted(flow.actions.count, "action"))</span>\(rest)</a></li>
      """
  }

  /// What did not hold, with a way to the action.
  private var failures: [String] {
    let found = parts.flatMap { part in part.part.failures.map { (part, $0) } }
    guard !found.isEmpty else { return [] }
    let rows = found.map { part, failure in
      var place = ""
      if let action = failure.action {
        let origin = part.part.program.actionSources[action.index]
        let number = part.part.report.flows.firstIndex { $0.flow == origin.flow }
        let name = part.part.labels.name(of: action).escapedForXML
        let flow = part.part.program.flows[origin.flow.index].name.escapedForXML
        let link =
          number.map { "<a href=\"\(part.pageNames[$0])#\(FlowPicture.id(action))\">\(name)</a>" } ?? name
        place = "<p class=\"way\">Look at \(link) in \(flow).</p>"
      }
      return """
        <li><code>\(failure.finding.location.escapedForXML)</code>\
        <p>\(failure.finding.message.escapedForXML)</p>\(place)</li>
        """
    }
    return [
      "<section class=\"failures\" id=\"failures\">", "<h2>! What does not hold</h2>", "<ul class=\"open\">",
    ] + rows
      + ["</ul>", "</section>"]
  }
}

/// "1 action", "2 actions".
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
