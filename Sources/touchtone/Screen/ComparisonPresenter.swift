import ContactCenter
import Store
import TerminalUI
import World

/// Makes what stands side by side out of two timelines.
struct ComparisonPresenter {
  let contact: Int
  let writer: EntryWriter

  /// The line that is shown beside the one it left; what happened, beside the latest what-if. Nil for a single line.
  func comparison(_ timelines: Timelines) -> TimeComparison? {
    guard timelines.lines.count > 1 else { return nil }
    let right = timelines.isWhatHappened ? timelines.lines[timelines.lines.count - 1] : timelines.current
    let left = timelines.lines.first { $0.name == right.fork?.line } ?? timelines.lines[0]
    let compared = TimelineComparison(left, right, contact: contact)
    var rows: [TimeComparison.Row] = []
    func add(_ heading: String, _ found: [TimeComparison.Row]) {
      if !found.isEmpty { rows += [TimeComparison.Row(heading: heading)] + found }
    }
    let heard = compared.heard.map { pair in
      TimeComparison.Row(
        leftLabel: pair.left.map { clock($0.at) } ?? "",
        left: pair.left.map { words($0, beside: pair.right) } ?? "",
        rightLabel: pair.right.map { clock($0.at) } ?? "",
        right: pair.right.map { words($0, beside: pair.left) } ?? "", differs: pair.differs)
    }
    let attributes = compared.attributes.filter { $0.pair.differs }.map { name, pair in
      TimeComparison.Row(
        leftLabel: name, left: pair.left ?? "–", rightLabel: name, right: pair.right ?? "–",
        differs: pair.differs)
    }
    let changed = compared.rows.map { pair in
      TimeComparison.Row(
        leftLabel: pair.left?.table ?? "", left: pair.left?.words ?? "",
        rightLabel: pair.right?.table ?? "", right: pair.right?.words ?? "", differs: pair.differs)
    }
    add("heard", heard)
    add("attributes", attributes)
    add("rows", changed)
    let fork = right.fork.map { " · forked at \(clock(right.recording.time(at: $0.position)))" } ?? ""
    return TimeComparison(
      left: left.name, right: right.name, rightTitle: right.name + fork, differences: compared.differences,
      rows: rows)
  }

  private func clock(_ moment: Timestamp) -> String {
    let seconds = writer.seconds(at: moment)
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }

  private func words(_ entry: Fact, beside other: Fact?) -> String {
    switch entry.detail {
    case .keys(let fate): key(entry.text, fate)
    case .lambda(let report): lambda(report, entry, beside: other)
    case .said(let isHeard, let isTyped):
      "\"\(entry.text)\"" + (isHeard ? "" : isTyped ? "  not read" : "  not heard")
    case .spoke(let agent, _): "\(agent): \"\(entry.text)\""
    case .coached(let agent): "to \(agent) alone: \"\(entry.text)\""
    case .chose(let fields, let isShown):
      ([entry.text] + EntryWriter.telling(fields) + (isShown ? [] : ["no page was shown"]))
        .joined(separator: "  ")
    case .none, .call, .prompt, .bot, .queue, .agent, .row, .standIn, .ended, .printed: entry.text
    }
  }

  /// "ƒ bookSlot  booked"; where the other line's answer reads the same and is not, with the values that differ.
  private func lambda(_ report: Fact.LambdaReport, _ entry: Fact, beside other: Fact?) -> String {
    let words = writer.outcome(of: report, action: entry.actionIndex)
    let text = "ƒ \(report.name)  \(words)"
    guard case .answers(let answer) = report.outcome, case .lambda(let otherReport) = other?.detail,
      case .answers(let otherAnswer) = otherReport.outcome,
      writer.outcome(of: otherReport, action: entry.actionIndex) == words
    else { return text }
    let differing = answer.values.filter { !otherAnswer.values.contains($0) }
    let told = EntryWriter.telling(differing)
    // A key that the other answer lacks may be empty.
    let facts = told.isEmpty ? differing.map { "\($0.name)=\"\"" } : told
    return ([text] + facts).joined(separator: "  ")
  }

  /// "[1]", and what became of it where the flow did not take it as it was pressed.
  private func key(_ key: String, _ fate: Fact.KeyFate) -> String {
    switch fate {
    case .taken: "[\(key)]"
    case .takenFromTypeAhead: "[\(key)]  typed ahead"
    case .kept: "[\(key)]  kept"
    case .lost: "[\(key)]  not taken"
    case .wiped: "[\(key)]  wiped"
    case .stored(let text, let isEncrypted): isEncrypted ? "stored, encrypted" : "stored \(text)"
    }
  }
}
