import FlowAnalysis

/// The wording of a prompt with places in it that only a call fills.
struct WordingPattern {
  private enum Piece {
    case words([String])
    /// Anything, or one of the texts that it is known to be.
    case value([[String]])
  }

  private let pieces: [Piece]

  /// - Parameter values: what a value may be, by its path.
  init(_ parts: [SpokenPart], _ values: [[String]: [String]]) {
    pieces = parts.map { part in
      switch part {
      case .words(let text): .words(Wording(text).words)
      case .value(let path): .value((values[path] ?? []).map { Wording($0).words })
      }
    }
  }

  /// How many words of a wording are known to be said where it is a part of this one; nil where it cannot be, or where
  /// nothing speaks for it: all of it would have to come from a value, and there is more in this one, or it is known what the
  /// value can be.
  func knownWords(of wording: Wording) -> Int? {
    let words = wording.words[...]
    // By how many words are done: the most that are known of the rest from the piece at hand on.
    var known = [Int?](repeating: nil, count: words.count + 1)
    known[words.count] = 0
    var most: Int?
    func take(_ count: Int?) { if let count { most = max(most ?? 0, count) } }
    for piece in pieces.reversed() {
      let after = known
      for done in words.indices {
        known[done] = Self.texts(of: piece).compactMap { text in
          Self.known(words[done...], beginning: text[...], after)
        }.max()
        if case .value = piece {
          known[done] = Self.most(known[done], after[done...].compactMap { $0 }.max())
        }
      }
      for text in Self.texts(of: piece) {
        for start in text.indices { take(Self.known(words, beginning: text[start...], after)) }
      }
      take(known[0])
    }
    return most == 0 && !isAllUnknown ? nil : most
  }

  private var isAllUnknown: Bool { pieces.allSatisfy { Self.texts(of: $0).allSatisfy(\.isEmpty) } }

  private static func texts(of piece: Piece) -> [[String]] {
    switch piece {
    case .words(let words): [words]
    case .value(let texts): texts
    }
  }

  /// How many of the words are known if they begin with a text, or end in the middle of it.
  private static func known(
    _ words: ArraySlice<String>, beginning text: ArraySlice<String>, _ after: [Int?]
  ) -> Int? {
    let count = min(words.count, text.count)
    guard words.prefix(count).elementsEqual(text.prefix(count)) else { return nil }
    return after[words.startIndex + count].map { $0 + count }
  }

  private static func most(_ one: Int?, _ other: Int?) -> Int? {
    guard let one, let other else { return one ?? other }
    return max(one, other)
  }
}
