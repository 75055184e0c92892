import JSON

/// What a page is given, as a person reads it: without braces, markup and what only the page's program needs.
enum PageWords {
  /// "Full Name: Asha; Account: 12" of a list of labels with their values.
  static func of(_ value: JSONValue) -> String {
    switch value.kind {
    case .array: return joined(value.elements.map(of), by: ";")
    case .object: return words(ofObject: value)
    case .string, .number: return withoutMarkup(value.scalarText ?? "")
    case .boolean, .null: return value.scalarText ?? ""
    }
  }

  private static func words(ofObject value: JSONValue) -> String {
    if let label = value["Label"], let named = value["Value"] { return "\(of(label)): \(of(named))" }
    let shown = value.members.filter { member in
      switch member.value.kind {
      case .boolean, .null: false
      case .string, .number, .array, .object: !programKeys.contains(member.name)
      }
    }
    // A card has its heading twice: on its face, and over what is inside.
    var words: [String] = []
    for member in shown {
      let said = of(member.value)
      guard let last = words.last, said == last || said.hasPrefix(last + ", ") else {
        words.append(said)
        continue
      }
      words[words.count - 1] = said
    }
    return joined(words, by: ",")
  }

  /// What is not empty, with a mark between; behind a sentence stands none.
  private static func joined(_ pieces: [String], by mark: String) -> String {
    pieces.filter { !$0.isEmpty }.reduce(into: "") { words, piece in
      guard let last = words.last else {
        words = piece
        return
      }
      words += (".!?:;,".contains(last) ? " " : mark + " ") + piece
    }
  }

  /// Keys by which a page's program knows what is chosen, or how it looks.
  private static let programKeys: Set<String> = ["Id", "Name", "Type", "Icon", "Style", "Width", "Columns"]

  /// Tags taken out, and blanks between what is left made one.
  private static func withoutMarkup(_ text: String) -> String {
    var words = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      let inside = rest[rest.index(after: start)...]
      guard let first = inside.first, first.isLetter || first == "/" || first == "!",
        let end = inside.firstIndex(of: ">")
      else {
        words += rest[...start]
        rest = inside
        continue
      }
      words += rest[..<start] + " "
      rest = rest[rest.index(after: end)...]
    }
    words += rest
    return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
