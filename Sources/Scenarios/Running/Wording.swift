/// The words of a text, case, punctuation and spacing aside: what `hear` compares.
struct Wording: Sendable, Hashable {
  let words: [String]

  /// Words are what stands between blanks and punctuation; an apostrophe joins. A character of a script that is written
  /// without blanks is a word of its own.
  init(_ text: String) {
    words = text.utf8.allSatisfy { $0 < 0x80 } ? Self.wordsOfASCII(text) : Self.words(text)
  }

  /// As `words`, without a look into Unicode's tables.
  private static func wordsOfASCII(_ text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func close() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): word.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
      case UInt8(ascii: "'"): break
      default: close()
      }
    }
    close()
    return words
  }

  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    func close() {
      if !word.isEmpty { words.append(word.lowercased()) }
      word = ""
    }
    for scalar in text.unicodeScalars {
      if standsAlone(scalar) {
        close()
        words.append(String(scalar))
      } else if belongsToWord(scalar) {
        word.unicodeScalars.append(scalar)
      } else if scalar != "'", scalar != "\u{2019}" {
        close()
      }
    }
    close()
    return words
  }

  /// Where these words come first in others, from a place on; nil where they do not.
  func found(in other: Wording, from start: Int = 0) -> Range<Int>? {
    guard !words.isEmpty, other.words.count - start >= words.count else { return nil }
    for place in start...(other.words.count - words.count)
    where other.words[place..<place + words.count].elementsEqual(words) {
      return place..<place + words.count
    }
    return nil
  }

  /// How many of these words others have too, in the same order.
  func commonCount(with other: Wording) -> Int {
    // By how many of the others are done: the most that are common from the words on that were looked at.
    var common = [Int](repeating: 0, count: other.words.count + 1)
    for word in words {
      var before = 0
      for place in other.words.indices {
        let here = common[place + 1]
        common[place + 1] = other.words[place] == word ? before + 1 : max(here, common[place])
        before = here
      }
    }
    return common[other.words.count]
  }

  private static func belongsToWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF:
      belongsToWord(scalar)
    default: scalar.properties.isIdeographic
    }
  }
}
