import CenterFiles
import CenterSimulation

/// A study as one page for a browser, with all it needs in it.
struct StudyPage {
  let study: StudyPart
  let loaded: LoadedCenter

  var text: String {
    let subject = study.subject
    let title = "\(subject.center), \(subject.span)".escapedForXML
    let calls = study.calls(variant: 0)
    let facts =
      "\(subject.replications) replications of \(StudyNumbers.text(calls, .count)) calls \(StudyNumbers.width(calls, .count)) · seed \(subject.seed)"
    var body = ["<header>", "<h1>\(title)</h1>", "<p>\(facts)</p>"]
    if let whatIf = subject.whatIf {
      body.append(
        "<p>Compared with <strong>\(whatIf.escapedForXML)</strong>: \(StudyCallers.words(whatIf)).</p>")
    }
    body += ["</header>", "<section>", "<h2>Queues</h2>", table, legend, "</section>"]
    body += ["<section>", "<h2>Through the day</h2>", StudyChart.legend(study)]
    for queue in study.shownQueues {
      let chart = StudyChart(study: study, queue: queue)
      guard chart.isWorthDrawing else { continue }
      body += ["<h3>\(subject.queues[queue].escapedForXML)</h3>", chart.html]
    }
    body += ["</section>", "<section>", "<h2>What became of the calls</h2>", outcomes, "</section>"]
    body += ["<section>", "<h2>Ways that calls took</h2>"]
    for map in StudyMaps(study, loaded).named(columns: 96) {
      body.append(
        "<details><summary>\(map.name.escapedForXML)</summary><pre>\(map.text.escapedForXML)</pre></details>")
    }
    body.append("</section>")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <style>\(Self.look)</style>
      </head>
      <body>
      \(body.joined(separator: "\n"))
      </body>
      </html>
      """
  }

  // MARK: Tables

  private var table: String {
    let seconds = study.subject.serviceLevelSeconds
    var heads: [(String, StudyFigure)] = [
      ("offered", .offered), ("answered", .answered), ("abandoned", .abandoned),
    ]
    if has(.moved) { heads.append(("taken out by the flow", .moved)) }
    heads += [
      ("within \(seconds) s", .serviceLevel), ("speed of answer", .speedOfAnswer),
      ("median wait", .medianWait),
      ("95 % waited at most", .wait95), ("handle time", .handleTime), ("agents busy", .occupancy),
    ]
    if has(.callbacks) {
      heads += [("callbacks asked for", .callbacks), ("of them taken", .callbacksAnswered)]
    }
    var rows = ["<tr><th>queue</th>" + heads.map { "<th>\($0.0)</th>" }.joined() + "</tr>"]
    for queue in study.shownQueues {
      let name = study.subject.queues[queue].escapedForXML
      rows.append(row("<th>\(name)</th>", heads) { study.estimate($0, variant: 0, queue: queue) })
      guard isCompared else { continue }
      rows.append(
        row("<td class=\"variant\">what if</td>", heads) { study.estimate($0, variant: 1, queue: queue) })
      rows.append(
        row("<td class=\"variant\">difference</td>", heads, signed: true) {
          study.difference($0, queue: queue)
        })
    }
    return "<div class=\"wide\"><table>\n\(rows.joined(separator: "\n"))\n</table></div>"
  }

  /// True where some queue has any.
  private func has(_ figure: StudyFigure) -> Bool {
    study.shownQueues.contains { queue in
      study.variants.indices.contains { (study.estimate(figure, variant: $0, queue: queue)?.mean ?? 0) > 0 }
    }
  }

  /// What the columns are, in words.
  private var legend: String {
    var words = [
      "Each is the mean of all replications, with its 95 % interval below.",
      "Within \(study.subject.serviceLevelSeconds) s: of those offered.",
      "Speed of answer: the mean wait of those answered.",
    ]
    if has(.moved) {
      words.append("Taken out by the flow: for a callback, for another queue, or as it ended the call.")
    }
    return "<p class=\"legend\">\(words.joined(separator: " "))</p>"
  }

  private func row(
    _ head: String, _ heads: [(String, StudyFigure)], signed: Bool = false,
    _ estimate: (StudyFigure) -> Estimate?
  ) -> String {
    let cells = heads.map { _, figure in
      let found = estimate(figure)
      let unit = StudyNumbers.unit(of: figure)
      let isMarked = signed && found?.isCertain == true
      let width = StudyNumbers.width(found, unit)
      return "<td\(isMarked ? " class=\"certain\"" : "")>\(StudyNumbers.text(found, unit, signed: signed))"
        + (width.isEmpty ? "" : "<small>\(width)</small>") + "</td>"
    }
    return "<tr>" + head + cells.joined() + "</tr>"
  }

  /// What became of the calls: their share, or, of a comparison, what the change makes of it.
  private var outcomes: String {
    var rows: [String] = []
    if isCompared {
      let heads = ["", "plan", "what if", "change"].map { "<th>\($0)</th>" }.joined()
      rows.append("<tr>\(heads)</tr>")
    }
    for outcome in CallOutcome.allCases {
      rows += row(outcome.words) {
        study.estimate(outcome, variant: $0)
      } _: {
        study.difference(outcome)
      }
      guard outcome == .contained else { continue }
      for flow in study.subject.flows.indices {
        rows += row("in \(study.subject.flows[flow].escapedForXML)", isPart: true) {
          study.contained(in: flow, variant: $0)
        } _: {
          study.difference(containedIn: flow)
        }
      }
    }
    let table = "<table class=\"outcomes\">\n\(rows.joined(separator: "\n"))\n</table>"
    return isCompared ? "<div class=\"wide\">\(table)</div>" : table
  }

  private var isCompared: Bool { study.variants.count == 2 }

  /// A line of what became of calls; none where it became of no call.
  ///
  /// - Parameter isPart: whether its calls are among those of the line above.
  private func row(
    _ words: String, isPart: Bool = false, _ estimate: (_ variant: Int) -> Estimate?,
    _ difference: () -> Estimate?
  ) -> [String] {
    let estimates = study.variants.indices.map(estimate)
    guard let plan = estimates[0], estimates.contains(where: { ($0?.mean ?? 0) > 0 }) else { return [] }
    func cell(_ estimate: Estimate?, signed: Bool = false) -> String {
      let isMarked = signed && estimate?.isCertain == true
      return
        "<td\(isMarked ? " class=\"certain\"" : "")>\(StudyNumbers.text(estimate, .count, signed: signed))"
        + "<small>\(StudyNumbers.width(estimate, .count))</small></td>"
    }
    let head = "<td class=\"words\(isPart ? " variant" : "")\">\(words)</td>"
    if isCompared {
      return ["<tr>\(head)\(cell(plan))\(cell(estimates[1]))\(cell(difference(), signed: true))</tr>"]
    }
    let all = max(1, study.calls(variant: 0)?.mean ?? 1)
    let perMille = (Int128(plan.mean) * 1000 + Int128(all) / 2) / Int128(all)
    let share = "\(perMille / 10).\(perMille % 10)"
    return [
      "<tr>\(head)\(cell(plan))<td class=\"bar\"><span style=\"width:\(share)%\"></span>\(share) %</td></tr>"
    ]
  }

  private static let look = """
    :root{color-scheme:light dark;--ink:#1f2933;--dim:#66727f;--line:#d5dbe1;--paper:#fff;--one:#2b6cb0;--two:#c05621}
    @media(prefers-color-scheme:dark){:root{--ink:#e4e9ee;--dim:#9aa6b2;--line:#3a444e;--paper:#14191e;--one:#63a4e8;--two:#f0995a}}
    body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:68rem;margin:2rem auto;padding:0 1rem}
    h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1rem 0 .3rem}header p{color:var(--dim);margin:.2rem 0}
    .wide{overflow-x:auto}.wide table{font-size:.87rem}.wide th,.wide td{padding:.3rem .4rem}td{white-space:nowrap}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
    th,td{padding:.35rem .6rem;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}
    tr>:first-child{text-align:left}th{font-weight:600}td small{display:block;color:var(--dim)}
    .variant{color:var(--dim);padding-left:1.6rem}.certain{font-weight:700}
    .outcomes{width:100%}.outcomes .words{width:16rem}.bar{position:relative;width:60%;text-align:left!important}
    .bar span{display:inline-block;height:.7rem;background:var(--one);margin-right:.5rem;max-width:80%}
    svg{width:100%;height:auto}svg text{fill:var(--dim);font-size:11px}svg .axis{stroke:var(--line)}
    svg .offered{fill:var(--one);opacity:.35}svg .answered{fill:var(--one)}svg .line{fill:none;stroke:var(--one);stroke-width:2}
    tr:first-child>th{vertical-align:bottom}tr>th:first-child{white-space:nowrap}
    @media(max-width:640px){body{margin:1rem auto}svg{overflow:visible}svg text{font-size:21px}svg .minor{display:none}.bar span{max-width:50%}
    th,td{padding:.35rem .5rem}.outcomes .words{width:9rem;white-space:normal}.bar{width:auto}
    .wide table>*>tr>:first-child{position:sticky;left:0;background:var(--paper)}}
    svg .other{fill:none;stroke:var(--two);stroke-width:2;stroke-dasharray:5 3}
    .legend{color:var(--dim);margin:.2rem 0}summary{cursor:pointer}pre{overflow-x:auto;font-size:12px;line-height:1.35}
    """
}
