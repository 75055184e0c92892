import Diagnostics

/// A log as a table of comma-separated values, as the console of CloudWatch and Logs Insights download it: a line of names,
/// then a row an event. Cells in quotes may have commas, line ends, and quotes that are doubled.
struct LogTable {
  struct Row {
    let cells: [String]
    /// The number of its first line.
    let line: Int
    /// False where a quote is open when the file ends.
    let isWhole: Bool
  }

  private let bytes: [UInt8]
  private var offset: Int
  private var line = 1

  /// The names in the first line.
  private(set) var columns: [String] = []

  /// Nil for a text whose first line is no line of such names.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = bytes[offset...].first, first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else {
      return nil
    }
    guard let names = next()?.cells.map(\.trimmed), names.contains(where: Self.known.contains) else {
      return nil
    }
    columns = names
  }

  static let messageNames = ["message", "@message"]
  static let timeNames = ["timestamp", "@timestamp"]
  private static let known = messageNames + timeNames + ["ContactId", "ContactFlowModuleType"]

  /// Where one of the names stands among the columns.
  func column(_ names: [String]) -> Int? { columns.firstIndex(where: names.contains) }

  /// The next row; rows without anything are left out.
  mutating func next() -> Row? {
    while offset < bytes.count {
      let row = row()
      if row.cells != [""] { return row }
    }
    return nil
  }

  private mutating func row() -> Row {
    let start = line
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      switch byte {
      case UInt8(ascii: "\"") where isQuoted && offset < bytes.count && bytes[offset] == byte:
        cell.append(byte)
        offset += 1
      case UInt8(ascii: "\"") where isQuoted || cell.isEmpty: isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        cells.append(String(decoding: cell, as: UTF8.self))
        cell = []
      case UInt8(ascii: "\n") where !isQuoted:
        if cell.last == UInt8(ascii: "\r") { cell.removeLast() }
        return Row(cells: cells + [String(decoding: cell, as: UTF8.self)], line: start, isWhole: true)
      default: cell.append(byte)
      }
    }
    return Row(cells: cells + [String(decoding: cell, as: UTF8.self)], line: start, isWhole: !isQuoted)
  }
}
