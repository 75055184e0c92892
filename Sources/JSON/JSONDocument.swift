import Diagnostics

/// A JSON text that was read once, with the place of every key and value kept.
///
/// The text stays as bytes beside a flat array of nodes; strings are decoded when they are asked for. Numbers keep
/// their wording, so that nothing is lost in a conversion nobody asked for. A byte-order mark is skipped. Duplicate
/// keys are kept (`JSONValue.duplicateKeys`), in the order of the text.
public final class JSONDocument: Sendable {
  /// What the file is called in findings.
  public let source: String
  public let bytes: [UInt8]
  let nodes: [Node]

  struct Node: Sendable {
    var kind: JSONKind
    /// True for a string that holds an escape, so that it must be decoded.
    var isEscaped = false
    /// Byte range in the text; for a string without its quotes.
    var start: Int32
    var end: Int32
    var firstChild: Int32 = -1
    /// The next element, or, in an object, from key to value to next key.
    var next: Int32 = -1
  }

  /// Reads a whole text.
  ///
  /// - Throws: the first thing that is not JSON, with its place and what would be.
  public init(parsing bytes: [UInt8], named source: String) throws(Diagnostic) {
    self.source = source
    self.bytes = bytes
    do {
      nodes = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONReader.Failure) in
        var reader = JSONReader(buffer)
        return try reader.read()
      }
    } catch {
      let place = Self.place(of: error.offset..<max(error.offset + 1, error.end), in: bytes)
      throw Diagnostic(in: source, at: place, error.message, rule: "json", why: error.why, fix: error.fix)
    }
  }

  public convenience init(parsing text: String, named source: String) throws(Diagnostic) {
    try self.init(parsing: Array(text.utf8), named: source)
  }

  public var root: JSONValue { JSONValue(document: self, index: 0) }

  /// The place of a byte range, for a finding.
  public func place(of range: Range<Int>) -> Diagnostic.Place { Self.place(of: range, in: bytes) }

  static func place(of range: Range<Int>, in bytes: [UInt8]) -> Diagnostic.Place {
    let lower = min(range.lowerBound, bytes.count)
    let line = bytes.withUnsafeBufferPointer { bytes in
      var line = 1
      for index in 0..<lower { line &+= bytes[index] == UInt8(ascii: "\n") ? 1 : 0 }
      return line
    }
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, lower) : 0
    let lineStart = bytes[..<lower].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? mark
    var lineEnd = lower
    while lineEnd < bytes.count, bytes[lineEnd] != UInt8(ascii: "\n"), bytes[lineEnd] != UInt8(ascii: "\r") {
      lineEnd += 1
    }
    let sourceLine = String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self)
    let column = String(decoding: bytes[lineStart..<lower], as: UTF8.self).unicodeScalars.count + 1
    let upper = min(max(range.upperBound, lower), lineEnd)
    let length = String(decoding: bytes[lower..<max(lower, upper)], as: UTF8.self).unicodeScalars.count
    return Diagnostic.Place(
      position: SourcePosition(line: line, column: column), sourceLine: sourceLine, length: max(1, length))
  }
}

/// The kinds of a JSON value.
public enum JSONKind: UInt8, Sendable {
  case null, boolean, number, string, array, object

  /// With its article, for findings: "a string", "an object".
  public var words: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
