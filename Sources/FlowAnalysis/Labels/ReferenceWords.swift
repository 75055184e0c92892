/// References to data of the contact, as they stand in a flow's texts, in words.
enum ReferenceWords {
  /// The text with each reference replaced; the names on its path are given.
  static func replacing(in text: String, with words: (_ path: [String]) -> String) -> String {
    parts(of: text).reduce(into: "") { result, part in
      switch part {
      case .words(let own): result += own
      case .value(let path): result += words(path)
      }
    }
  }

  /// The text in pieces, in order: what stands in it, and references.
  static func parts(of text: String) -> [SpokenPart] {
    var parts: [SpokenPart] = []
    var words = ""
    var rest = Substring(text)
    while let character = rest.first {
      if character == "$", let (path, after) = path(at: rest) {
        if !words.isEmpty { parts.append(.words(words)) }
        words = ""
        parts.append(.value(path: path))
        rest = after
      } else {
        words.append(character)
        rest = rest.dropFirst()
      }
    }
    return words.isEmpty ? parts : parts + [.words(words)]
  }

  /// The path of the first reference in the text; nil when there is none. Of "$.Attributes.$.StoredCustomerInput" it is the
  /// second that names a value.
  static func first(in text: String) -> [String]? {
    var rest = Substring(text)
    var space: [String]?
    while let start = rest.firstIndex(of: "$") {
      rest = rest[start...]
      if let (path, after) = path(at: rest) {
        if path.count > 1 || !["Attributes", "FlowAttributes", "External"].contains(path[0]) { return path }
        space = space ?? path
        rest = after
      } else {
        rest = rest.dropFirst()
      }
    }
    return space
  }

  /// True when the text is one reference and nothing else.
  static func isLone(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return false }
    let trimmed = PlainWords.trimmed(text)
    guard trimmed.first == "$", let (_, rest) = path(at: Substring(trimmed)) else { return false }
    return rest.isEmpty
  }

  /// What a designer calls the value at the end of a path: an attribute by its name, the service's data in words.
  static func name(of path: [String]) -> String {
    switch path.joined(separator: ".") {
    case "CustomerEndpoint.Address": return "caller's number"
    case "SystemEndpoint.Address": return "number called"
    case "StoredCustomerInput": return "stored input"
    case "Queue.Name": return "queue"
    case "Queue.OutboundCallerId.Address": return "queue's number"
    case "Lex.IntentName": return "intent"
    case "LanguageCode": return "language"
    default: break
    }
    let last = path.last ?? ""
    if last == "Count", path.dropFirst().first == "Agents", path.count == 4 {
      return "agents " + PlainWords.spaced(path[2])
    }
    let authored = [
      "Attributes", "FlowAttributes", "External", "LambdaInvocation", "SessionAttributes", "Slots",
      "SegmentAttributes",
    ]
    return path.dropLast().contains(where: authored.contains) ? last : PlainWords.spaced(last)
  }

  /// The path that begins at the start of the text, and what follows it.
  private static func path(at text: Substring) -> (path: [String], rest: Substring)? {
    var rest = text.dropFirst()
    var path: [String] = []
    while let first = rest.first {
      var after = rest
      if first == "." { after = rest.dropFirst() }
      guard let next = after.first else { break }
      if next == "[" || next == "`" {
        guard let (name, end) = bracketed(after, closedBy: next == "[" ? "]" : "`") else { break }
        path.append(name)
        rest = end
      } else if first == ".", isNameCharacter(next) {
        let end = after.firstIndex { !isNameCharacter($0) && $0 != "-" } ?? after.endIndex
        path.append(String(after[..<end]))
        rest = after[end...]
      } else {
        break
      }
    }
    return path.isEmpty ? nil : (path, rest)
  }

  private static func bracketed(_ text: Substring, closedBy close: Character) -> (String, Substring)? {
    let inner = text.dropFirst()
    guard let end = inner.firstIndex(of: close) else { return nil }
    let name = inner[..<end].filter { !"'\"`".contains($0) }
    return name.isEmpty ? nil : (String(name), inner[inner.index(after: end)...])
  }

  private static func isNameCharacter(_ character: Character) -> Bool {
    if let byte = character.asciiValue {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        return true
      default: return false
      }
    }
    return character.isLetter || character.isNumber
  }
}
