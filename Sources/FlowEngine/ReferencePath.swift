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
    guard text.first == "$" else { return nil }
    var rest = text.dropFirst()
    var components: [Component] = []
    while let first = rest.first {
      var after = rest
      if first == "." { after = rest.dropFirst() }
      guard let character = after.first else { break }
      if character == "[" {
        guard let (component, end) = bracketed(after) else { break }
        components.append(component)
        rest = end
      } else if first == ".", character == "`" {
        let inner = after.dropFirst()
        guard let close = inner.firstIndex(of: "`") else { break }
        components.append(.computed(String(inner[..<close])))
        rest = inner[inner.index(after: close)...]
      } else if first == ".", isNameCharacter(character) {
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
    while let dollar = rest.firstIndex(of: "$") {
      if prefix(of: rest[dollar...]) != nil { return true }
      rest = rest[rest.index(after: dollar)...]
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

  private static func isNameCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private static func nameEnd(_ text: Substring) -> Substring.Index {
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      let joins = character == "-" && next < text.endIndex && isNameCharacter(text[next])
      guard isNameCharacter(character) || joins else { break }
      index = next
    }
    return index
  }
}
