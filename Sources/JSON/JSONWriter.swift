/// Writes JSON text value by value into a byte buffer that can be used again.
///
/// Members are written in the order they are given, so the same facts always give the same bytes. On one line, or
/// indented by two blanks.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  private let isIndented: Bool
  private var depth = 0
  /// True when the next member or element is not the first of its object or list.
  private var needsComma = false

  public init(indented: Bool = false) { isIndented = indented }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Empties the buffer and keeps its room.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    depth = 0
    needsComma = false
  }

  public mutating func object(_ members: (inout JSONWriter) -> Void) { nested("{", "}", members) }
  public mutating func array(_ elements: (inout JSONWriter) -> Void) { nested("[", "]", elements) }

  /// Begins a member of the object that is being written; its value comes next.
  public mutating func key(_ name: String) {
    separate()
    appendString(name)
    bytes.append(UInt8(ascii: ":"))
    if isIndented { bytes.append(UInt8(ascii: " ")) }
  }

  /// Begins an element of the list that is being written; its value comes next.
  public mutating func element() { separate() }

  public mutating func string(_ value: String) {
    appendString(value)
    needsComma = true
  }

  public mutating func integer(_ value: Int) {
    bytes.append(contentsOf: String(value).utf8)
    needsComma = true
  }

  public mutating func boolean(_ value: Bool) {
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    needsComma = true
  }

  public mutating func null() {
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  /// A decimal with exactly three places, from thousandths: 1250 is written 1.250.
  public mutating func thousandths(_ value: Int64) {
    let magnitude = value.magnitude
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let rest = String(magnitude % 1000)
    bytes.append(contentsOf: String(magnitude / 1000).utf8)
    bytes.append(UInt8(ascii: "."))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 3 - rest.count))
    bytes.append(contentsOf: rest.utf8)
    needsComma = true
  }

  public mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  public mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  public mutating func member(_ name: String, _ value: Bool) {
    key(name)
    boolean(value)
  }

  /// A value of a document, written as it stands there.
  public mutating func value(_ value: JSONValue) {
    switch value.kind {
    case .null: null()
    case .boolean, .number:
      bytes.append(contentsOf: value.wording.utf8)
      needsComma = true
    case .string: string(value.string ?? "")
    case .array:
      array { writer in
        for item in value.elements {
          writer.element()
          writer.value(item)
        }
      }
    case .object:
      object { writer in
        for member in value.members {
          writer.key(member.name)
          writer.value(member.value)
        }
      }
    }
  }

  public mutating func lineFeed() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func nested(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ inside: (inout JSONWriter) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    depth += 1
    needsComma = false
    inside(&self)
    depth -= 1
    if needsComma { breakLine() }
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    breakLine()
    needsComma = true
  }

  private mutating func breakLine() {
    guard isIndented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func appendString(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "\"")])
      case UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "\\")])
      case 0x0A: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
      case 0x0D: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
      case 0x09: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
