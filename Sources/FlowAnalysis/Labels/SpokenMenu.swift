import FlowEngine

/// The choices that a menu's words offer: "For plots, press 1. Press 2 for villas."
///
/// Reads English, Spanish, German, French, Portuguese and Italian, however they are ordered, each sentence in its own
/// language; of other languages it finds nothing, and labels come from the branches.
enum SpokenMenu {
  /// One key and what is said of it.
  struct Choice: Equatable {
    let digit: DTMFDigit
    /// The word that leads in: "for", "to" or "if"; nil when there was none.
    let lead: String?
    let words: [String]
  }

  /// In the order of the words. A key that is named twice is here twice.
  static func choices(in text: String) -> [Choice] {
    SpokenMenuReader.tokens(of: text).split(separator: .stop).flatMap { choices(inSentence: Array($0)) }
  }

  /// What the language says that finds the most in it.
  private static func choices(inSentence tokens: [SpokenMenuReader.Token]) -> [Choice] {
    var found: [Choice] = []
    for vocabulary in SpokenVocabulary.all {
      let reader = SpokenMenuReader(tokens, in: vocabulary)
      guard reader.hasVerb else { continue }
      let choices = reader.read()
      if choices.count > found.count { found = choices }
    }
    return found
  }

  /// True where the words may offer a key in a way that is not understood: its digit, or a word for it, stands in them, or
  /// a sentence of theirs is in none of the languages.
  static func mayOffer(_ digit: DTMFDigit, in text: String) -> Bool {
    let sign = digit.description
    return SpokenMenuReader.tokens(of: text).split(separator: .stop).contains { sentence in
      let words = sentence.compactMap { token in
        if case .word(let word) = token { word.lowercased() } else { nil }
      }
      return !isUnderstood(words) || hasRange(words, with: sign)
        || words.contains { word in
          word == sign || SpokenVocabulary.all.contains { $0.digits[word].map(String.init) == sign }
        }
    }
  }

  /// True for "1 to 4" and "1-4" with a key in between.
  private static func hasRange(_ words: [String], with sign: String) -> Bool {
    guard let key = Int(sign) else { return false }
    return words.indices.contains { place in
      let ends = words[place].split(separator: "-").compactMap { Int($0) }
      if ends.count == 2 { return ends[0] <= key && key <= ends[1] }
      guard place + 2 < words.count, rangeWords.contains(words[place + 1]), let first = Int(words[place]),
        let last = Int(words[place + 2])
      else { return false }
      return first <= key && key <= last
    }
  }

  private static let rangeWords: Set<String> = ["to", "through", "thru", "bis", "a", "al", "à", "até"]

  /// True for a sentence of which some word is known; one or two words may be a name.
  private static func isUnderstood(_ words: [String]) -> Bool {
    if words.contains(where: hasOtherScript) { return false }
    return words.count < 3
      || words.contains { word in
        SpokenVocabulary.all.contains { $0.common.contains(word) || $0.roles[word] != nil }
      }
  }

  private static func hasOtherScript(_ word: String) -> Bool {
    word.unicodeScalars.contains { $0.value > 0x24F && $0.properties.isAlphabetic }
  }
}
