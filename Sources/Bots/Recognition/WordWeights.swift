/// How much each word of a bot's samples tells: one that only one intent has tells most, one that all have least.
struct WordWeights {
  private var intentsWithWord: [String: Int] = [:]
  private let intentCount: Int

  init(_ bot: Bot) {
    intentCount = bot.intents.count
    for intent in bot.intents {
      for word in Set(intent.utterances.flatMap(\.words)) { intentsWithWord[word, default: 0] += 1 }
    }
  }

  /// How much of a sample's words are in what was said, and of what was said in the sample: 0-100.
  func likeness(of sample: [String], to words: [String]) -> Int {
    guard !sample.isEmpty, !words.isEmpty else { return 0 }
    var left = words
    var common = 0
    for word in sample {
      guard let place = left.firstIndex(of: word) else { continue }
      left.remove(at: place)
      common += weight(of: word)
    }
    let total = sample.reduce(0) { $0 + weight(of: $1) } + words.reduce(0) { $0 + weight(of: $1) }
    return common * 200 / total
  }

  /// A word that no sample has is worth least, for a caller says many of them.
  private func weight(of word: String) -> Int {
    guard let count = intentsWithWord[word] else { return 1 }
    return 1 + 3 * (intentCount - count)
  }
}
