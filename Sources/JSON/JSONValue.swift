import Diagnostics

/// One value of a document: cheap to copy, decoded when asked.
public struct JSONValue: Sendable {
  public let document: JSONDocument
  let index: Int

  private var node: JSONDocument.Node { document.nodes[index] }

  public var kind: JSONKind { node.kind }

  /// The decoded text of a string; nil for any other kind.
  ///
  /// Half of a surrogate pair on its own becomes U+FFFD.
  public var string: String? {
    guard kind == .string else { return nil }
    let range = Int(node.start)..<Int(node.end)
    guard node.isEscaped else { return String(decoding: document.bytes[range], as: UTF8.self) }
    return Self.unescaped(document.bytes[range])
  }

  /// True, false, or nil for any other kind.
  public var boolean: Bool? {
    guard kind == .boolean else { return nil }
    return document.bytes[Int(node.start)] == UInt8(ascii: "t")
  }

  /// A whole number that fits, written without fraction or exponent; nil otherwise.
  public var integer: Int? { kind == .number ? Int(wording) : nil }

  /// What a string, number or boolean says as text: exports write "5", 5 and "True" for the same thing.
  public var scalarText: String? {
    switch kind {
    case .string: string
    case .number, .boolean: wording
    case .null, .array, .object: nil
    }
  }

  /// The JSON text of the value, as the file has it (a string without its quotes).
  public var wording: String {
    String(decoding: document.bytes[Int(node.start)..<Int(node.end)], as: UTF8.self)
  }

  /// The JSON text of the value without spaces between its parts.
  public var compactText: String {
    var writer = JSONWriter()
    writer.value(self)
    return writer.text
  }

