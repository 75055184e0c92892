import FlowAnalysis
import FlowEngine

extension TestCoverage {
  /// As `genhtml` and build servers read it: an action is a line, each of its branches a branch of it. Of a line with several
  /// actions, as in an export without line ends, the least count is told: it is covered when all of them are.
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
        let counted = part.lines(of: flow)
        lines += counted.map { "DA:\($0.number),\($0.count)" }
        lines += ["LF:\(counted.count)", "LH:\(counted.coveredCount)", "end_of_record"]
      }
    }
    return lines.joined(separator: "\n")
  }

  /// As Cobertura writes it: a package a center, a class a flow.
  var cobertura: String {
    let branches = parts.reduce(0) { $0 + $1.report.branchCount }
    let taken = parts.reduce(0) { $0 + $1.report.takenCount }
    let all = parts.flatMap { part in part.report.flows.flatMap { part.lines(of: $0) } }
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<!DOCTYPE coverage SYSTEM \"http://cobertura.sourceforge.net/xml/coverage-04.dtd\">",
      "<coverage line-rate=\"\(Self.rate(all.coveredCount, all.count))\" branch-rate=\"\(Self.rate(taken, branches))\" lines-covered=\"\(all.coveredCount)\" lines-valid=\"\(all.count)\" branches-covered=\"\(taken)\" branches-valid=\"\(branches)\" complexity=\"0\" version=\"1\" timestamp=\"0\">",
      "  <sources><source>.</source></sources>", "  <packages>",
    ]
    for part in parts {
      let report = part.report
      let own = report.flows.flatMap { part.lines(of: $0) }
      lines.append(
        "    <package name=\"\(part.path.escapedForXML)\" line-rate=\"\(Self.rate(own.coveredCount, own.count))\" branch-rate=\"\(Self.rate(report.takenCount, report.branchCount))\" complexity=\"0\">"
      )
      lines.append("      <classes>")
      for flow in report.flows { lines += Self.flowClass(flow, part) }
      lines += ["      </classes>", "    </package>"]
    }
    lines += ["  </packages>", "</coverage>"]
    return lines.joined(separator: "\n")
  }

  private static func flowClass(_ flow: CoverageReport.Flow, _ part: Part) -> [String] {
    let counted = part.lines(of: flow)
    var lines = [
      "        <class name=\"\(flow.name.escapedForXML)\" filename=\"\(flow.source.escapedForXML)\" line-rate=\"\(rate(counted.coveredCount, counted.count))\" branch-rate=\"\(rate(flow.takenCount, flow.branchCount))\" complexity=\"0\">",
      "          <methods/>", "          <lines>",
    ]
    for line in counted {
      var text = "            <line number=\"\(line.number)\" hits=\"\(line.count)\""
      let (taken, count) = (line.takenCount, line.branchCount)
      if count > 1 {
        text += " branch=\"true\" condition-coverage=\"\(taken * 100 / count)% (\(taken)/\(count))\""
      }
      lines.append(text + "/>")
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

  /// The lines of a flow's file on which actions stand, in the order of the actions.
  fileprivate func lines(of flow: CoverageReport.Flow) -> [CoveredLine] {
    var places: [Int: Int] = [:]
    var lines: [CoveredLine] = []
    for action in flow.actions {
      let number = line(of: action)
      if let place = places[number] {
        lines[place].add(action)
      } else {
        places[number] = lines.count
        lines.append(CoveredLine(number, action))
      }
    }
    return lines
  }
}

/// A line of a flow's file, with all actions on it.
private struct CoveredLine {
  let number: Int
  /// How often the action came that came least.
  private(set) var count: Int
  private(set) var takenCount = 0
  private(set) var branchCount = 0

  init(_ number: Int, _ action: CoverageReport.CountedAction) {
    self.number = number
    count = action.count
    add(action)
  }

  mutating func add(_ action: CoverageReport.CountedAction) {
    count = min(count, action.count)
    takenCount += action.branches.count { $0.count > 0 }
    branchCount += action.branches.count
  }
}

extension [CoveredLine] {
  fileprivate var coveredCount: Int { count { $0.count > 0 } }
}
