import Diagnostics

/// Texts of a flow made fit to be names: one line, no ids, not too long.
enum PlainWords {
  /// The longest name.
  static let limit = 60
  /// The longest first sentence that is quoted whole; of a longer one only `quoteLimit` characters are.
  static let sentenceLimit = 32
  static let quoteLimit = 24
  /// So much of what is said is looked at, in Unicode scalars: more than any name holds, and prompts may be long.
  private static let lookedAt = 240

  /// The text in one line, blanks evened out, control characters made visible, cut with `…`.
  static func line(_ text: String, limit: Int = limit) -> String {
    cut(text.withBlanksEvenedOut.visible, to: limit)
  }

  static func cut(_ text: String, to limit: Int) -> String {
    text.utf8.count <= limit || text.count <= limit ? text : trimmed(String(text.prefix(limit - 1))) + "…"
  }

  /// The first words of what is said, in quotes; empty when there are none.
  static func quoted(_ text: String) -> String {
    var plain = line(beginning(of: text), limit: lookedAt)
    if plain.utf8.contains(UInt8(ascii: "\"")) { plain = String(plain.map { $0 == "\"" ? "'" : $0 }) }
    guard plain.contains(where: { $0.isLetter || $0.isNumber }) else { return "" }
    if plain.first == "(", plain.last == ")", plain.count <= sentenceLimit { return plain }
    return "\"" + firstWords(plain) + "\""
  }

  private static func beginning(of text: String) -> String {
    guard text.utf8.count > lookedAt else { return text }
    var beginning = String.UnicodeScalarView()
    beginning.append(contentsOf: text.unicodeScalars.prefix(lookedAt))
    return String(beginning)
  }

  private static func firstWords(_ text: String) -> String {
    let sentence = firstSentence(text)
    if sentence.count <= sentenceLimit { return sentence }
    var kept = ""
    for word in text.split(separator: " ", maxSplits: quoteLimit) {
      guard kept.count + word.count < quoteLimit else { break }
      kept += kept.isEmpty ? word : " " + word
    }
    if kept.isEmpty { return String(text.prefix(quoteLimit)) + "…" }
    return String(kept.reversed().drop { ",;:…".contains($0) }.reversed()) + "…"
  }

  private static func firstSentence(_ text: String) -> String {
    var count = 0
    var place = text.startIndex
    while place < text.endIndex {
      let character = text[place]
      let next = text.index(after: place)
      let isEnd =
        switch character {
        case "。", "？", "！": true
        case ".", "?", "!": count > 2 && (next == text.endIndex || text[next] == " ")
        default: false
        }
      if isEnd { return String(text[..<next]) }
      count += 1
      place = next
    }
    return text
  }

  /// True when the text holds an ARN, a UUID or another id that is nothing to read.
  static func holdsId(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      holdsARN(bytes)
        || bytes.count >= 16 && bytes.split(whereSeparator: { !isOfId($0) }).contains { isId($0) }
    }
  }

  /// True for a letter, a digit and a dash.
  private static func isOfId(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// True for five parts of the lengths that a UUID has, of whatever letters, as documents have them made up, and for a long
  /// number in hexadecimal digits.
  private static func isId(_ piece: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard piece.count >= 16 else { return false }
    let dash = UInt8(ascii: "-")
    let lengths = piece.split(separator: dash, omittingEmptySubsequences: false).map(\.count)
    if lengths.count == 5, lengths[1...3].allSatisfy({ $0 == 4 }), lengths[0] >= 6, lengths[4] >= 10 {
      return true
    }
    guard piece.count - lengths.count + 1 >= 16 else { return false }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    func isHexLetter(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
    return piece.contains(where: isDigit)
      && piece.allSatisfy { $0 == dash || isDigit($0) || isHexLetter($0) }
  }

  /// True where a word begins as ARNs do and goes on for four fields or more: "arn:aws", which comparisons look for, and
  /// "Learn: press 1" are texts.
  private static func holdsARN(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 4 else { return false }
    return (0...bytes.count - 4).contains { place in
      guard
        bytes[place] | 0x20 == UInt8(ascii: "a") && bytes[place + 1] | 0x20 == UInt8(ascii: "r")
          && bytes[place + 2] | 0x20 == UInt8(ascii: "n") && bytes[place + 3] == UInt8(ascii: ":")
      else { return false }
      return bytes[place...].prefix { $0 > UInt8(ascii: " ") }.count { $0 == UInt8(ascii: ":") } >= 4
    }
  }

  /// True for an identifier that is made of words: `book-slot`, `Main menu`, not `a1` or `7f3a-22`.
  static func readsAsWords(_ identifier: String) -> Bool {
    guard !holdsId(identifier) else { return false }
    let words = identifier.split(whereSeparator: endsWord)
    let isPlain = words.allSatisfy { word in
      word.allSatisfy(\.isLetter) || word.count <= 3 && word.allSatisfy(\.isNumber)
    }
    return isPlain && words.contains { $0.count >= 3 && $0.allSatisfy(\.isLetter) }
  }

  private static func endsWord(_ character: Character) -> Bool {
    switch character {
    case " ", "-", "_", ".", ",", ":", "/", "?", "!", "'", "(", ")": true
    default: false
    }
  }

  /// The words of a name in camel case: "PositionInQueue" gives "position in queue", "bookSlot" "book slot".
  static func spaced(_ name: String) -> String {
    var words: [String] = []
    var word = ""
    let characters = Array(name)
    for (index, character) in characters.enumerated() {
      let followsLower = index > 0 && characters[index - 1].isLowercase
      let endsAcronym =
        index > 0 && characters[index - 1].isUppercase && index + 1 < characters.count
        && characters[index + 1].isLowercase
      if character.isUppercase, followsLower || endsAcronym, !word.isEmpty {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    words.append(word)
    let lowered = words.map { $0.count > 1 && $0.allSatisfy(\.isUppercase) ? $0 : $0.lowercased() }
    return lowered.joined(separator: " ").split { " _".contains($0) }.joined(separator: " ")
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    var rest = text.drop { $0.isWhitespace }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }

  /// "1 error", "2 errors".
  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

extension [String] {
  /// A list with no more entries than that, of which the last counts those that are left out.
  func shortened(to limit: Int) -> [String] {
    count <= limit ? self : prefix(limit - 1) + ["\(count - limit + 1) more"]
  }

  /// As a sentence lists them: "1, 2 and 3".
  func listed(by word: String) -> String {
    count < 2 ? first ?? "" : dropLast().joined(separator: ", ") + " \(word) " + self[count - 1]
  }
}
