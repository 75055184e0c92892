import FlowEngine

/// The choices that a menu's words offer: "For plots, press 1. Press 2 for villas."
///
/// Reads English, Spanish, German, French, Portuguese, Italian and Dutch, however they are ordered, each sentence in its
/// own language; of other languages it finds nothing, and labels come from the branches.
struct SpokenMenu {
  /// One key and what is said of it.
  struct Choice: Equatable {
    let digit: DTMFDigit
    /// The word that leads in: "for", "to" or "if"; nil when there was none.
    let lead: String?
    let words: [String]
  }

  private let sentences: [SpokenSentence]
  /// In the order of the words. A key that is named twice is here twice.
  let choices: [Choice]
  /// The keys that the words name for certain, each once, also such as they say nothing of: "press 1, 2 or 3".
  let keys: [DTMFDigit]
  /// True where the words speak of keys without naming them: "press any other key".
  private let hasOpenKey: Bool

  init(_ text: String) {
    sentences = SpokenSentence.all(in: text)
    var choices: [Choice] = []
    var keys: [DTMFDigit] = []
    var hasOpenKey = false
    var last: DTMFDigit?
    for sentence in sentences {
      var reading = Self.reading(of: sentence)
      if let last, reading.keys.isEmpty { reading = Self.readingOn(in: sentence, behind: last) ?? reading }
      last = reading.choices.last?.digit
      choices += reading.choices
      for key in reading.keys where !keys.contains(key) { keys.append(key) }
      if reading.hasOpenKey { hasOpenKey = true }
    }
    (self.choices, self.keys, self.hasOpenKey) = (choices, keys, hasOpenKey)
  }

  /// What the language says that finds the most in it.
  private static func reading(of sentence: SpokenSentence) -> SpokenMenuReader.Reading {
    var best = SpokenMenuReader.Reading()
    var hasOpenKey = false
    for language in SpokenVocabulary.all.indices where sentence.hasVerb(in: language) {
      let reading = SpokenMenuReader(sentence, in: language).read()
      if reading.hasOpenKey { hasOpenKey = true }
      if (reading.choices.count, reading.keys.count) > (best.choices.count, best.keys.count) {
        best = reading
      }
    }
    if best.keys.isEmpty, sentence.mayNameKeysWithoutVerb {
      for language in SpokenVocabulary.all.indices {
        let reading = SpokenMenuReader(sentence, in: language).readWithoutVerb()
        if reading.keys.count > best.keys.count { best = reading }
      }
    }
    best.hasOpenKey = hasOpenKey
    return best
  }

  /// What a sentence says that takes its verb from the one before it; nil where it does not.
  private static func readingOn(in sentence: SpokenSentence, behind last: DTMFDigit)
    -> SpokenMenuReader.Reading?
  {
    SpokenVocabulary.all.indices.lazy.map { SpokenMenuReader(sentence, in: $0).readOn(behind: last) }
      .first { !$0.keys.isEmpty }
  }

  /// True where the words may offer a key in a way that is not understood: its digit, or a word for it, stands in them,
  /// they speak of any key, or a sentence of theirs is in none of the languages.
  func mayOffer(_ digit: DTMFDigit) -> Bool {
    let sign = digit.description
    return hasOpenKey
      || sentences.contains { sentence in
        !sentence.isUnderstood || sentence.hasRange(with: digit)
          || sentence.tokens.contains { $0.word == sign || $0.meaning.means(digit) }
      }
  }
}

extension SpokenSentence {
  /// True for "1 to 4" and "1-4", in any language, with the key in between.
  fileprivate func hasRange(with digit: DTMFDigit) -> Bool {
    SpokenVocabulary.all.indices.contains { SpokenMenuReader(self, in: $0).hasRange(with: digit) }
  }
}
