import ContactCenter

/// What a bot makes of words: the intent that they mean most likely, and the slots that they fill.
struct Understanding: Hashable {
  /// The intent's place in its bot.
  let intent: Int
  /// For each slot of the intent its value, or nil.
  var values: [String?]
  /// How sure the bot is, in hundredths; words that are a sample utterance score 100.
  let score: Int
}

extension Bot {
  /// The intents that words may mean, the likeliest first; of equally likely ones the first of the bot. None is below
  /// the bot's threshold.
  func understand(_ words: Words, today: CivilDate) -> [Understanding] {
    let weights = WordWeights(self)
    var found: [Understanding] = []
    for (place, intent) in intents.enumerated() where !intent.isFallback {
      guard let understanding = intent.understand(words, as: place, weights, today: today),
        understanding.score >= threshold
      else { continue }
      found.append(understanding)
    }
    // A stable order: insertion keeps those of equal score as they stand in the bot.
    var sorted: [Understanding] = []
    for understanding in found {
      let at = sorted.firstIndex { $0.score < understanding.score } ?? sorted.count
      sorted.insert(understanding, at: at)
    }
    return sorted
  }
}

extension BotIntent {
  fileprivate func understand(
    _ words: Words, as place: Int, _ weights: WordWeights, today: CivilDate
  ) -> Understanding? {
    var best: (score: Int, values: [String?])?
    for utterance in utterances where !utterance.parts.isEmpty {
      var match = SlotMatch(slots: slots, today: today)
      if match.matches(utterance.parts[...], words.list[...]) {
        return Understanding(intent: place, values: match.values, score: 100)
      }
      // What only resembles a sample is never as sure as the sample itself.
      let score = min(weights.likeness(of: utterance.words, to: words.list), 99)
      if score > best?.score ?? 0 { best = (score, slotsAnywhere(in: words.list, today: today)) }
    }
    return best.map { Understanding(intent: place, values: $0.values, score: $0.score) }
  }

  /// The slots that some of the words fill, the longest run of words first; no word fills two.
  private func slotsAnywhere(in words: [String], today: CivilDate) -> [String?] {
    var values = [String?](repeating: nil, count: slots.count)
    var isTaken = [Bool](repeating: false, count: words.count)
    for (place, slot) in slots.enumerated() {
      search: for length in stride(from: min(words.count, SlotMatch.lengthLimit), to: 0, by: -1) {
        for start in 0...(words.count - length) where !isTaken[start..<start + length].contains(true) {
          let run = words[start..<start + length]
          guard let value = slot.type.value(of: run, today: today, isAnswer: false) else { continue }
          values[place] = value
          for word in run.indices { isTaken[word] = true }
          break search
        }
      }
    }
    return values
  }
}

/// Lays a sample utterance over words, its slots over the values that stand in their place.
private struct SlotMatch {
  let slots: [BotSlot]
  let today: CivilDate
  var values: [String?]

  /// The most words one slot may have.
  static let lengthLimit = 12

  init(slots: [BotSlot], today: CivilDate) {
    self.slots = slots
    self.today = today
    values = Array(repeating: nil, count: slots.count)
  }

  mutating func matches(_ parts: ArraySlice<SampleUtterance.Part>, _ words: ArraySlice<String>) -> Bool {
    guard let part = parts.first else { return words.isEmpty }
    let rest = parts.dropFirst()
    switch part {
    case .word(let word):
      guard words.first == word else { return false }
      return matches(rest, words.dropFirst())
    case .slot(let name):
      guard let place = slots.firstIndex(where: { $0.name == name }) else { return false }
      // What follows needs a word for each of its parts.
      let most = min(words.count - rest.count, Self.lengthLimit)
      guard most >= 1 else { return false }
      let isLoose = slots[place].type.takesAnything
      for length in stride(from: most, to: 0, by: -1) {
        let run = words.prefix(length)
        guard let value = slots[place].type.value(of: run, today: today, isAnswer: isLoose) else { continue }
        let before = values
        values[place] = value
        if matches(rest, words.dropFirst(length)) { return true }
        values = before
      }
      return false
    }
  }
}
