import ContactCenter
import Diagnostics
import JSON

// Logs as tables.
extension LogReader {
  /// Takes every row of a table.
  mutating func read(_ table: LogTable) throws(Diagnostic) {
    var table = table
    let message = table.column(LogTable.messageNames)
    let time = table.column(LogTable.timeNames)
    guard message != nil || table.column(["ContactId"]) != nil else {
      throw Diagnostic(
        in: source, "this table has no column \"@message\"", rule: "log",
        why: "its columns are " + table.columns.prefix(8).map(\.quotedForReading).joined(separator: ", "),
        fix: "let the query begin with: fields @timestamp, @message")
    }
    while let row = table.next() {
      let received = time.flatMap { $0 < row.cells.count ? Self.time(row.cells[$0]) : nil }
      guard row.isWhole else {
        refuse(
          row.line, Array(row.cells.joined(separator: ",").utf8)[...], "this row has no end",
          why: "a quote is open when the file ends")
        continue
      }
      let text = message.map { $0 < row.cells.count ? row.cells[$0] : "" } ?? Self.object(row, table.columns)
      guard let brace = text.firstIndex(of: "{"),
        let document = try? JSONDocument(parsing: String(text[brace...]), named: source)
      else {
        refuse(
          row.line, Array(row.cells.joined(separator: ",").utf8)[...],
          "this row is no record of a flow log", why: "its message is no JSON object")
        continue
      }
      take(document.root, line: row.line, time: received)
    }
  }

  /// Milliseconds since 1970, as the console has them, or Insights' `2026-07-29 03:18:43.880`, which is UTC.
  private static func time(_ text: String) -> Timestamp? {
    if let count = Int(text) { return Timestamp(millisecondsSince1970: count) }
    return Timestamp(logged: text.replacing(" ", with: "T") + "Z")
  }

  /// A record of a query for fields of the records in place of the message: `Parameters.Text` is one in an object.
  private static func object(_ row: LogTable.Row, _ columns: [String]) -> String {
    let values = zip(columns, row.cells).filter { !$0.hasPrefix("@") && !$1.isEmpty }
    let parents = ["Parameters", "ExternalResults"]
    var writer = JSONWriter()
    writer.object { writer in
      for (name, value) in values where !parents.contains(where: { name.hasPrefix($0 + ".") }) {
        writer.member(name, value)
      }
      for parent in parents {
        let own = values.filter { $0.0.hasPrefix(parent + ".") }
        guard !own.isEmpty else { continue }
        writer.key(parent)
        writer.object { writer in
          for (name, value) in own { writer.member(String(name.dropFirst(parent.count + 1)), value) }
        }
      }
    }
    return writer.text
  }
}
