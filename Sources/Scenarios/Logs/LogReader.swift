import ContactCenter
import Diagnostics
import JSON

/// Reads flow logs: ours, and those downloaded from a live instance.
///
/// A log is an object a line, with or without a time before it; or a list of them; or what the AWS commands
/// `logs get-log-events`, `filter-log-events` and `get-query-results` print. Objects that are spread over several lines
/// are read too, and tables of comma-separated values from the console and from Insights. Contact records may stand among
/// them. What is not understood is told and left out.
public struct LogReader {
  let source: String
  private var reading = LogReading()
  /// For each contact its call that goes on.
  private var openCalls: [String: Int] = [:]
  /// For each contact its call that ended last.
  private var endedCalls: [String: Int] = [:]

  /// - Throws: why nothing of the file can be used.
  public static func read(_ bytes: [UInt8], named source: String) throws(Diagnostic) -> LogReading {
    if bytes.starts(with: [0x1F, 0x8B]) {
      throw Diagnostic(
        in: source, "this log is compressed", rule: "log", why: "it begins as a gzip file does",
        fix: "unpack it first: gunzip -c FILE > flow.log")
    }
    if let zero = bytes.prefix(4096).firstIndex(of: 0) {
      throw Diagnostic(
        in: source, "this file is no text", rule: "log", why: "its byte \(zero + 1) is zero",
        fix: "name a log as touchtone writes it with --log, or as CloudWatch exports it")
    }
    var reader = LogReader(source: source)
    try reader.read(bytes)
    for index in reader.reading.calls.indices { reader.reading.calls[index].bringIntoOrder() }
    if reader.reading.calls.isEmpty {
      throw Diagnostic(
        in: source, "there is no flow log in this file", rule: "log",
        why: reader.reading.problems.first.map { finding in
          "line \(finding.place?.position.line ?? 1): \(finding.message)"
        } ?? "it is empty",
        fix: "name a log as touchtone writes it with --log, or of the log group /aws/connect/INSTANCE")
    }
    return reader.reading
  }

  private init(source: String) { self.source = source }

  // MARK: The file

  private mutating func read(_ bytes: [UInt8]) throws(Diagnostic) {
    if let table = LogTable(bytes) { return try read(table) }
    if let document = try? JSONDocument(parsing: bytes, named: source) {
      return take(document.root, line: nil, time: nil)
    }
    var lines = LogLines(bytes)
    while let piece = lines.next() { read(piece) }
  }

  private mutating func read(_ piece: LogLines.Piece) {
    guard let brace = piece.bytes.firstIndex(of: UInt8(ascii: "{")) else {
      return refuse(
        piece.line, piece.bytes, "this is no line of a flow log", why: "there is no JSON object in it")
    }
    let json = Array(piece.bytes[brace...])
    do throws(Diagnostic) {
      let document = try JSONDocument(parsing: json, named: source)
      take(document.root, line: piece.line, time: Self.time(before: piece.bytes[..<brace]))
    } catch {
      let before = String(decoding: piece.bytes[..<brace], as: UTF8.self).unicodeScalars.count
      refuse(error, line: piece.line, columnsBefore: before, piece.bytes)
    }
  }

  /// The time that stands first in a line, before the object.
  private static func time(before bytes: ArraySlice<UInt8>) -> Timestamp? {
    let words = String(decoding: bytes, as: UTF8.self).words
    return words.first.flatMap { Timestamp(logged: String($0)) }
  }

  // MARK: What stands in it

  /// - Parameters:
  ///   - line: the line of the file where it stands; nil where the value knows it.
  ///   - time: when it was received, where that is known.
  mutating func take(_ value: JSONValue, line: Int?, time: Timestamp?, depth: Int = 0) {
    let at = line ?? value.place.position.line
    guard value.kind == .object else {
      guard value.kind == .array else {
        return refuse(value, at, "this is no record of a flow log, but \(value.kind.words)")
      }
      if let event = Self.queryResult(value) { return take(message: event, of: value, at, time: time, depth) }
      for element in value.elements { take(element, line: line, time: time, depth: depth + 1) }
      return
    }
    if let contact = value["ContactId"]?.string, !contact.isEmpty {
      if let module = value["ContactFlowModuleType"]?.string {
        return add(LogEntry(value, contact: contact, module: module, line: at, otherTime: time))
      }
      if Self.recordKeys.contains(where: { value[$0] != nil }) { return add(record: value, contact, at) }
      return refuse(value, at, "this object is no record of a flow log: it has no \"ContactFlowModuleType\"")
    }
    for key in ["events", "logEvents", "results"] where value[key]?.kind == .array {
      for element in value[key]?.elements ?? [] { take(element, line: line, time: nil, depth: depth + 1) }
      return
    }
    for key in ["message", "@message"] {
      guard let message = value[key] else { continue }
      let received = value["timestamp"]?.integer.flatMap { Timestamp(millisecondsSince1970: $0) }
      return take(message: message, of: value, at, time: received ?? time, depth)
    }
    refuse(value, at, "this object is no record of a flow log: it has no \"ContactId\"")
  }

