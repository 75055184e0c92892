/// Turns JSON bytes into the flat nodes of a `JSONDocument`.
struct JSONReader {
  struct Failure: Error {
    var offset: Int
    var end: Int
    var message: String
    var why: String?
    var fix: String?
    /// The slip of the hand that this is, where reading could go on as if it were mended.
    var slip: Slip?
  }

  /// Slips that leave no doubt about what is meant.
  enum Slip {
    case missingComma, surplusComma
    /// From `//` to the end of the line, or from `/*` to `*/`.
    case comment
    /// In a string, where it must be escaped.
    case controlCharacter
    /// `True` or `False` without quotes, as other languages write it; flows have it as a string.
    case capitalizedWord
  }

  /// Deeper nesting than any flow has is refused, so that no text can exhaust the stack.
  static let depthLimit = 200
  static let sizeLimit = 256 * 1024 * 1024
  /// For a text that does not begin as JSON does: a page, a letter, another format.
  private static let otherFormAdvice =
    "JSON begins with a brace or a bracket; export the file again if it was exported"

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  private var nodes: [JSONDocument.Node] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    nodes.reserveCapacity(bytes.count / 12 + 8)
  }

  mutating func read() throws(Failure) -> [JSONDocument.Node] {
    guard bytes.count <= Self.sizeLimit else {
      throw Failure(offset: 0, end: 1, message: "the text is larger than 256 MiB")
    }
    try skipByteOrderMark()
    skipBlanks()
    guard offset < bytes.count else {
      throw Failure(offset: offset, end: offset, message: "the text is empty", fix: "give a JSON object")
    }
    try value(depth: 0)
    skipBlanks()
    if offset < bytes.count {
      let isSecond = bytes[offset] == UInt8(ascii: "{") || bytes[offset] == UInt8(ascii: "[")
      throw Failure(
        offset: offset, end: offset + 1, message: "expected the end of the text, found \(here)",
        fix: isSecond ? "a file has one JSON text: give the second a file of its own" : nil)
    }
    return nodes
  }

  private mutating func skipByteOrderMark() throws(Failure) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    // Without a mark, the first character of UTF-16 gives itself away: half of it is 0.
    let isHalfZero =
      bytes.count > 1 && (bytes[0] == 0) != (bytes[1] == 0) && Self.beginnings.contains(bytes[0] | bytes[1])
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || isHalfZero {
      throw Failure(offset: 0, end: 1, message: "the text is UTF-16, not UTF-8", fix: "save it as UTF-8")
    }
  }

  /// What a JSON text that people exchange begins with: a list, an object, or blanks.
  private static let beginnings: [UInt8] = [0x5B, 0x7B, 0x20, 0x09, 0x0A, 0x0D]

  private mutating func skipBlanks() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  /// What stands at the present place, in words.
  private var here: String {
    guard offset < bytes.count else { return "the end of the text" }
    let byte = bytes[offset]
    if byte == UInt8(ascii: "/") { return "a comment" }
    if byte < 0x20 || byte == 0x7F { return "a control character" }
    guard byte < 0x80 else {
      let end = min(bytes.count, offset + 4)
      let scalar = String(decoding: bytes[offset..<end], as: UTF8.self).unicodeScalars.first
      return "\"\(scalar.map(String.init) ?? "?")\""
    }
    return "\"\(Character(UnicodeScalar(byte)))\""
  }

  private func unexpected(_ expected: String, fix: String? = nil, slip: Slip? = nil) -> Failure {
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "/") {
      return Failure(
        offset: offset, end: offset + 1, message: "expected \(expected), found \(here)",
        why: "JSON has no comments", fix: "remove the comment", slip: .comment)
    }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "$") {
      return Failure(
        offset: offset, end: offset + 1, message: "expected \(expected), found \(here)",
        why: "a placeholder is text until a tool fills it in", fix: "put the placeholder in quotes")
    }
    let fix = offset < bytes.count ? fix : JSONDocument.cutOffAdvice
    return Failure(
      offset: offset, end: offset + 1, message: "expected \(expected), found \(here)", fix: fix, slip: slip)
  }

  /// What is said where a value is followed by another one, or by something else that is neither comma nor end.
  private func missingComma(_ closing: String) -> Failure {
    unexpected(
      "\",\" or \"\(closing)\"", fix: "put a comma after the value before it",
      slip: offset < bytes.count && Self.beginsValue(bytes[offset]) ? .missingComma : nil)
  }

  /// True where a word begins here, and no longer one.
  private func stands(_ word: StaticString) -> Bool {
    let end = offset + word.utf8CodeUnitCount
    guard end < bytes.count, !Self.continuesWord(bytes[end]) else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == word.utf8Start[$0] }
  }

  static func continuesWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  /// For single quotes, and words without any.
  private var quotesAdvice: String? {
    guard offset < bytes.count, nodes.count > 0 || bytes[offset] == UInt8(ascii: "'") else { return nil }
    if bytes[offset] == UInt8(ascii: "'") { return "write strings in double quotes" }
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[offset] | 0x20)
    return isLetter ? "write words in double quotes" : nil
  }

  private static func beginsValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      true
    default: false
    }
  }

  private mutating func add(_ kind: JSONKind, start: Int) -> Int {
    nodes.append(JSONDocument.Node(kind: kind, start: Int32(start), end: Int32(start)))
    return nodes.count - 1
  }

  private mutating func value(depth: Int) throws(Failure) {
    guard depth < Self.depthLimit else {
      throw Failure(
        offset: offset, end: offset + 1, message: "lists and objects nest deeper than \(Self.depthLimit)")
    }
    guard offset < bytes.count else { throw unexpected("a value") }
    switch bytes[offset] {
    case UInt8(ascii: "{"): try object(depth: depth)
    case UInt8(ascii: "["): try array(depth: depth)
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    case UInt8(ascii: "t"): try word("true", .boolean)
    case UInt8(ascii: "f"): try word("false", .boolean)
    case UInt8(ascii: "n"): try word("null", .null)
    case UInt8(ascii: "T") where stands("True"), UInt8(ascii: "F") where stands("False"):
      throw unexpected("a value", fix: "write words in double quotes", slip: .capitalizedWord)
    default: throw unexpected("a value", fix: quotesAdvice ?? (depth == 0 ? Self.otherFormAdvice : nil))
    }
  }

  private mutating func object(depth: Int) throws(Failure) {
    let start = offset
    let node = add(.object, start: start)
    offset += 1
    skipBlanks()
    var last = -1
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "}") {
      offset += 1
      nodes[node].end = Int32(offset)
      return
    }
    while true {
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
        let isTrailing = last >= 0 && offset < bytes.count && bytes[offset] == UInt8(ascii: "}")
        throw unexpected(
          "a key in double quotes", fix: isTrailing ? "remove the comma before it" : quotesAdvice,
          slip: isTrailing ? .surplusComma : nil)
      }
      let key = nodes.count
      try string()
      if last < 0 { nodes[node].firstChild = Int32(key) } else { nodes[last].next = Int32(key) }
      skipBlanks()
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else { throw unexpected("\":\"") }
      offset += 1
      skipBlanks()
      let child = nodes.count
      try value(depth: depth + 1)
      nodes[key].next = Int32(child)
      last = child
      skipBlanks()
      guard offset < bytes.count else { throw unclosed(start, "}") }
      if bytes[offset] == UInt8(ascii: "}") { break }
      guard bytes[offset] == UInt8(ascii: ",") else { throw missingComma("}") }
      offset += 1
      skipBlanks()
    }
    offset += 1
    nodes[node].end = Int32(offset)
  }

  private mutating func array(depth: Int) throws(Failure) {
    let start = offset
    let node = add(.array, start: start)
    offset += 1
    skipBlanks()
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "]") {
      offset += 1
      nodes[node].end = Int32(offset)
      return
    }
    var last = -1
    while true {
      if last >= 0, offset < bytes.count, bytes[offset] == UInt8(ascii: "]") {
        throw unexpected("a value", fix: "remove the comma before it", slip: .surplusComma)
      }
      let child = nodes.count
      try value(depth: depth + 1)
      if last < 0 { nodes[node].firstChild = Int32(child) } else { nodes[last].next = Int32(child) }
      last = child
      skipBlanks()
      guard offset < bytes.count else { throw unclosed(start, "]") }
      if bytes[offset] == UInt8(ascii: "]") { break }
      guard bytes[offset] == UInt8(ascii: ",") else { throw missingComma("]") }
      offset += 1
      skipBlanks()
    }
    offset += 1
    nodes[node].end = Int32(offset)
  }

  private func unclosed(_ start: Int, _ closing: String) -> Failure {
    Failure(
      offset: start, end: start + 1, message: "expected \"\(closing)\", found the end of the text",
      why: "what opens here is never closed", fix: JSONDocument.cutOffAdvice)
  }

  private mutating func word(_ word: StaticString, _ kind: JSONKind) throws(Failure) {
    let count = word.utf8CodeUnitCount
    let present = min(count, bytes.count - offset)
    guard (0..<present).allSatisfy({ bytes[offset + $0] == word.utf8Start[$0] }) else {
      throw unexpected("a value", fix: "write words in double quotes")
    }
    guard present == count else {
      throw Failure(
        offset: offset, end: bytes.count, message: "the text ends in the middle of \"\(word)\"",
        fix: JSONDocument.cutOffAdvice)
    }
    let node = add(kind, start: offset)
    offset += count
    nodes[node].end = Int32(offset)
  }

  private mutating func number() throws(Failure) {
    let node = add(.number, start: offset)
    func isDigit(_ at: Int) -> Bool {
      at < bytes.count && bytes[at] >= UInt8(ascii: "0") && bytes[at] <= UInt8(ascii: "9")
    }
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    guard isDigit(offset) else { throw unexpected("a digit") }
    if bytes[offset] == UInt8(ascii: "0"), isDigit(offset + 1) {
      throw unexpected("no zero before other digits", fix: "write it as a string if the zero matters")
    }
    while isDigit(offset) { offset += 1 }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      offset += 1
      guard isDigit(offset) else { throw unexpected("a digit") }
      while isDigit(offset) { offset += 1 }
    }
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
        offset += 1
      }
      guard isDigit(offset) else { throw unexpected("a digit") }
      while isDigit(offset) { offset += 1 }
    }
    nodes[node].end = Int32(offset)
  }

  private mutating func string() throws(Failure) {
    let opening = offset
    let node = add(.string, start: offset + 1)
    offset += 1
    while true {
      while offset < bytes.count, Self.isPlain(bytes[offset]) { offset += 1 }
      guard offset < bytes.count else {
        throw Failure(
          offset: opening, end: opening + 1, message: "this string has no closing quote",
          why: "the text ends in the middle of it", fix: JSONDocument.cutOffAdvice)
      }
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        nodes[node].end = Int32(offset)
        offset += 1
        return
      case UInt8(ascii: "\\"):
        nodes[node].isEscaped = true
        try escape()
      case 0x0A, 0x0D:
        throw Failure(
          offset: opening, end: offset, message: "this string has no closing quote on its line",
          fix: "close it, or write a line break in it as \\n")
      case 0..<0x20:
        throw unexpected(
          "no control character in a string",
          fix: "write it as \(Self.escape(for: byte))", slip: .controlCharacter)
      default: try multibyte(byte)
      }
    }
  }

  /// True for a byte of a string that stands for itself and ends nothing.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func escape() throws(Failure) {
    let start = offset
    offset += 1
    guard offset < bytes.count else { throw unexpected("an escape") }
    switch bytes[offset] {
    case UInt8(ascii: "u"):
      offset += 1
      for _ in 0..<4 {
        guard offset < bytes.count, Self.hexadecimal(bytes[offset]) != nil else {
          throw Failure(
            offset: start, end: offset + 1, message: "\\u needs four hexadecimal digits",
            fix: offset < bytes.count ? "write a backslash itself as \\\\" : JSONDocument.cutOffAdvice)
        }
        offset += 1
      }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset += 1
    default:
      throw Failure(
        offset: start, end: start + 2, message: "no such escape in JSON",
        fix: "write a backslash itself as \\\\")
    }
  }

  private mutating func multibyte(_ lead: UInt8) throws(Failure) {
    let wrong = Failure(
      offset: offset, end: offset + 1, message: "this is not UTF-8", fix: "save the file as UTF-8")
    let count: Int
    switch lead {
    case 0xC2...0xDF: count = 2
    case 0xE0...0xEF: count = 3
    case 0xF0...0xF4: count = 4
    default: throw wrong
    }
    guard offset + count <= bytes.count else {
      guard bytes[(offset + 1)...].allSatisfy({ $0 & 0xC0 == 0x80 }) else { throw wrong }
      throw Failure(
        offset: offset, end: bytes.count, message: "the text ends in the middle of a character",
        fix: JSONDocument.cutOffAdvice)
    }
    let second = bytes[offset + 1]
    let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard second >= lowest, second <= highest else { throw wrong }
    for at in 2..<max(2, count) where bytes[offset + at] & 0xC0 != 0x80 { throw wrong }
    offset += count
  }

  /// How a string has a control character.
  static func escape(for byte: UInt8) -> String {
    byte == 0x09 ? "\\t" : "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  static func hexadecimal(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
