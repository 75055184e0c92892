import ContactCenter
import Diagnostics
import FlowEngine
import JSON
import Scenarios
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
    /// When the last of its keys was pressed.
    var lastKeyAt: Timestamp

    init(entry: TranscriptEntry, stored: String? = nil, isEncrypted: Bool = false) {
      self.entry = entry
      self.stored = stored
      self.isEncrypted = isEncrypted
      lastKeyAt = entry.at
    }

    /// True when the key was lost in one breath with this line's keys.
    func isTyped(with key: TranscriptEntry) -> Bool {
      guard case .keys(.lost) = entry.detail, entry.action == key.action else { return false }
      return (key.at - lastKeyAt).count <= 200
    }
  }

  let format: Format
  /// When the call began: what the times count from.
  let start: Timestamp
  /// What stands in the line of the contact's end, in JSON.
  var record: ContactRecord?
  /// Those of the segments before it, where the call was transferred.
  var earlierRecords: [ContactRecord] = []

  /// The lines of all entries of one contact, with what is told to the person among them.
  func lines(of transcript: Transcript, contact: Int, notes: [PlayNote] = []) -> [String] {
    var entries: [TranscriptEntry] = []
    var hasEnded = false
    var rest = notes[...]
    for (place, entry) in transcript.entries.enumerated() {
      while let note = rest.first, note.place <= place { entries.append(rest.removeFirst().entry) }
      guard entry.contact == contact else { continue }
      // The end is the last of a call: what the agent does after it is no part of it.
      if hasEnded {
        if case .printed(let function) = entry.detail { Self.put(entry, behind: function, in: &entries) }
        continue
      }
      // What a trainer says to the agent alone is no part of it either.
      if case .coached = entry.detail { continue }
      entries.append(entry)
      hasEnded = entry.kind == .ended
    }
    entries += rest.map(\.entry)
    return merged(messages(whispersToAgents(entries))).map(line)
  }

  /// What a function's program said behind its last answer belongs there, however late it was seen.
  private static func put(
    _ late: TranscriptEntry, behind function: String, in entries: inout [TranscriptEntry]
  ) {
    let place = entries.lastIndex { entry in
      switch entry.detail {
      case .lambda(let report): report.name == function
      case .printed(function): true
      default: false
      }
    }
    guard let place else { return }
    var late = late
    late.at = entries[place].at
    entries.insert(late, at: place + 1)
  }

  /// In a chat a prompt is a message: nobody speaks it, nothing cuts it. What the customer types is one too.
  private func messages(_ entries: [TranscriptEntry]) -> [TranscriptEntry] {
    guard case .call(_, _, Channel.chat.rawValue) = entries.first?.detail else { return entries }
    return entries.map { entry in
      var detail = entry.detail
      switch entry.detail {
      case .prompt: detail = .none
      case .said: break
      default: return entry
      }
      return TranscriptEntry(
        at: entry.at, contact: entry.contact, kind: .message, text: entry.text, flow: entry.flow,
        action: entry.action, actionIndex: entry.actionIndex, detail: detail)
    }
  }

  /// What an agent hears is something that happens to the agent: the caller never hears it.
  private func whispersToAgents(_ entries: [TranscriptEntry]) -> [TranscriptEntry] {
    var agent = ""
    return entries.map { entry in
      if case .agent(let name, _) = entry.detail { agent = name }
      guard case .prompt(let spoken, _, _, .agent, _, _) = entry.detail else { return entry }
      return TranscriptEntry(
        at: entry.at, contact: entry.contact, kind: .agent, text: "\(agent) hears: \(spoken.text)",
        flow: entry.flow, action: entry.action, actionIndex: entry.actionIndex, detail: .agent(name: agent))
    }
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
      } else if case .keys(.wiped) = entry.detail, let last = lines.last, case .keys = last.entry.detail,
        last.entry.action == entry.action, last.entry.text.hasSuffix("*")
      {
        // The key that wipes was taken like any other; it is said once.
        lines[lines.count - 1].entry.text.removeLast()
        if lines[lines.count - 1].entry.text.isEmpty { lines.removeLast() }
        lines.append(Line(entry: entry))
      } else if case .keys(.lost) = entry.detail, let last = lines.last, last.isTyped(with: entry) {
        lines[lines.count - 1].entry.text += entry.text
        lines[lines.count - 1].lastKeyAt = entry.at
      } else if case .keys(.taken) = entry.detail, let last = lines.last,
        case .keys(.taken) = last.entry.detail,
        last.entry.action == entry.action, last.stored == nil
      {
        lines[lines.count - 1].entry.text += entry.text
      } else {
        lines.append(Line(entry: entry))
      }
    }
    for index in lines.indices where lines[index].isEncrypted { lines[index].stored = "encrypted" }
    return lines
  }

  private func line(_ line: Line) -> String {
    switch format {
    case .text: text(line)
    case .json: json(line)
    }
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
    return pad + time + "  " + kind + String(repeating: " ", count: max(1, 9 - kind.count)) + " "
      + words(line).visible
  }

  private func words(_ line: Line) -> String {
    let entry = line.entry
    switch entry.detail {
    case .prompt(let spoken, _, _, _, let wasCut, let count):
      if spoken.text.isEmpty { return "(no words)" }
      guard wasCut else { return spoken.text }
      let heard = String(spoken.text.prefix(count ?? 0))
      return heard.isEmpty ? "(cut before its first word)" : heard + " / (cut)"
    case .keys(let fate):
      switch fate {
      case .kept: return entry.text + " kept"
      case .lost: return entry.text + " lost"
      case .takenFromTypeAhead: return entry.text + " from what was typed ahead"
      case .wiped: return entry.text + " wiped what was entered"
      case .stored: return "stored " + (line.stored ?? "")
      case .taken: return entry.text + (line.stored.map { " stored \($0)" } ?? "")
      }
    case .said(let isHeard, let isTyped):
      let words = isTyped ? "customer: " + entry.text : "\"\(entry.text)\""
      return isHeard ? words : words + (isTyped ? " (not read)" : " (not heard)")
    case .chose(let fields, let isShown):
      let typed = fields.map { " \($0.name)=\($0.value)" }.joined()
      return entry.text + typed + (isShown ? "" : " (no page is shown)")
    case .bot(let report):
      return entry.text + (report.score > 0 ? " (\(report.score) % sure)" : "")
    case .lambda(let report):
      var text = entry.text
      if case .answers(let answer) = report.outcome { text = "\(report.name): \(shortened(answer.values))" }
      return text + (report.isAsynchronous ? " (not waited for)" : " (\(report.duration.count) ms)")
    case .printed(let function): return "\(function): \(entry.text)"
    case .spoke(let agent, let isHeard):
      return "\(agent): \"\(entry.text)\"" + (isHeard ? "" : " (not heard)")
    case .none, .call, .queue, .agent, .row, .standIn, .ended, .coached: return entry.text
    }
  }

  /// The values of an answer, as far as they fit a line; JSON has all of them.
  private func shortened(_ values: [NamedValue]) -> String {
    var words: [String] = []
    var length = 0
    let said = values.filter { !$0.value.isEmpty }
    for value in said {
      let isLong = value.value.count > Self.valueLimit
      words.append("\(value.name)=" + (isLong ? value.value.prefix(Self.valueLimit) + "…" : value.value))
      length += words[words.count - 1].count + 1
      if length > Self.answerLimit, words.count < said.count {
        return words.joined(separator: " ") + (isLong ? "" : " …")
      }
    }
    return words.isEmpty ? "no values" : words.joined(separator: " ")
  }

  private static let valueLimit = 40
  private static let answerLimit = 80

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
    return writer.text.visibleJSON
  }

  private func write(_ line: Line, _ writer: inout JSONWriter) {
    switch line.entry.detail {
    case .none, .coached: break
    case .call(let from, let to, let channel):
      writer.member("from", from)
      writer.member("to", to)
      writer.member("channel", channel.lowercased())
    case .prompt(_, _, _, _, let wasCut, _): if wasCut { writer.member("cut", true) }
    case .keys(let fate):
      switch fate {
      case .lost: writer.member("lost", true)
      case .kept: writer.member("kept", true)
      case .taken, .takenFromTypeAhead, .stored, .wiped: break
      }
      if let stored = line.stored { writer.member("stored", stored) }
    case .said(let isHeard, let isTyped):
      if isTyped { writer.member("from", "customer") }
      if !isHeard { writer.member("lost", true) }
    case .chose(let fields, let isShown):
      writer.key("fields")
      writer.object { writer in for field in fields { writer.member(field.name, field.value) } }
      if !isShown { writer.member("lost", true) }
    case .bot(let report):
      writer.member("bot", report.name)
      writer.key("intent")
      if let intent = report.intent { writer.string(intent) } else { writer.null() }
      writer.key("score")
      writer.thousandths(Int64(report.score) * 10)
      writer.key("slots")
      write(report.slots, &writer)
    case .lambda(let report): write(report, &writer)
    case .queue(let name): writer.member("queue", name)
    case .agent(let name, _): writer.member("agent", name)
    case .row(let change):
      writer.member("table", change.table)
      writer.member("change", change.words)
    case .standIn(let type, let branch):
      writer.member("type", type)
      writer.key("branch")
      if let branch { writer.string(branch) } else { writer.null() }
    case .printed(let function): writer.member("lambda", function)
    case .spoke(let agent, let isHeard):
      writer.member("agent", agent)
      if !isHeard { writer.member("lost", true) }
    case .ended(let by):
      writer.member("by", by)
      if let record {
        writer.key("record")
        record.write(to: &writer)
        if !earlierRecords.isEmpty {
          writer.key("earlierRecords")
          writer.array { writer in
            for record in earlierRecords {
              writer.element()
              record.write(to: &writer)
            }
          }
        }
      }
    }
  }

  private func write(_ report: TranscriptEntry.LambdaReport, _ writer: inout JSONWriter) {
    writer.member("lambda", report.name)
    writer.key("parameters")
    writer.object { writer in
      for parameter in report.parameters {
        writer.key(parameter.name)
        if let value = parameter.value { writer.string(value) } else { writer.null() }
      }
    }
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
