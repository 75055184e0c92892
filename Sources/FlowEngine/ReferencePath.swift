/// A JSONPath as flows write it: `$.A.B`, `$.A['B C']`, `$.A.['B']`, `$['A']['B']` (reference, section 4).
struct ReferencePath: Equatable {
  enum Component: Equatable {
    case name(String)
    /// A path in backticks: its value is the name.
    case computed(String)
  }

  var components: [Component]

  /// The names joined by dots, or nil when a part of the path is computed.
  var names: [String]? {
    var names: [String] = []
    for component in components {
      guard case .name(let name) = component else { return nil }
      names.append(name)
    }
    return names
  }

  /// Reads the path that begins at the start of the text, as far as it goes.
  ///
  /// A path ends at the first character that cannot belong to a name. A dot counts only before a letter, digit,
  /// underscore, bracket or backtick, a hyphen only before a letter or digit: "$.External.name." at the end of a sentence keeps its
  /// full stop. Nil when the text does not begin with a path.
  static func prefix(of text: Substring) -> (path: ReferencePath, rest: Substring)? {
    guard text.utf8.first == UInt8(ascii: "$") else { return nil }
    var rest = text[text.utf8.index(after: text.startIndex)...]
    var components: [Component] = []
    while let first = rest.utf8.first {
      let isDotted = first == UInt8(ascii: ".")
      let after = isDotted ? rest[rest.utf8.index(after: rest.startIndex)...] : rest
      guard let byte = after.utf8.first else { break }
      if byte == UInt8(ascii: "[") {
        guard let (component, end) = bracketed(after) else { break }
        components.append(component)
        rest = end
      } else if isDotted, byte == UInt8(ascii: "`") {
        let inner = after.dropFirst()
        guard let close = inner.firstIndex(of: "`") else { break }
        components.append(.computed(String(inner[..<close])))
        rest = inner[inner.index(after: close)...]
      } else if isDotted, endOfNameCharacter(at: after.startIndex, in: after) != nil {
        let end = nameEnd(after)
        components.append(.name(String(after[..<end])))
        rest = after[end...]
      } else {
        break
      }
    }
    return components.isEmpty ? nil : (ReferencePath(components: components), rest)
  }

  /// The path that is the whole text, blanks around it aside; nil when it is something else or more.
  static func whole(_ text: String) -> ReferencePath? {
    var trimmed = Substring(text)
    while trimmed.last == " " { trimmed.removeLast() }
    while trimmed.first == " " { trimmed.removeFirst() }
    guard let (path, rest) = prefix(of: trimmed), rest.isEmpty else { return nil }
    return path
  }

  /// True when a path stands somewhere in the text.
  static func isPart(of text: String) -> Bool {
    var rest = Substring(text)
    while let dollar = rest.utf8.firstIndex(of: UInt8(ascii: "$")) {
      if prefix(of: rest[dollar...]) != nil { return true }
      rest = rest[rest.utf8.index(after: dollar)...]
    }
    return false
  }

  private static func bracketed(_ text: Substring) -> (Component, Substring)? {
    let inner = text.dropFirst()
    guard let quote = inner.first else { return nil }
    if quote == "`", let end = inner.dropFirst().firstIndex(of: "`") {
      // The path in backticks may hold brackets of its own.
      let after = inner[inner.index(after: end)...]
      guard after.first == "]" else { return nil }
      return (component(inner[...end]), after.dropFirst())
    }
    if quote == "'" || quote == "\"" {
      let name = inner.dropFirst()
      guard let close = name.firstIndex(of: quote) else { return nil }
      let after = name[name.index(after: close)...]
      guard after.first == "]" else { return nil }
      return (component(name[..<close]), after.dropFirst())
    }
    guard let close = inner.firstIndex(of: "]") else { return nil }
    let found = component(inner[..<close])
    if case .name(let name) = found {
      guard !name.isEmpty, name.allSatisfy(isNameCharacter) else { return nil }
    }
    return (found, inner[inner.index(after: close)...])
  }

  /// What stands between brackets: a name, or in backticks a path whose value is the name.
  private static func component(_ text: Substring) -> Component {
    guard text.first == "`", text.last == "`", text.count > 2 else { return .name(String(text)) }
    return .computed(String(text.dropFirst().dropLast()))
  }

  /// How far ASCII characters of a name reach; what follows is judged by whole characters, and begins at one.
  private static func endOfASCIIName(_ text: Substring) -> Substring.Index {
    let bytes = text.utf8
    var last = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let byte = bytes[index]
      // A mark behind a letter belongs to the same character.
      if byte >= 0x80 { return last }
      guard isNameByte(byte) else { return index }
      last = index
      index = bytes.index(after: index)
    }
    return index
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static func isNameCharacter(_ character: Character) -> Bool {
    if let byte = character.asciiValue { return isNameByte(byte) }
    return character.isLetter || character.isNumber
  }

  private static func nameEnd(_ text: Substring) -> Substring.Index {
    var index = endOfASCIIName(text)
    while index < text.endIndex {
      if let end = endOfNameCharacter(at: index, in: text) {
        index = end
      } else if text.utf8[index] == UInt8(ascii: "-"),
        endOfNameCharacter(at: text.utf8.index(after: index), in: text) != nil
      {
        index = text.utf8.index(after: index)
      } else {
        break
      }
    }
    return index
  }

  /// Where the character ends that begins at a place, when it can stand in a name; nil when it cannot, or there is none.
  private static func endOfNameCharacter(at index: Substring.Index, in text: Substring) -> Substring.Index? {
    guard index < text.endIndex else { return nil }
    let next = text.utf8.index(after: index)
    let byte = text.utf8[index]
    // A letter may have marks behind it, which belong to it.
    guard byte < 0x80, next == text.endIndex || text.utf8[next] < 0x80 else {
      return isNameCharacter(text[index]) ? text.index(after: index) : nil
    }
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      return next
    default: return nil
    }
  }
}
