import FlowEngine

/// Every word that a language of `SpokenVocabulary.all` reads menus by, with what it is in each of them.
struct SpokenLexicon: Sendable {
  /// What one word is: nothing, as it begins, in any language.
  struct Meaning: Sendable, BitwiseCopyable {
    // A place for each language.
    fileprivate var roles = SIMD8<UInt16>(repeating: 0)
    /// The keys that it is a word for, as ASCII; 0 for none.
    fileprivate var keys = SIMD8<UInt8>(repeating: 0)
    fileprivate var articles = SIMD8<UInt8>(repeating: 0)
    /// True for a word that tells that a sentence is in a language of these.
    fileprivate(set) var isKnown = false

    func role(in language: Int) -> SpokenVocabulary.Role {
      SpokenVocabulary.Role(rawValue: roles[language])
    }

    /// A word for a key: "two".
    func key(in language: Int) -> DTMFDigit? {
      keys[language] == 0 ? nil : DTMFDigit(ascii: keys[language])
    }

    /// A word for one that is also the language's article.
    func isArticle(in language: Int) -> Bool { articles[language] != 0 }

    /// True for a word for the key in any of the languages.
    func means(_ digit: DTMFDigit) -> Bool { any(keys .== SIMD8(repeating: digit.ascii)) }
  }

  private let meanings: [String: Meaning]

  static let standard = SpokenLexicon(SpokenVocabulary.all)

  /// - Parameter vocabularies: eight at the most.
  private init(_ vocabularies: [SpokenVocabulary]) {
    var meanings: [String: Meaning] = [:]
    for (language, vocabulary) in vocabularies.enumerated() {
      for (word, role) in vocabulary.roles {
        meanings[word, default: Meaning()].roles[language] = role.rawValue
        meanings[word]?.isKnown = true
      }
      for (word, key) in vocabulary.digits {
        meanings[word, default: Meaning()].keys[language] = key.asciiValue ?? 0
      }
      for word in vocabulary.articles { meanings[word, default: Meaning()].articles[language] = 1 }
      for word in vocabulary.common { meanings[word, default: Meaning()].isKnown = true }
    }
    self.meanings = meanings
  }

  /// - Parameter word: in lower case.
  subscript(word: String) -> Meaning { meanings[word] ?? Meaning() }
}
