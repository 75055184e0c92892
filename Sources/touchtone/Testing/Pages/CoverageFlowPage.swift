import Diagnostics
import FlowAnalysis

/// The page of one flow: it drawn, what no scenario takes with the way there, and every action with its counts.
struct CoverageFlowPage {
  typealias Link = (name: String, page: String)

  let part: TestCoverage.Part
  let flow: CoverageReport.Flow
  let drawing: DrawnFlow
  /// The flows beside it in the index.
  let before: Link?
  let after: Link?

  var text: String {
    let facts = [
      "\(flow.takenCount) of \(counted(flow.branchCount, "branch", "branches"))",
      "\(flow.begunCount) of \(counted(flow.actions.count, "action"))",
    ]
    let body =
      [
        navigation, "<header>", "<p class=\"product\">\(flow.source.escapedForXML)</p>",
        "<h1>\(flow.name.escapedForXML)</h1>",
        PageLook.figure(flow.takenCount, of: flow.branchCount, facts: facts), "</header>",
      ] + failures + picture + open + actions
    return PageLook.page(title: "Coverage of " + flow.name, body)
  }

  private var navigation: String {
    var links = ["<a href=\"\(CoveragePages.indexName)\">All flows</a>"]
    if let before { links.append("<a href=\"\(before.page)\">← \(before.name.escapedForXML)</a>") }
    if let after { links.append("<a href=\"\(after.page)\">\(after.name.escapedForXML) →</a>") }
    return "<nav>\(links.joined())</nav>"
  }

  /// An action's name, leading to it in the picture.
  private func link(_ action: CoverageReport.CountedAction) -> String {
    let name = action.name.escapedForXML
    return drawing.isPicture ? "<a href=\"#\(FlowPicture.id(action.action))\">\(name)</a>" : name
  }

  private func position(_ action: CoverageReport.CountedAction) -> String {
    let place = part.program.actionSources[action.action.index].action.identifierValue.place.position
    return "\(flow.source.visible):\(place.line):\(place.column)"
  }

  private var failures: [String] {
    let rows = part.failures.compactMap { failure -> String? in
      guard let action = flow.actions.first(where: { $0.action == failure.action }) else { return nil }
      return """
        <li><p>\(link(action)) <code>\(position(action).escapedForXML)</code></p>\
        <p>\(failure.finding.message.escapedForXML)</p>\
        <p class="way">\(failure.finding.location.escapedForXML)</p></li>
        """
    }
    guard !rows.isEmpty else { return [] }
    return ["<section class=\"failures\">", "<h2>! Scenarios that do not hold</h2>", "<ul class=\"open\">"]
      + rows
      + ["</ul>", "</section>"]
  }

  private var picture: [String] {
    var lines = ["<section class=\"drawing\">", "<h2>The flow</h2>"]
    if drawing.isPicture {
      lines.append("<input type=\"checkbox\" id=\"large\"><label for=\"large\">Full size</label>")
    }
    lines.append(
      "<p class=\"legend\"><span class=\"taken\">✓ taken, and how often</span><span class=\"partly\">◐ with ways never taken</span><span class=\"never\">○ never</span></p>"
    )
    if let shortcoming = drawing.shortcoming {
      let words = [shortcoming.message, shortcoming.fix].compactMap { $0 }.joined(separator: ": ")
      lines.append("<p class=\"way\">Drawn as text: \(words.escapedForXML).</p>")
    }
    lines.append("<div class=\"frame\" tabindex=\"0\">\(drawing.html)</div>")
    return lines + ["</section>"]
  }

  /// What no scenario takes.
  private var open: [String] {
    let rows = flow.actions.compactMap { action -> String? in
      let missing = part.missing(of: action)
      guard !missing.isEmpty else { return nil }
      let never = action.branches.filter { $0.count == 0 }
      let chips =
        never.isEmpty ? "<li class=\"never\">○ never begun</li>" : never.map { chip($0, of: action) }.joined()
      return """
        <li><p><strong>\(link(action))</strong> <code>\(position(action).escapedForXML)</code></p>\
        <ul class="chips">\(chips)</ul>\(missing.map { way(to: $0) }.joined())</li>
        """
    }
    guard !rows.isEmpty else {
      return [
        "<section>", "<h2>No scenario takes</h2>", "<p class=\"taken\">✓ nothing: every branch is taken.</p>",
        "</section>",
      ]
    }
    return ["<section id=\"open\">", "<h2>No scenario takes</h2>", "<ul class=\"open\">"] + rows
      + ["</ul>", "</section>"]
  }

  /// The way to a branch, as lines of a scenario.
  private func way(to missing: TestCoverage.Part.Missing) -> String {
    let words = (missing.deciding ?? "there").escapedForXML
    guard let way = missing.way else { return "<p class=\"way\">\(words): no way of a call is known</p>" }
    let lines = way.map { $0.visible.escapedForXML }.joined(separator: "\n")
    return "<p class=\"way\">The way to \(words), as lines of a scenario:</p><pre>\(lines)</pre>"
  }

  private var actions: [String] {
    let rows = flow.actions.map { action in
      let count =
        action.count == 0 ? "<td class=\"never\">○ never</td>" : "<td class=\"taken\">✓ \(action.count)</td>"
      return """
        <tr><td>\(link(action))</td>\(count)\
        <td><ul class="chips">\(action.branches.map { chip($0, of: action) }.joined())</ul></td></tr>
        """
    }
    var lines = [
      "<section>", "<h2>Every action</h2>", "<div class=\"frame\"><table>",
      "<thead><tr><th>action</th><th>begun</th><th>branches, and how often they were taken</th></tr></thead>",
      "<tbody>",
    ]
    lines += rows
    lines += ["</tbody></table></div>"]
    if flow.unreachedCount > 0 {
      lines.append(
        "<p class=\"way\">No way leads to \(counted(flow.unreachedCount, "more action")); they are not counted.</p>"
      )
    }
    return lines + ["</section>"]
  }

  private func chip(_ branch: CoverageReport.CountedBranch, of action: CoverageReport.CountedAction) -> String
  {
    let key = part.labels.keyLabels(of: action.action).first {
      "[\($0.digit)]" == branch.deciding && $0.isNamed
    }
    let words = (branch.deciding + (key.map { " " + $0.text } ?? "")).escapedForXML
    return branch.count == 0
      ? "<li class=\"never\">○ \(words)</li>" : "<li class=\"taken\">✓ \(words) <b>\(branch.count)</b></li>"
  }
}
