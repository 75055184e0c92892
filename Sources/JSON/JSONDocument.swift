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
  /// What is to be done about a text that ends before what it began does.
  public static let cutOffAdvice = "the file may be cut off; export it again"

  /// What the file is called in findings.
  public let source: String
  public let bytes: [UInt8]
  let nodes: [Node]
  /// Where the values of a converted document come from; nil for a text that was read as it is.
  private let origin: Origin?
  /// Made when the first place is asked for.
  private let lineTable = AtomicLazyReference<LineTable>()

  private struct Origin: Sendable {
    enum Places: Sendable {
      /// For each node the byte range in the text it was converted from.
      case ofNodes([Range<Int32>])
      /// For each byte, and for the end, where it stands in the text.
      case ofBytes([Int32])
      /// Where they stand here.
      case same
    }

    let bytes: [UInt8]
    let places: Places
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
      throw error.finding(in: source, at: LineTable(of: bytes).place(of: error.range))
    }
  }

  /// A text that was read already, from another one or as if that were mended.
  private init(_ bytes: [UInt8], _ nodes: [Node], _ source: String, _ origin: Origin) {
    self.source = source
    self.bytes = bytes
    self.nodes = nodes
    self.origin = origin
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
    origin = Origin(bytes: original.sourceBytes, places: .ofNodes(ranges))
    do {
      nodes = try Self.nodes(of: bytes)
    } catch {
      throw original.root.finding("this cannot be converted: " + error.message, rule: "json")
    }
    precondition(nodes.count == ranges.count, "\(nodes.count) values come from \(ranges.count) places")
  }

  static func nodes(of bytes: [UInt8]) throws(JSONReader.Failure) -> [Node] {
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

  /// True for the text of a string in another document.
  public var isInsideText: Bool { if case .ofBytes = origin?.places { true } else { false } }

  /// The text that a person knows: of a converted document the one it was converted from.
  public var sourceBytes: [UInt8] { origin?.bytes ?? bytes }

  /// The place of a byte range of the text that a person knows, for a finding.
  public func place(of range: Range<Int>) -> Diagnostic.Place { lines.place(of: range) }

  /// True where a list or an object begins in the text that a person knows.
  func opensNesting(at offset: Int) -> Bool {
    let bytes = sourceBytes
    guard offset < bytes.count else { return false }
    return bytes[offset] == UInt8(ascii: "{") || bytes[offset] == UInt8(ascii: "[")
  }

  private var lines: LineTable {
    lineTable.load() ?? lineTable.storeIfNil(LineTable(of: sourceBytes))
  }

  /// Where the value of a node stands in the text that a person knows; nil when that is where it stands here.
  func originalRange(ofNode index: Int) -> Range<Int>? {
    switch origin?.places {
    case .ofNodes(let ranges): return Int(ranges[index].lowerBound)..<Int(ranges[index].upperBound)
    case .ofBytes(let offsets):
      let node = nodes[index]
      let quote = node.kind == .string ? 1 : 0
      return Int(offsets[Int(node.start) - quote])..<Int(offsets[Int(node.end) + quote])
    case .same, nil: return nil
    }
  }

  /// Where a byte of this text stands in the one that a person knows.
  private func originalOffset(_ offset: Int) -> Int {
    guard case .ofBytes(let offsets) = origin?.places else { return offset }
    return Int(offsets[min(offset, offsets.count - 1)])
  }
}

// MARK: Texts with slips, and texts in texts

extension JSONDocument {
  /// Reads a text as if slips of the hand in it were mended: comments, and commas that are missing or too many.
  ///
  /// - Returns: nothing where more is wrong than that, and everything that is wrong, in order: a text with slips is not
  ///   JSON, but the rest of it can be looked at.
  public static func mending(_ bytes: [UInt8], named source: String) -> (
    document: JSONDocument?, problems: [Diagnostic]
  ) {
    mending(bytes, source, Origin(bytes: bytes, places: .same))
  }

  /// As `mending(_:named:)`, for the JSON text that a string of another document holds; findings show their places in
  /// that one's text.
  public static func mending(inside value: JSONValue) -> (document: JSONDocument?, problems: [Diagnostic]) {
    let (bytes, origin) = text(inside: value)
    return mending(bytes, value.document.source, origin)
  }

  /// Reads the JSON text that a string of another document holds; findings show their places in that one's text.
  ///
  /// - Throws: the first thing that is not JSON.
  public static func inside(_ value: JSONValue) throws(Diagnostic) -> JSONDocument {
    let (bytes, origin) = text(inside: value)
    let (document, slips) = reading(bytes, value.document.source, origin)
    if let first = slips.first { throw first.problem }
    guard let document else { preconditionFailure("a text without a slip was not read") }
    return document
  }

