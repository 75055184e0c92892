/// Words for secrets that are typed as digits. An account's or a customer's number is none.
enum SecretWords {
  private struct Phrase {
    let bytes: [UInt8]
    let isAnyCase: Bool

    init(_ words: String, isAnyCase: Bool = true) {
      bytes = Array(words.utf8)
      self.isAnyCase = isAnyCase
    }
  }

  /// Each secret with its names, longer ones first.
  private static let secrets: [[Phrase]] = [
    [
      Phrase("credit card number"), Phrase("debit card number"), Phrase("bank card number"),
      Phrase("card number"),
    ],
    [Phrase("pin number"), Phrase("pin code"), Phrase("pin")], [Phrase("password"), Phrase("passcode")],
    [Phrase("security code")], [Phrase("CVV2", isAnyCase: false), Phrase("CVV", isAnyCase: false)],
    [Phrase("social security number")],
  ]

  /// Cards that are no means of payment.
  private static let plainCards: Set<String> = [
    "library", "loyalty", "membership", "member", "rewards", "reward", "club", "student", "insurance",
    "health", "medical", "medicare", "identity", "id",
  ]
  /// Words beside which a PIN code is that of the post.
  private static let places: Set<String> = [
    "area", "city", "town", "village", "locality", "district", "region", "address", "postal",
  ]
  /// Words that ask for something, so that a "not" before them is about something else.
  private static let questions: Set<String> = [
    "enter", "type", "key", "press", "dial", "input", "say", "provide",
  ]

  /// True where the sentence asks for what it names, and means a secret by it: "never tell us your PIN" does not.
  private static func isAskedFor(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    func isEnd(_ byte: UInt8) -> Bool {
      [UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(byte)
    }
    let start = bytes[..<range.lowerBound].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
    let end = bytes[range.upperBound...].firstIndex(where: isEnd) ?? bytes.count
    let before = words(bytes[start..<range.lowerBound])
    let named = words(bytes[range])
    if named == ["card", "number"], let kind = before.last, plainCards.contains(kind) { return false }
    if named == ["pin", "code"], !places.isDisjoint(with: before + words(bytes[range.upperBound..<end])) {
      return false
    }
    var isDenied = false
    for (number, word) in before.enumerated() {
      if isNegation(word) {
        isDenied = true
      } else if questions.contains(word), number == 0 || !isNegation(before[number - 1]) {
        isDenied = false
      }
    }
    return !isDenied
  }

  private static func isNegation(_ word: String) -> Bool {
    word == "never" || word == "not" || word == "don't" || word == "don’t"
  }

  /// The words of a part of a text, in lower case.
  private static func words(_ bytes: ArraySlice<UInt8>) -> [String] {
    String(decoding: bytes, as: UTF8.self).lowercased().split { $0.isWhitespace || $0 == "," }.map(
      String.init)
  }

  /// The first secret that a text asks for, in the text's own words; nil when it asks for none.
  static func first(in text: String) -> String? {
    let bytes = Array(text.utf8)
    for names in secrets {
      for start in bytes.indices where start == 0 || !isInWord(bytes[start - 1]) {
        for name in names {
          let end = start + name.bytes.count
          guard end <= bytes.count, matches(bytes[start..<end], name),
            end == bytes.count || !isInWord(bytes[end])
          else { continue }
          guard isAskedFor(start..<end, in: bytes) else { break }
          return String(decoding: bytes[start..<end], as: UTF8.self)
        }
      }
    }
    return nil
  }

  private static func matches(_ text: ArraySlice<UInt8>, _ name: Phrase) -> Bool {
    name.isAnyCase
      ? text.elementsEqual(name.bytes) { lowercased($0) == $1 } : text.elementsEqual(name.bytes)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// True for letters and digits. No character beyond ASCII stands beside these words in English but dashes and quotes.
  private static func isInWord(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased(byte))
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
  }
}
