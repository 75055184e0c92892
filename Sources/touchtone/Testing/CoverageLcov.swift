import FlowAnalysis
import FlowEngine

extension TestCoverage {
  /// As `genhtml` and build servers read it: an action is a line, each of its branches a branch of it.
  var lcov: String {
    var lines: [String] = []
    for part in parts {
      for flow in part.report.flows {
        lines += ["TN:", "SF:" + flow.source.visible]
        for (number, action) in flow.actions.enumerated() {
          let line = part.line(of: action)
          for (place, branch) in action.branches.enumerated() {
            lines.append("BRDA:\(line),\(number),\(place),\(action.count == 0 ? "-" : String(branch.count))")
          }
        }
        lines += ["BRF:\(flow.branchCount)", "BRH:\(flow.takenCount)"]
        for action in flow.actions { lines.append("DA:\(part.line(of: action)),\(action.count)") }
        lines += ["LF:\(flow.actions.count)", "LH:\(flow.begunCount)", "end_of_record"]
      }
    }
    return lines.joined(separator: "\n")
  }

  /// As Cobertura writes it: a package a center, a class a flow.
  var cobertura: String {
    let branches = parts.reduce(0) { $0 + $1.report.branchCount }
    let taken = parts.reduce(0) { $0 + $1.report.takenCount }
    let flows = parts.flatMap(\.report.flows)
    let actions = flows.reduce(0) { $0 + $1.actions.count }
    let begun = flows.reduce(0) { $0 + $1.begunCount }
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<!DOCTYPE coverage SYSTEM \"http://cobertura.sourceforge.net/xml/coverage-04.dtd\">",
      "<coverage line-rate=\"\(Self.rate(begun, actions))\" branch-rate=\"\(Self.rate(taken, branches))\" lines-covered=\"\(begun)\" lines-valid=\"\(actions)\" branches-covered=\"\(taken)\" branches-valid=\"\(branches)\" complexity=\"0\" version=\"1\" timestamp=\"0\">",
      "  <sources><source>.</source></sources>", "  <packages>",
    ]
    for part in parts {
      let report = part.report
      let partActions = report.flows.reduce(0) { $0 + $1.actions.count }
      let partBegun = report.flows.reduce(0) { $0 + $1.begunCount }
      lines.append(
        "    <package name=\"\(part.path.escapedForXML)\" line-rate=\"\(Self.rate(partBegun, partActions))\" branch-rate=\"\(Self.rate(report.takenCount, report.branchCount))\" complexity=\"0\">"
      )
      lines.append("      <classes>")
      for flow in report.flows { lines += Self.flowClass(flow, part) }
      lines += ["      </classes>", "    </package>"]
    }
    lines += ["  </packages>", "</coverage>"]
    return lines.joined(separator: "\n")
  }

  private static func flowClass(_ flow: CoverageReport.Flow, _ part: Part) -> [String] {
    var lines = [
      "        <class name=\"\(flow.name.escapedForXML)\" filename=\"\(flow.source.escapedForXML)\" line-rate=\"\(rate(flow.begunCount, flow.actions.count))\" branch-rate=\"\(rate(flow.takenCount, flow.branchCount))\" complexity=\"0\">",
      "          <methods/>", "          <lines>",
    ]
    for action in flow.actions {
      let taken = action.branches.count { $0.count > 0 }
      let count = action.branches.count
      var line = "            <line number=\"\(part.line(of: action))\" hits=\"\(action.count)\""
      if count > 1 {
        line += " branch=\"true\" condition-coverage=\"\(taken * 100 / count)% (\(taken)/\(count))\""
      }
      lines.append(line + "/>")
    }
    return lines + ["          </lines>", "        </class>"]
  }

  /// A share from 0 to 1, as text.
  private static func rate(_ taken: Int, _ all: Int) -> String {
    let thousandths = all == 0 ? 1000 : taken * 1000 / all
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}

extension TestCoverage.Part {
  fileprivate func line(of action: CoverageReport.CountedAction) -> Int {
    program.actionSources[action.action.index].action.identifierValue.place.position.line
  }
}
