import ContactCenter
import Diagnostics
import JSON
import Scenarios

/// The calls of a log, for people: each with its way through the flows, a line a step.
struct LogReport {
  let words: LogWords
  /// How wide the lines may be, at least 40.
  var width = HelpLayout.width

  func text(_ calls: [LoggedCall]) -> String { calls.map(text).joined(separator: "\n\n") }

  private func text(_ call: LoggedCall) -> String {
    var lines = [call.contact.visible + (call.start.map { ", from \(Self.moment($0))" } ?? "")]
    if let about = about(call) { lines.append(about.visible) }
    let steps = Self.inOrderOfTime(call.steps)
    let start = steps.first?.time
    let names = steps.map { words.name(of: $0).visible }
    let nameWidth = min(30, names.map(\.count).max() ?? 0)
    var flow: String?
    for (step, name) in zip(steps, names) {
      if step.flow != flow {
        lines.append("  in \(step.flow.isEmpty ? "a flow without a name" : step.flow.visible)")
        flow = step.flow
      }
      let outcome = words.outcome(of: step).visible
      let pad = String(repeating: " ", count: max(0, nameWidth - name.count))
      lines.append(
        Self.clock(step.time, since: start) + "  " + (outcome.isEmpty ? name : name + pad + "  " + outcome))
    }
    if call.steps.isEmpty { lines.append("  no action of it is in the log") }
    return lines.map { $0.count > width ? $0.prefix(width - 1) + "…" : $0 }.joined(separator: "\n")
  }

  /// An action is written when it is left; people read when each began. Steps whose time is not known stay behind what they
  /// stood behind.
  private static func inOrderOfTime(_ steps: [LogStep]) -> [LogStep] {
    var latest: Timestamp?
    let timed = steps.map { step in
      latest = step.time ?? latest
      return (step: step, time: latest)
    }
    guard let first = timed.compactMap(\.time).min() else { return steps }
    var ordered = timed.enumerated().sorted { one, other in
      (one.element.time ?? first, one.offset) < (other.element.time ?? first, other.offset)
    }.map(\.element)
    // A module's call has the time of the module's first step, and is written behind it.
    for number in ordered.indices where ordered[number].step.module == "InvokeFlowModule" {
      let call = ordered[number]
      var place = number
      while place > 0, ordered[place - 1].time == call.time, ordered[place - 1].step.flow != call.step.flow {
        place -= 1
      }
      ordered.remove(at: number)
      ordered.insert(call, at: place)
    }
    return ordered.map(\.step)
  }

  /// What the contact record tells of it.
  private func about(_ call: LoggedCall) -> String? {
    guard call.record != nil else { return nil }
    var parts: [String] = []
    let from = call.recorded("CustomerEndpoint", "Address")
    let to = call.recorded("SystemEndpoint", "Address")
    if let from { parts.append("from " + from + (to.map { " to " + $0 } ?? "")) }
    if from == nil, let to { parts.append("to " + to) }
    if let channel = call.recorded("Channel") { parts.append(channel.lowercased()) }
    if let method = call.recorded("InitiationMethod"), method != "INBOUND" {
      parts.append(method.lowercased())
    }
    if let queue = call.recorded("Queue", "Name") { parts.append("queue " + queue) }
    if let agent = call.recorded("Agent", "Username") { parts.append("agent " + agent) }
    parts.append(call.ending ?? "no end in the log")
    if let start = call.start, let end = call.end, end >= start {
      // A contact record has whole seconds.
      let length = Self.clock(end, since: start).trimmed
      parts.append("after " + (end.nanoseconds % 1_000_000_000 == 0 ? String(length.dropLast(2)) : length))
    }
    return parts.joined(separator: ", ")
  }

  private static func moment(_ time: Timestamp) -> String {
    Timestamp(seconds: time.seconds).description.replacing("T", with: " ").replacing("Z", with: " UTC")
  }

  /// The time since the first step, as in a transcript; a dash where the log has none.
  private static func clock(_ time: Timestamp?, since start: Timestamp?) -> String {
    guard let time, let start else { return "       -" }
    let length = (time - start).count
    let tenths = length.magnitude / 100
    let rest = tenths / 10 % 60
    let text = "\(length < 0 ? "-" : "")\(tenths / 600):\(rest < 10 ? "0" : "")\(rest).\(tenths % 10)"
    return String(repeating: " ", count: max(0, 8 - text.count)) + text
  }

  // MARK: JSON

  func json(_ calls: [LoggedCall]) -> String {
    var writer = JSONWriter(indented: true)
    writer.array { writer in
      for call in calls {
        writer.element()
        writer.object { write(call, &$0) }
      }
    }
    return writer.text
  }

  private func write(_ call: LoggedCall, _ writer: inout JSONWriter) {
    writer.member("contact", call.contact)
    writer.member("line", call.line)
    if let start = call.start { writer.member("start", start.description) }
    if let record = call.record {
      writer.key("record")
      writer.value(record)
    }
    writer.key("steps")
    writer.array { writer in
      for step in call.steps {
        writer.element()
        writer.object { write(step, of: call, &$0) }
      }
    }
  }

  private func write(_ step: LogStep, of call: LoggedCall, _ writer: inout JSONWriter) {
    if let time = step.time, let start = call.steps.first?.time {
      writer.key("at")
      writer.thousandths((time - start).count)
    }
    writer.member("flow", step.flow)
    if let identifier = step.identifier { writer.member("action", identifier) }
    writer.member("module", step.module)
    writer.member("name", words.name(of: step))
    if let result = step.result { writer.member("result", result) }
    if let answer = step.answer {
      writer.key("externalResults")
      writer.value(answer)
    }
    writer.key("records")
    writer.array { writer in
      for entry in step.entries {
        writer.element()
        writer.object { writer in
          writer.member("line", entry.line)
          if let time = entry.time { writer.member("time", time.description) }
          writer.key("parameters")
          writer.object { writer in
            for value in entry.parameters { writer.member(value.name, value.value) }
          }
          for value in entry.others { writer.member(value.name, value.value) }
        }
      }
    }
  }
}
