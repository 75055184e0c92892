import ContactCenter
import Diagnostics
import FlowEngine
import JSON
import World

/// Prints a transcript as `play` without a screen does: a line an entry (docs/playing.md).
struct TranscriptPrinter {
  enum Format: String, CaseIterable, Sendable {
    case text, json
  }

  /// An entry as it is printed: neighbouring keys of one action are one.
  private struct Line {
    var entry: TranscriptEntry
    var stored: String?
    var isEncrypted = false
  }

  let format: Format
  /// When the call began: what the times count from.
  let start: Timestamp

  /// The lines of all entries of one contact, with what is told to the person at the end.
  func lines(of transcript: Transcript, contact: Int, notes: [String]) -> [String] {
    var printed = merged(transcript.entries.filter { $0.contact == contact }).map(line)
    let last = transcript.entries.last?.at ?? start
    printed += notes.map { note($0, at: last) }
    return printed
  }

  private func merged(_ entries: [TranscriptEntry]) -> [Line] {
    var lines: [Line] = []
    for entry in entries {
      if case .keys(.stored(let text, let isEncrypted)) = entry.detail {
        if let last = lines.last, last.entry.kind == .keys, last.entry.action == entry.action,
          last.stored == nil
        {
          lines[lines.count - 1].stored = text
          lines[lines.count - 1].isEncrypted = isEncrypted
        } else {
          lines.append(Line(entry: entry, stored: text, isEncrypted: isEncrypted))
        }
      } else if case .keys(.taken) = entry.detail, let last = lines.last,
        case .keys(.taken) = last.entry.detail,
        last.entry.action == entry.action, last.stored == nil
      {
        lines[lines.count - 1].entry.text += entry.text
      } else {
        lines.append(Line(entry: entry))
      }
    }
    // Keys of an encrypted input are as secret as what is stored.
    for index in lines.indices where lines[index].isEncrypted {
      lines[index].entry.text = String(repeating: "•", count: lines[index].entry.text.count)
      lines[index].stored = "encrypted"
    }
    return lines
  }

  private func line(_ line: Line) -> String {
    switch format {
    case .text: text(line)
    case .json: json(line)
    }
  }

  private func note(_ text: String, at moment: Timestamp) -> String {
    let entry = TranscriptEntry(
      at: moment, contact: 0, kind: .note, text: text, flow: "", action: "", actionIndex: nil, detail: .none)
    return line(Line(entry: entry))
  }

  // MARK: Text

  private func text(_ line: Line) -> String {
    let elapsed = line.entry.at - start
    let seconds = elapsed.count / 1000
    let tenths = elapsed.count % 1000 / 100
    let rest = seconds % 60
    let time = "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest).\(tenths)"
    let pad = String(repeating: " ", count: max(0, 8 - time.count))
    let kind = line.entry.kind.rawValue
    return pad + time + "  " + kind + String(repeating: " ", count: max(0, 9 - kind.count)) + " "
      + words(line).visible
  }

  private func words(_ line: Line) -> String {
    let entry = line.entry
    switch entry.detail {
    case .prompt(let spoken, _, _, let side, let wasCut, let count):
      let heard = wasCut ? String(spoken.text.prefix(count ?? 0)) + " / (cut)" : spoken.text
      return side == .agent ? "to the agent: " + heard : heard
    case .keys(let fate):
      let keys = "[" + entry.text.map { String($0) }.joined(separator: "][") + "]"
      switch fate {
      case .kept: return keys + " kept"
      case .lost: return keys + " lost"
      case .takenFromTypeAhead: return keys + " from what was typed ahead"
      case .wiped: return "wiped"
      case .stored: return "stored " + (line.stored ?? "")
      case .taken: return keys + (line.stored.map { " stored \($0)" } ?? "")
      }
    case .lambda(let report):
      var text = entry.text
      if case .answers(let answer) = report.outcome {
        let values = answer.values.filter { !$0.value.isEmpty }.map { "\($0.name)=\($0.value)" }
        text = "\(report.name): " + (values.isEmpty ? "no values" : values.joined(separator: " "))
      }
      return text + " (\(report.duration.count) ms)"
    case .none, .call, .queue, .agent, .row, .standIn, .ended: return entry.text
    }
  }

  // MARK: JSON

  private func json(_ line: Line) -> String {
    let entry = line.entry
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("at")
      writer.thousandths((entry.at - start).count)
      writer.member("kind", entry.kind.rawValue)
      writer.member("text", entry.text)
      writer.member("flow", entry.flow)
      writer.member("action", entry.action)
      write(line, &writer)
    }
    return writer.text
  }

  private func write(_ line: Line, _ writer: inout JSONWriter) {
    switch line.entry.detail {
    case .none: break
    case .call(let from, let to, let channel):
      writer.member("from", from)
      writer.member("to", to)
      writer.member("channel", channel)
    case .prompt(let spoken, _, _, let side, let wasCut, let count):
      if wasCut {
        writer.member("cut", true)
        writer.member("heard", String(spoken.text.prefix(count ?? 0)))
      }
      if side == .agent { writer.member("side", "agent") }
    case .keys(let fate):
      switch fate {
      case .lost: writer.member("lost", true)
      case .kept: writer.member("kept", true)
      case .taken, .takenFromTypeAhead, .stored, .wiped: break
      }
      if let stored = line.stored { writer.member("stored", stored) }
    case .lambda(let report): write(report, &writer)
    case .queue(let name): writer.member("queue", name)
    case .agent(let name): writer.member("agent", name)
    case .row(let table, let change, _, _):
      writer.member("table", table)
      writer.member("change", change)
    case .standIn(let type, let branch):
      writer.member("type", type)
      if let branch { writer.member("branch", branch) }
    case .ended(let by): writer.member("by", by)
    }
  }

  private func write(_ report: TranscriptEntry.LambdaReport, _ writer: inout JSONWriter) {
    writer.member("lambda", report.name)
    writer.key("parameters")
    write(report.parameters, &writer)
    switch report.outcome {
    case .answers(let answer):
      writer.key("result")
      write(answer.values, &writer)
    case .fails(_, let why): writer.member("error", why)
    case nil: break
    }
    writer.key("duration")
    writer.thousandths(report.duration.count)
  }

  private func write(_ values: [NamedValue], _ writer: inout JSONWriter) {
    writer.object { writer in
      for value in values { writer.member(value.name, value.value) }
    }
  }
}
