import FlowEngine

/// The choices that a menu's words offer: "For plots, press 1. Press 2 for villas."
///
/// Reads English, Spanish, German, French, Portuguese and Italian, however they are ordered, each sentence in its own
/// language; of other languages it finds nothing, and labels come from the branches.
struct SpokenMenu {
  /// One key and what is said of it.
  struct Choice: Equatable {
    let digit: DTMFDigit
    /// The word that leads in: "for", "to" or "if"; nil when there was none.
    let lead: String?
    let words: [String]
  }

  private let sentences: [SpokenSentence]

  init(_ text: String) {
    sentences = SpokenSentence.all(in: text)
  }

  /// In the order of the words. A key that is named twice is here twice.
  var choices: [Choice] { sentences.flatMap(Self.choices) }

  /// What the language says that finds the most in it.
  private static func choices(in sentence: SpokenSentence) -> [Choice] {
    var found: [Choice] = []
    for language in SpokenVocabulary.all.indices where sentence.hasVerb(in: language) {
      let choices = SpokenMenuReader(sentence, in: language).read()
      if choices.count > found.count { found = choices }
    }
    return found
  }

  /// True where the words may offer a key in a way that is not understood: its digit, or a word for it, stands in them, or
  /// a sentence of theirs is in none of the languages.
  func mayOffer(_ digit: DTMFDigit) -> Bool {
    let sign = digit.description
    return sentences.contains { sentence in
      !sentence.isUnderstood || Self.hasRange(sentence, with: sign)
        || sentence.tokens.contains { $0.word == sign || $0.meaning.means(digit) }
    }
  }

  /// True for "1 to 4" and "1-4" with a key in between.
  private static func hasRange(_ sentence: SpokenSentence, with sign: String) -> Bool {
    guard let key = Int(sign) else { return false }
    let words = sentence.tokens.lazy.filter { !$0.isPause }.map(\.word)
    var beforeLast = ""
    var last = ""
    for word in words {
      // A range begins with a digit.
      if let first = word.utf8.first, isDigit(first) {
        let ends = word.split(separator: "-").compactMap { Int($0) }
        if ends.count == 2, ends[0] <= key, key <= ends[1] { return true }
        if rangeWords.contains(last), let start = Int(beforeLast), let end = Int(word), start <= key,
          key <= end
        {
          return true
        }
      }
      (beforeLast, last) = (last, word)
    }
    return false
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static let rangeWords: Set<String> = ["to", "through", "thru", "bis", "a", "al", "à", "até"]
}