  /// Takes the text of an event, which is JSON itself.
  private mutating func take(
    message: JSONValue, of event: JSONValue, _ line: Int, time: Timestamp?, _ depth: Int
  ) {
    if message.kind == .object { return take(message, line: line, time: time, depth: depth + 1) }
    guard depth < 8, let text = message.string, let brace = text.firstIndex(of: "{"),
      let document = try? JSONDocument(parsing: String(text[brace...]), named: source)
    else {
      return refuse(message, line, "this event is no record of a flow log: its message is no JSON object")
    }
    take(document.root, line: line, time: time, depth: depth + 1)
  }

  /// The message of a row that a query gives: a list of fields with values.
  private static func queryResult(_ row: JSONValue) -> JSONValue? {
    row.elements.first { $0["field"]?.string == "@message" }?["value"]
  }

  private static let recordKeys = [
    "InitiationMethod", "InitiationTimestamp", "DisconnectTimestamp", "DisconnectReason",
    "AWSContactTraceRecordFormatVersion",
  ]

  private mutating func add(_ entry: LogEntry) {
    if let index = openCalls[entry.contact] { return reading.calls[index].add(entry) }
    if let index = endedCalls[entry.contact], reading.calls[index].ends(at: entry.time) {
      return reading.calls[index].add(entry)
    }
    openCalls[entry.contact] = reading.calls.count
    var call = LoggedCall(contact: entry.contact, line: entry.line)
    call.add(entry)
    reading.calls.append(call)
  }

  /// A contact record ends a call: records of its contact that come later are of another one.
  private mutating func add(record: JSONValue, _ contact: String, _ line: Int) {
    if let index = openCalls[contact] {
      reading.calls[index].take(record: record, at: line)
      if !reading.calls[index].steps.isEmpty {
        openCalls[contact] = nil
        endedCalls[contact] = index
      }
    } else if let index = endedCalls[contact], Self.isNewer(record, than: reading.calls[index].record) {
      reading.calls[index].take(record: record, at: line)
    } else {
      openCalls[contact] = reading.calls.count
      var call = LoggedCall(contact: contact, line: line)
      call.take(record: record, at: line)
      reading.calls.append(call)
    }
  }

  /// True where a record tells of the same contact as another one, and of more: the agent's work was over later.
  private static func isNewer(_ record: JSONValue, than other: JSONValue?) -> Bool {
    guard let other, record["InitiationTimestamp"]?.string == other["InitiationTimestamp"]?.string,
      let updated = record["LastUpdateTimestamp"]?.string.flatMap({ Timestamp(logged: $0) }),
      let before = other["LastUpdateTimestamp"]?.string.flatMap({ Timestamp(logged: $0) })
    else { return false }
    let end = "AfterContactWorkEndTimestamp"
    return updated > before || record["Agent"]?[end] != nil && other["Agent"]?[end] == nil
  }

  // MARK: What is not understood

  mutating func refuse(_ line: Int, _ bytes: ArraySlice<UInt8>, _ message: String, why: String) {
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    let place = Diagnostic.Place(
      position: SourcePosition(line: line, column: 1), sourceLine: text,
      length: max(1, min(text.unicodeScalars.count, 40)))
    reading.problems.append(Diagnostic(in: source, at: place, message, rule: "log-line", why: why))
  }

  private mutating func refuse(_ value: JSONValue, _ line: Int, _ message: String) {
    let place = value.place
    let here = Diagnostic.Place(
      position: SourcePosition(line: line, column: place.position.column), sourceLine: place.sourceLine,
      length: place.length)
    reading.problems.append(Diagnostic(in: source, at: here, message, rule: "log-line"))
  }

  /// What is no JSON, at its place in the file.
  private mutating func refuse(
    _ finding: Diagnostic, line: Int, columnsBefore: Int, _ bytes: ArraySlice<UInt8>
  ) {
    let position = finding.place?.position ?? SourcePosition(line: 1, column: 1)
    let isFirst = position.line == 1
    let place = Diagnostic.Place(
      position: SourcePosition(
        line: line + position.line - 1, column: position.column + (isFirst ? columnsBefore : 0)),
      sourceLine: isFirst
        ? String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        : finding.place?.sourceLine ?? "",
      length: finding.place?.length ?? 1)
    reading.problems.append(
      Diagnostic(
        in: source, at: place, finding.message, rule: "log-line", why: finding.why, fix: finding.fix))
  }
}
