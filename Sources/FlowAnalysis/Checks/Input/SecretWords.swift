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

  /// The first secret that a text names, in the text's own words; nil when it names none.
  static func first(in text: String) -> String? {
    let bytes = Array(text.utf8)
    for names in secrets {
      for start in bytes.indices where start == 0 || !isInWord(bytes[start - 1]) {
        for name in names {
          let end = start + name.bytes.count
          guard end <= bytes.count, matches(bytes[start..<end], name),
            end == bytes.count || !isInWord(bytes[end])
          else { continue }
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
