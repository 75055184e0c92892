/// One way to say an intent: words, with slots in braces.
public struct SampleUtterance: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case word(String)
    case slot(String)
  }

  /// As it was written.
  public let text: String
  let parts: [Part]

  /// - Parameter text: such as "I would like to see a {kind}". A brace that is not closed is a mark like any other.
  public init(_ text: String) {
    self.text = text
    var parts: [Part] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      parts += Words(rest[..<open]).list.map { .word($0) }
      parts.append(.slot(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    self.parts = parts + Words(rest).list.map { .word($0) }
  }

  /// The words that are no slots.
  var words: [String] {
    parts.compactMap { part in
      guard case .word(let word) = part else { return nil }
      return word
    }
  }

  /// The names of its slots.
  public var slotNames: [String] {
    parts.compactMap { part in
      guard case .slot(let name) = part else { return nil }
      return name
    }
  }
}
