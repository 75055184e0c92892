/// A sentence of a spoken text, its words looked up once for all languages.
struct SpokenSentence {
  /// A word, or a mark between words.
  struct Token {
    /// As it is written, without marks around it; empty for a comma, colon, dash or semicolon.
    let text: String
    /// The same in lower case.
    let word: String
    let meaning: SpokenLexicon.Meaning

    static let pause = Token(text: "", word: "", meaning: SpokenLexicon.Meaning())

    var isPause: Bool { word.isEmpty }
  }

  let tokens: [Token]

  /// The sentences of a text, in its order; none is empty.
  static func all(in text: String) -> [SpokenSentence] {
    let lexicon = SpokenLexicon.standard
    var sentences: [SpokenSentence] = []
    var tokens: [Token] = []
    let pieces = text.words
    for (number, piece) in pieces.enumerated() {
      let spoken = SpokenWord(
        piece, behind: number > 0 ? pieces[number - 1] : nil,
        before: number + 1 < pieces.count ? pieces[number + 1] : nil)
      if !spoken.text.isEmpty {
        for text in parts(spoken.text) {
          let word = text.lowercased()
          tokens.append(Token(text: text, word: word, meaning: lexicon[word]))
        }
      }
      if spoken.hasStop {
        if !tokens.isEmpty { sentences.append(SpokenSentence(tokens: tokens)) }
        tokens.removeAll(keepingCapacity: true)
      } else if spoken.hasPause {
        tokens.append(.pause)
      }
    }
    if !tokens.isEmpty { sentences.append(SpokenSentence(tokens: tokens)) }
    return sentences
  }

  /// A word; two where a key stands behind an apostrophe: "dall'1".
  private static func parts(_ word: Substring) -> [String] {
    if let last = word.utf8.last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last),
      let mark = word.dropLast().last, "'’".contains(mark), word.count > 2
    {
      return [word.dropLast(2) + "'", word.suffix(1)].map { String($0) }
    }
    return [String(word)]
  }

  /// True where a word may name, in a language, what is done with a key.
  func hasVerb(in language: Int) -> Bool {
    tokens.contains { $0.meaning.role(in: language).contains(.verb) }
  }

  /// True where two figures stand in it: "1 for plots, 2 for villas", "rate us from 1 to 5".
  var mayNameKeysWithoutVerb: Bool {
    tokens.count { token in
      guard let first = token.word.utf8.first else { return false }
      return token.word.utf8.count == 1 && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    } > 1
  }

  /// True where some word is known; one or two words may be a name.
  var isUnderstood: Bool {
    if tokens.contains(where: { Self.hasOtherScript($0.word) }) { return false }
    return tokens.count { !$0.isPause } < 3 || tokens.contains(where: \.meaning.isKnown)
  }

  private static func hasOtherScript(_ word: String) -> Bool {
    word.unicodeScalars.contains { $0.value > 0x24F && $0.properties.isAlphabetic }
  }
}
