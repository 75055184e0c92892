import Diagnostics
import FlowAnalysis

/// Findings for people.
struct FindingText {
  let isColored: Bool

  /// Every finding, and a last line with how many there are.
  func page(_ findings: [Finding], flowCount: Int, mended: Int) -> String {
    let summary = Self.summary(findings, flowCount: flowCount, mended: mended)
    return (findings.map { $0.diagnostic.text(isColored: isColored) } + [summary]).joined(separator: "\n\n")
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
