import ContactCenter
import Store
import TerminalUI
import World

/// Makes what stands side by side out of two timelines.
struct ComparisonPresenter {
  let contact: Int
  let arrivedAt: Timestamp

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
        leftLabel: pair.left.map { clock($0.at) } ?? "", left: pair.left.map(words) ?? "",
        rightLabel: pair.right.map { clock($0.at) } ?? "", right: pair.right.map(words) ?? "",
        differs: pair.differs)
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
      leftTitle: left.name, rightTitle: right.name + fork, differences: compared.differences, rows: rows)
  }

  private func clock(_ moment: Timestamp) -> String {
    let seconds = (moment - arrivedAt).wholeSeconds
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }

  private func words(_ entry: Fact) -> String {
    switch entry.detail {
    case .keys: "[\(entry.text)]"
    case .lambda: "ƒ " + entry.text
    case .said: "\"\(entry.text)\""
    case .none, .call, .prompt, .chose, .bot, .queue, .agent, .row, .standIn, .ended, .printed: entry.text
    }
  }
}
