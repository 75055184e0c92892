import Diagnostics
import FlowAnalysis
import FlowEngine

extension TestCoverage {
  /// For people: a line a flow, then what no scenario has taken, with the shortest way there.
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
    if !missing.isEmpty { lines += ["", "no scenario takes:"] + missing }
    return lines.joined(separator: "\n")
  }

  private static func uncovered(_ flow: CoverageReport.Flow, _ part: Part) -> [String] {
    var lines: [String] = []
    for action in flow.actions {
      let open = action.branches.filter { $0.count == 0 }
      if open.isEmpty, action.count > 0 || !action.branches.isEmpty { continue }
      let position = part.program.actionSources[action.action.index].action.identifierValue.place.position
      let words = open.isEmpty ? "never begun" : open.map(\.deciding).joined(separator: ", ")
      lines.append("  \(flow.source.visible):\(position.line):\(position.column): \(action.name): \(words)")
      if action.count == 0, let way = part.report.way(to: action.action) {
        lines.append("      the way there is \(way)")
      }
    }
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
