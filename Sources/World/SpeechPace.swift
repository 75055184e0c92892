import Diagnostics

/// How fast text is spoken, in milliseconds.
///
/// Scripts that put no blanks between words are paced by the character: a Chinese one is a syllable, a Japanese kana a
/// short one, a Thai one about a letter and a half.
enum SpeechPace {
  /// What is spoken in one go: a word, or one character of a script without blanks.
  struct Unit {
    let words: Substring
    let length: Int64
  }

  static let charactersPerSecond: Int64 = 15

  /// The units of a text, in order, without the blanks between them.
  static func units(of text: String) -> [Unit] {
    var units: [Unit] = []
    for word in text.words {
      var rest = word
      while let first = rest.first {
        if let length = length(ofCharacter: first) {
          let character = rest.prefix(1)
          rest = rest.dropFirst()
          units.append(Unit(words: character, length: length))
        } else {
          let letters = rest.prefix { length(ofCharacter: $0) == nil }
          rest = rest[letters.endIndex...]
          units.append(Unit(words: letters, length: length(of: letters, isLast: rest.isEmpty)))
        }
      }
    }
    return units
  }

  /// How long a text takes: its units together.
  static func length(of text: String) -> Int64 {
    var text = text
    return text.withUTF8 { length(ofASCII: $0) } ?? units(of: text).reduce(0) { $0 + $1.length }
  }

  /// As `length(of:)`, for text of ASCII alone; nil for any other.
  private static func length(ofASCII bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    var sum: Int64 = 0
    var start = 0
    for (index, byte) in bytes.enumerated() {
      guard byte < 0x80 else { return nil }
      guard String.isBlank(byte) else { continue }
      if start < index { sum += length(ofASCIIWord: bytes[start..<index]) }
      start = index + 1
    }
    return start < bytes.count ? sum + length(ofASCIIWord: bytes[start...]) : sum
  }

  private static func length(ofASCIIWord word: Slice<UnsafeBufferPointer<UInt8>>) -> Int64 {
    let last = word.last { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ")") }
    return Int64(word.count + 1) * 1000 / charactersPerSecond
      + (last.map { pause(after: Character(Unicode.Scalar($0))) } ?? 0)
  }

  /// Letters; at the end of a word with the blank behind it and the pause at its end.
  private static func length(of letters: Substring, isLast: Bool) -> Int64 {
    Int64(letters.count + (isLast ? 1 : 0)) * 1000 / charactersPerSecond
      + (isLast ? pause(after: letters.last { $0 != "\"" && $0 != ")" }) : 0)
  }

  /// The pause that a word's last character asks for, quotes and brackets aside.
  private static func pause(after character: Character?) -> Int64 {
    switch character {
    case ",", ";", ":": 300
    case ".", "?", "!": 600
    default: 0
    }
  }

  /// A character of a script that is paced by the character, or its punctuation; nil for a letter of any other.
  private static func length(ofCharacter character: Character) -> Int64? {
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0x0E00 else { return nil }
    switch scalar.value {
    case 0x3001, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF64: return 300
    case 0x3002, 0xFF0E, 0xFF01, 0xFF1F, 0xFF61: return 600
    // Brackets and quotes are not spoken.
    case 0x3008...0x3011, 0xFF08, 0xFF09: return 0
    // Thai, Lao, Burmese, Khmer.
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: return 100
    // Kana.
    case 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: return 140
    // Korean syllables.
    case 0xAC00...0xD7A3: return 180
    // Han characters.
    case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return 220
    default: return nil
    }
  }
}
