import Diagnostics
import FlowAnalysis

/// Findings for people.
struct FindingText {
  let isColored: Bool

  /// Every finding, and a last line with how many there are.
  func page(_ findings: [Finding], flowCount: Int, mended: Int) -> String {
    let summary = Self.summary(findings, flowCount: flowCount, mended: mended)
    return (findings.map(text) + [summary]).joined(separator: "\n\n")
  }

  private func text(_ finding: Finding) -> String {
    let text = finding.diagnostic.text(isColored: isColored)
    return finding.others.isEmpty ? text : text + "\n  also: " + Self.places(of: finding)
  }

  /// Where else the same stands: "line 12", "lines 12, 40, flows/main.json:7 and 5 more".
  private static func places(of finding: Finding) -> String {
    let own = finding.others.filter { $0.source == finding.diagnostic.source }
    let foreign = finding.others.filter { $0.source != finding.diagnostic.source }
    let places =
      own.map { String($0.position.line) } + foreign.map { "\($0.source.visible):\($0.position.line)" }
    let most = 12
    let rest = places.count > most ? " and \(places.count - most) more" : ""
    let lead = own.isEmpty ? "" : own.count == 1 ? "line " : "lines "
    return lead + places.prefix(most).joined(separator: ", ") + rest
  }

  /// "2 errors, 1 warning in 9 flows".
  static func summary(_ findings: [Finding], flowCount: Int, mended: Int) -> String {
    let counts = [Severity.error, .warning, .note].compactMap { severity -> String? in
      let count = findings.filter { $0.diagnostic.severity == severity }.count
      return count == 0 ? nil : counted(count, severity.rawValue)
    }
    let found = counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
    let open = findings.filter { !$0.edits.isEmpty }.count
    var summary = "\(found) in \(counted(flowCount, "flow"))"
    if mended > 0 { summary = "mended \(counted(mended, "finding")); " + summary }
    if open > 0 { summary += "; --fix mends \(open) of them" }
    return summary
  }

  private static func counted(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }
}