  /// The text of a string, and where its bytes stand in the text that a person knows.
  private static func text(inside value: JSONValue) -> ([UInt8], Origin) {
    let outer = value.document
    let (bytes, offsets) = value.textWithOffsets
    let places = offsets.map { Int32(outer.originalOffset(Int($0))) }
    return (bytes, Origin(bytes: outer.sourceBytes, places: .ofBytes(places)))
  }

  /// One thing that is wrong with a text that is no JSON.
  public struct Slip: Sendable {
    public let problem: Diagnostic
    /// Which bytes are to be replaced, and by what; nil where only a person knows.
    public let change: (range: Range<Int>, replacement: String)?
  }

  /// What keeps a text from being JSON, in order, up to the first thing that is no slip of the hand.
  public static func slips(in bytes: [UInt8], named source: String) -> [Slip] {
    reading(bytes, source, Origin(bytes: bytes, places: .same)).slips
  }

  private static func mending(_ bytes: [UInt8], _ source: String, _ origin: Origin) -> (
    document: JSONDocument?, problems: [Diagnostic]
  ) {
    let (document, slips) = reading(bytes, source, origin)
    return (document, slips.map(\.problem))
  }

  private static func reading(_ bytes: [UInt8], _ source: String, _ origin: Origin) -> (
    document: JSONDocument?, slips: [Slip]
  ) {
    // One that is not JSON yet has places too.
    let places = JSONDocument(bytes, [], source, origin)
    var mended = bytes
    var slips: [Slip] = []
    while true {
      do throws(JSONReader.Failure) {
        return (JSONDocument(mended, try nodes(of: mended), source, origin), slips)
      } catch {
        let start = places.originalOffset(error.range.lowerBound)
        let end = max(start + 1, places.originalOffset(error.range.upperBound))
        let problem = error.finding(in: source, at: places.place(of: start..<end))
        slips.append(Slip(problem: problem, change: error.change(of: mended)))
        guard slips.count < 100, error.mend(&mended) else { return (nil, slips) }
      }
    }
  }
}

extension JSONReader.Failure {
  fileprivate var range: Range<Int> { offset..<max(offset + 1, end) }

  fileprivate func finding(in source: String, at place: Diagnostic.Place) -> Diagnostic {
    Diagnostic(in: source, at: place, message, rule: "json", why: why, fix: fix)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  /// The change that mends the slip; nil where it is none.
  fileprivate func change(of bytes: [UInt8]) -> (range: Range<Int>, replacement: String)? {
    switch slip {
    case .missingComma:
      return bytes[..<offset].lastIndex { !Self.isBlank($0) }.map { ($0 + 1..<$0 + 1, ",") }
    case .surplusComma: return bytes[..<offset].lastIndex(of: UInt8(ascii: ",")).map { ($0..<$0 + 1, "") }
    case .comment:
      guard offset + 1 < bytes.count else { return nil }
      var end = offset + 2
      switch bytes[offset + 1] {
      case UInt8(ascii: "/"): while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      case UInt8(ascii: "*"):
        end += 1
        while end < bytes.count, bytes[end - 1] != UInt8(ascii: "*") || bytes[end] != UInt8(ascii: "/") {
          end += 1
        }
        guard end < bytes.count else { return nil }
        end += 1
      default: return nil
      }
      return (offset..<end, "")
    case .capitalizedWord:
      let word = bytes[offset...].prefix { JSONReader.continuesWord($0) }
      return (word.startIndex..<word.endIndex, "\"" + String(decoding: word, as: UTF8.self) + "\"")
    case .controlCharacter: return (offset..<offset + 1, JSONReader.escape(for: bytes[offset]))
    case nil: return nil
    }
  }

  /// Mends the slip without moving anything; false where it is none, or has no room.
  fileprivate func mend(_ bytes: inout [UInt8]) -> Bool {
    guard let change = change(of: bytes) else { return false }
    if slip == .capitalizedWord {
      // As long, and a value too.
      bytes[offset] |= 0x20
      return true
    }
    if change.range.isEmpty {
      guard change.range.lowerBound < offset else { return false }
      bytes[change.range.lowerBound] = UInt8(ascii: ",")
    }
    for place in change.range where !Self.isBlank(bytes[place]) || slip == .controlCharacter {
      bytes[place] = 0x20
    }
    return true
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
