import Diagnostics
import FlowAnalysis
import FlowEngine

extension TestCoverage {
  /// How many branches of a flow are told that no scenario takes: nobody reads more of them at once.
  private static let shownCount = 4

  /// For people: a line a flow, then the first branches of each that no scenario has taken, with the shortest way there.
  var text: String { parts.map(Self.text).joined(separator: "\n\n") }

  private static func text(_ part: Part) -> String {
    let report = part.report
    var rows = [["flow", "actions", "branches", ""]]
    for flow in report.flows {
      rows.append([
        flow.name.visible, "\(flow.begunCount) of \(flow.actions.count)",
        "\(flow.takenCount) of \(flow.branchCount)", percent(flow.takenCount, of: flow.branchCount),
      ])
    }
    let all = "\(report.takenCount) of \(report.branchCount) branches"
    var lines = [
      "coverage of \(part.path.visible): \(all), \(percent(report.takenCount, of: report.branchCount))", "",
    ]
    lines += table(rows)
    let missing = report.flows.flatMap { uncovered($0, part) }
    if !missing.isEmpty {
      lines += ["", "no scenario takes, with the shortest way there as lines of a scenario:"] + missing
    }
    if report.flows.contains(where: { missingCount($0, part) > shownCount }) {
      lines += ["", "all of them: --coverage-html DIR, or --coverage-format json"]
    }
    return lines.joined(separator: "\n")
  }

  private static func missingCount(_ flow: CoverageReport.Flow, _ part: Part) -> Int {
    flow.actions.reduce(0) { $0 + part.missingCount(of: $1) }
  }

  private static func uncovered(_ flow: CoverageReport.Flow, _ part: Part) -> [String] {
    var lines: [String] = []
    var room = shownCount
    for action in flow.actions where room > 0 {
      let missing = part.missing(of: action, atMost: room)
      guard !missing.isEmpty else { continue }
      room -= missing.count
      let position = part.program.actionSources[action.action.index].action.identifierValue.place.position
      let words = missing.map { $0.deciding ?? "never begun" }.joined(separator: ", ")
      lines.append("  \(flow.source.visible):\(position.line):\(position.column): \(action.name): \(words)")
      for one in missing {
        guard let way = one.way else {
          lines.append("      \(one.deciding ?? "there"): no way of a call is known")
          continue
        }
        lines.append("      \(one.deciding ?? "there"):")
        lines += way.map { "        " + $0.visible }
      }
    }
    let restCount = missingCount(flow, part) - shownCount
    if restCount > 0 { lines.append("  … and \(restCount) more in \(flow.name.visible)") }
    return lines
  }

  /// The first column to the left, the others to the right.
  private static func table(_ rows: [[String]]) -> [String] {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = "  "
      for (column, cell) in row.enumerated() {
        let pad = String(repeating: " ", count: widths[column] - cell.count)
        line += column == 0 ? cell + pad : "   " + pad + cell
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
