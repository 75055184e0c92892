import Diagnostics
import Synchronization

/// A JSON text that was read once, with the place of every key and value kept.
///
/// The text stays as bytes beside a flat array of nodes; strings are decoded when they are asked for. Numbers keep
/// their wording, so that nothing is lost in a conversion nobody asked for. A byte-order mark is skipped. Duplicate
/// keys are kept (`JSONValue.duplicateKeys`), in the order of the text.
///
/// A document may also be made from another one (`init(_:convertedFrom:)`): its values then have their places in the
/// text that a person knows.
public final class JSONDocument: Sendable {
  /// What the file is called in findings.
  public let source: String
  public let bytes: [UInt8]
  let nodes: [Node]
  /// Where the values of a converted document come from; nil for a text that was read as it is.
  private let origin: Origin?
  /// Made when the first place is asked for.
  private let lineTable = AtomicLazyReference<LineTable>()

  private struct Origin: Sendable {
    let bytes: [UInt8]
    /// For each node the byte range in the text it was converted from.
    let ranges: [Range<Int32>]
  }

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
    origin = nil
    do {
      nodes = try Self.nodes(of: bytes)
    } catch {
      let place = LineTable(of: bytes).place(of: error.offset..<max(error.offset + 1, error.end))
      throw Diagnostic(in: source, at: place, error.message, rule: "json", why: error.why, fix: error.fix)
    }
  }

  /// Makes a document of values that were converted from another one; findings show their places in that one's text.
  ///
  /// - Throws: that the converted text is too large or too deep to be read.
  public init(_ tree: JSONTree, convertedFrom original: JSONDocument) throws(Diagnostic) {
    source = original.source
    var writer = JSONWriter(indented: true)
    var ranges: [Range<Int32>] = []
    tree.write(to: &writer, &ranges)
    writer.lineFeed()
    bytes = writer.bytes
    origin = Origin(bytes: original.bytes, ranges: ranges)
    do {
      nodes = try Self.nodes(of: bytes)
    } catch {
      throw original.root.finding("this cannot be converted: " + error.message, rule: "json")
    }
    precondition(nodes.count == ranges.count, "\(nodes.count) values come from \(ranges.count) places")
  }

  private static func nodes(of bytes: [UInt8]) throws(JSONReader.Failure) -> [Node] {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONReader.Failure) in
      var reader = JSONReader(buffer)
      return try reader.read()
    }
  }

  public convenience init(parsing text: String, named source: String) throws(Diagnostic) {
    try self.init(parsing: Array(text.utf8), named: source)
  }

  public var root: JSONValue { JSONValue(document: self, index: 0) }

  /// True when the document was made from another one, whose text a person knows.
  public var isConverted: Bool { origin != nil }

  /// The text that a person knows: of a converted document the one it was converted from.
  public var sourceBytes: [UInt8] { origin?.bytes ?? bytes }

  /// The place of a byte range of the text that a person knows, for a finding.
  public func place(of range: Range<Int>) -> Diagnostic.Place { lines.place(of: range) }

  private var lines: LineTable {
    lineTable.load() ?? lineTable.storeIfNil(LineTable(of: sourceBytes))
  }

  /// Where the value of a node stands in the text that a person knows; nil when that is this document's own.
  func originalRange(ofNode index: Int) -> Range<Int>? {
    guard let range = origin?.ranges[index] else { return nil }
    return Int(range.lowerBound)..<Int(range.upperBound)
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
