import Diagnostics
import FlowAnalysis

/// Findings for people.
struct FindingText {
  let isColored: Bool

  /// Every finding, and a last line with how many there are.
  func page(_ findings: [Finding], flowCount: Int, mended: Int) -> String {
    let summary = Self.summary(findings, flowCount: flowCount, mended: mended)
    return (blocks(findings) + [summary]).joined(separator: "\n\n")
  }

  /// A note that was told of a file this often is told in a line from there on.
  private static let wholeNotes = 3

  /// What an empty line parts: each finding, and notes in a line together.
  private func blocks(_ findings: [Finding]) -> [String] {
    var blocks: [String] = []
    var told: [[String]: Int] = [:]
    var isBrief = false
    for finding in findings {
      let diagnostic = finding.diagnostic
      let kind = [diagnostic.source, diagnostic.rule, diagnostic.why ?? "", diagnostic.fix ?? ""]
      told[kind, default: 0] += 1
      guard diagnostic.severity == .note, told[kind, default: 0] > Self.wholeNotes else {
        isBrief = false
        blocks.append(text(finding))
        continue
      }
      let line = String(diagnostic.text(isColored: isColored).prefix { $0 != "\n" })
      if isBrief { blocks[blocks.count - 1] += "\n" + line } else { blocks.append(line) }
      isBrief = true
    }
    return blocks
  }

  private func text(_ finding: Finding) -> String {
    let text = finding.diagnostic.text(isColored: isColored)
    return finding.others.isEmpty ? text : text + "\n  also: " + Self.places(of: finding)
  }

  /// What else the same is true of: `enter queue (line 40), lookUp ƒ (main.json:7) and 5 more`; in a file of one line by the
  /// column, 1:240.
  private static func places(of finding: Finding) -> String {
    let most = 6
    let line = finding.diagnostic.place?.position.line
    let places = finding.others.prefix(most).map { place in
      let position = place.position
      if place.source != finding.diagnostic.source {
        return "\(place.name) (\(place.source):\(position.line))"
      }
      return "\(place.name) ("
        + (position.line == line ? "\(position.line):\(position.column))" : "line \(position.line))")
    }
    let rest = finding.others.count > most ? " and \(finding.others.count - most) more" : ""
    return (places.joined(separator: ", ") + rest).visible
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