  /// Lends the bytes of `wording`.
  public func withWording<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let node = node
    return document.bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(node.start)..<Int(node.end)]))
    }
  }

  /// True for a string of this text, given in bytes.
  public func says(_ text: [UInt8]) -> Bool {
    let node = node
    guard node.kind == .string else { return false }
    if node.isEscaped { return Self.unescaped(document.bytes[range(of: node)]).utf8.elementsEqual(text) }
    guard Int(node.end - node.start) == text.count else { return false }
    return document.bytes.withUnsafeBufferPointer { bytes in
      text.withUnsafeBufferPointer { Self.holds($0, at: Int(node.start), bytes) }
    }
  }

  /// Lends the bytes of a string's text; for anything else those of its wording.
  public func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard node.isEscaped else { return withWording(body) }
    return Array(Self.unescaped(document.bytes[range(of: node)]).utf8).withUnsafeBufferPointer(body)
  }

  private func range(of node: JSONDocument.Node) -> Range<Int> { Int(node.start)..<Int(node.end) }

  /// True when the byte stands in the value's JSON text.
  public func holds(_ byte: UInt8) -> Bool { withWording { $0.contains(byte) } }

  /// The elements of a list; none for any other kind.
  public var elements: [JSONValue] {
    guard kind == .array else { return [] }
    var count = 0
    var child = Int(node.firstChild)
    while child >= 0 {
      count += 1
      child = Int(document.nodes[child].next)
    }
    var found: [JSONValue] = []
    found.reserveCapacity(count)
    child = Int(node.firstChild)
    while child >= 0 {
      found.append(JSONValue(document: document, index: child))
      child = Int(document.nodes[child].next)
    }
    return found
  }

  /// The members of an object in the order of the text, duplicates included; none for any other kind.
  public var members: [JSONMember] {
    guard kind == .object else { return [] }
    var count = 0
    var child = Int(node.firstChild)
    while child >= 0 {
      count += 1
      child = Int(document.nodes[Int(document.nodes[child].next)].next)
    }
    var found: [JSONMember] = []
    found.reserveCapacity(count)
    child = Int(node.firstChild)
    while child >= 0 {
      let value = Int(document.nodes[child].next)
      found.append(JSONMember(document: document, keyIndex: child, valueIndex: value))
      child = Int(document.nodes[value].next)
    }
    return found
  }

  /// The keys of an object that are none of these, given in bytes, in the order of the text.
  public func keys(otherThan known: [[UInt8]]) -> [JSONValue] {
    guard kind == .object else { return [] }
    var others: [JSONValue] = []
    document.nodes.withUnsafeBufferPointer { nodes in
      document.bytes.withUnsafeBufferPointer { bytes in
        var child = Int(node.firstChild)
        while child >= 0 {
          if !Self.isKey(nodes[child], among: known, bytes) {
            others.append(JSONValue(document: document, index: child))
          }
          child = Int(nodes[Int(nodes[child].next)].next)
        }
      }
    }
    return others
  }

  private static func isKey(
    _ key: JSONDocument.Node, among known: [[UInt8]], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let range = Int(key.start)..<Int(key.end)
    guard !key.isEscaped else {
      let name = Array(unescaped(ArraySlice(bytes[range])).utf8)
      return known.contains(name)
    }
    return known.contains { name in
      name.count == range.count && name.withUnsafeBufferPointer { holds($0, at: range.lowerBound, bytes) }
    }
  }

  /// The first value under the key; nil when there is none or this is no object.
  public subscript(key: String) -> JSONValue? {
    guard kind == .object else { return nil }
    let place =
      key.utf8.withContiguousStorageIfAvailable { self.place(under: $0) }
      ?? Array(key.utf8).withUnsafeBufferPointer { self.place(under: $0) }
    return place.map { JSONValue(document: document, index: $0) }
  }

  private func place(under name: UnsafeBufferPointer<UInt8>) -> Int? {
    document.bytes.withUnsafeBufferPointer { bytes in
      document.nodes.withUnsafeBufferPointer { nodes in
        Self.value(under: name, firstKey: Int(nodes[index].firstChild), bytes, nodes)
      }
    }
  }

  private static func value(
    under name: UnsafeBufferPointer<UInt8>, firstKey: Int, _ bytes: UnsafeBufferPointer<UInt8>,
    _ nodes: UnsafeBufferPointer<JSONDocument.Node>
  ) -> Int? {
    var child = firstKey
    while child >= 0 {
      let key = nodes[child]
      if key.isEscaped {
        let range = Int(key.start)..<Int(key.end)
        if unescaped(ArraySlice(bytes[range])).utf8.elementsEqual(name) { return Int(key.next) }
      } else if Int(key.end - key.start) == name.count, holds(name, at: Int(key.start), bytes) {
        return Int(key.next)
      }
      child = Int(nodes[Int(key.next)].next)
    }
    return nil
  }

  /// True when the bytes from this place on, of which there are enough, are those of the name.
  @inline(__always) private static func holds(
    _ name: UnsafeBufferPointer<UInt8>, at start: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let (text, name) = (
      UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start...]), UnsafeRawBufferPointer(name)
    )
    var offset = 0
    while offset + 8 <= name.count {
      let differs =
        text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != name.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if differs { return false }
      offset += 8
    }
    while offset < name.count {
      if text[offset] != name[offset] { return false }
      offset += 1
    }
    return true
  }

  /// The value at the end of a path of keys.
  public subscript(path keys: [String]) -> JSONValue? {
    var value: JSONValue? = self
    for key in keys { value = value?[key] }
    return value
  }

  /// Every key of this object that an earlier member already has.
  public var duplicateKeys: [JSONValue] {
    if kind != .object || hasPlainDistinctKeys { return [] }
    var seen: Set<String> = []
    return members.compactMap { member in
      seen.insert(member.name).inserted ? nil : member.key
    }
  }

  /// True for few keys without escapes of which no two have the same bytes, as nearly every object has them.
  private var hasPlainDistinctKeys: Bool {
    document.bytes.withUnsafeBufferPointer { bytes in
      document.nodes.withUnsafeBufferPointer { nodes in
        Self.hasPlainDistinctKeys(firstKey: Int(node.firstChild), bytes, nodes)
      }
    }
  }

  /// False where some object may have a key twice: this value, or one inside it at any depth.
  public var hasPlainDistinctKeysThroughout: Bool {
    document.bytes.withUnsafeBufferPointer { bytes in
      document.nodes.withUnsafeBufferPointer { nodes in
        Self.hasPlainDistinctKeysThroughout(index, bytes, nodes)
      }
    }
  }

  private static func hasPlainDistinctKeysThroughout(
    _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ nodes: UnsafeBufferPointer<JSONDocument.Node>
  ) -> Bool {
    let node = nodes[index]
    guard node.kind == .object || node.kind == .array else { return true }
    let isObject = node.kind == .object
    if isObject, !hasPlainDistinctKeys(firstKey: Int(node.firstChild), bytes, nodes) { return false }
    var child = Int(node.firstChild)
    while child >= 0 {
      let value = isObject ? Int(nodes[child].next) : child
      guard hasPlainDistinctKeysThroughout(value, bytes, nodes) else { return false }
      child = Int(nodes[value].next)
    }
    return true
  }

  private static func hasPlainDistinctKeys(
    firstKey first: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ nodes: UnsafeBufferPointer<JSONDocument.Node>
  ) -> Bool {
    var count = 0
    var child = first
    while child >= 0 {
      let key = nodes[child]
      count += 1
      if count > 16 || key.isEscaped { return false }
      let name = UnsafeBufferPointer(rebasing: bytes[Int(key.start)..<Int(key.end)])
      var earlier = first
      while earlier != child {
        let other = nodes[earlier]
        if Int(other.end - other.start) == name.count, holds(name, at: Int(other.start), bytes) {
          return false
        }
        earlier = Int(nodes[Int(other.next)].next)
      }
      child = Int(nodes[Int(key.next)].next)
    }
    return true
  }

  /// The byte range in the text that a person knows, quotes included.
  public var range: Range<Int> {
    if let original = document.originalRange(ofNode: index) { return original }
    let quote = kind == .string ? 1 : 0
    return Int(node.start) - quote..<Int(node.end) + quote
  }

  /// Where the value stands; of a list or object its opening bracket.
  public var place: Diagnostic.Place {
    let range = range
    return document.place(
      of: document.opensNesting(at: range.lowerBound) ? range.lowerBound..<range.lowerBound + 1 : range)
  }

  /// An error about this value.
  public func finding(_ message: String, rule: String, why: String? = nil, fix: String? = nil) -> Diagnostic {
    finding(.error, message, rule: rule, why: why, fix: fix)
  }

  /// A finding about this value.
  public func finding(
    _ severity: Severity, _ message: String, rule: String, why: String? = nil, fix: String? = nil
  ) -> Diagnostic {
    Diagnostic(severity, in: document.source, at: place, message, rule: rule, why: why, fix: fix)
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    var units: [UInt8] = []
    units.reserveCapacity(bytes.count)
    unescape(bytes) { unit, _ in units.append(unit) }
    return String(decoding: units, as: UTF8.self)
  }

  /// The text of a string as bytes, with the place of each, and of the end, in the document's bytes.
  var textWithOffsets: (bytes: [UInt8], offsets: [Int32]) {
    var text: [UInt8] = []
    var offsets: [Int32] = []
    guard kind == .string else { return (text, [node.start]) }
    Self.unescape(document.bytes[Int(node.start)..<Int(node.end)]) { unit, place in
      text.append(unit)
      offsets.append(Int32(place))
    }
    return (text, offsets + [node.end])
  }

  /// Gives each byte of the text that an escaped one stands for, with the place where it is written.
  @inline(__always) private static func unescape(
    _ bytes: ArraySlice<UInt8>, _ add: (_ unit: UInt8, _ place: Int) -> Void
  ) {
    var at = bytes.startIndex
    func unit(_ from: Int) -> UInt16 {
      (0..<4).reduce(0) { $0 << 4 | (JSONReader.hexadecimal(bytes[from + $1]) ?? 0) }
    }
    while at < bytes.endIndex {
      let place = at
      guard bytes[at] == UInt8(ascii: "\\") else {
        add(bytes[at], place)
        at += 1
        continue
      }
      let escape = bytes[at + 1]
      at += 2
      switch escape {
      case UInt8(ascii: "b"): add(0x08, place)
      case UInt8(ascii: "f"): add(0x0C, place)
      case UInt8(ascii: "n"): add(0x0A, place)
      case UInt8(ascii: "r"): add(0x0D, place)
      case UInt8(ascii: "t"): add(0x09, place)
      case UInt8(ascii: "u"):
        let high = unit(at)
        at += 4
        var scalar = UnicodeScalar(UInt32(high))
        if (0xD800..<0xDC00).contains(high), at + 6 <= bytes.endIndex, bytes[at] == UInt8(ascii: "\\"),
          bytes[at + 1] == UInt8(ascii: "u"), (0xDC00..<0xE000).contains(unit(at + 2))
        {
          scalar = UnicodeScalar(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(unit(at + 2)) - 0xDC00)
          at += 6
        }
        for byte in String(scalar ?? "\u{FFFD}").utf8 { add(byte, place) }
      default: add(escape, place)
      }
    }
  }
}

/// A key of an object with its value.
public struct JSONMember: Sendable {
  fileprivate let document: JSONDocument
  fileprivate let keyIndex: Int
  fileprivate let valueIndex: Int

  public var key: JSONValue { JSONValue(document: document, index: keyIndex) }
  public var value: JSONValue { JSONValue(document: document, index: valueIndex) }

  /// The key, decoded.
  public var name: String { key.string ?? "" }
}
