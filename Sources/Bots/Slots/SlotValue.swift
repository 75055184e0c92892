import ContactCenter

/// What words say of a slot.
extension SlotType {
  /// The value that these words are, all of them; nil when they are none.
  ///
  /// - Parameters:
  ///   - today: what "tomorrow" and "Monday" are counted from.
  ///   - isAnswer: true when the bot asked for it, so that words which only fit loosely count too.
  func value(of words: ArraySlice<String>, today: CivilDate, isAnswer: Bool) -> String? {
    guard !words.isEmpty else { return nil }
    switch self {
    case .list(let values): return values.value(of: words, isAnswer: isAnswer)
    case .number: return SpokenNumber(words).map { String($0.value) }
    case .date: return SpokenDate(words, today: today).map { $0.date.description }
    case .time: return SpokenClock(words).map { $0.time.description }
    case .phoneNumber: return SpokenDigits(words, atLeast: 7)?.text
    case .confirmation: return SpokenConfirmation(words).map { $0.isYes ? "Yes" : "No" }
    case .alphaNumeric: return isAnswer ? SpokenDigits(words, atLeast: 1)?.text ?? words.joined() : nil
    case .words: return isAnswer ? words.joined(separator: " ") : nil
    }
  }

  /// True when a sample utterance alone decides where such a value begins and ends: any words can be one.
  var takesAnything: Bool {
    switch self {
    case .alphaNumeric, .words: true
    case .list(let values): values.allowsOthers
    case .number, .date, .time, .phoneNumber, .confirmation: false
    }
  }
}

extension ListedValues {
  fileprivate func value(of words: ArraySlice<String>, isAnswer: Bool) -> String? {
    for entry in entries {
      for name in [entry.value] + entry.synonyms where Words(name).list.elementsEqual(words) {
        return entry.value
      }
    }
    guard isAnswer else { return nil }
    // An answer may be a sentence with the value in it: "the second one, the villa".
    for entry in entries {
      for name in [entry.value] + entry.synonyms where words.holds(Words(name).list) { return entry.value }
    }
    return allowsOthers ? words.joined(separator: " ") : nil
  }
}

extension ArraySlice<String> {
  /// True when these words stand in it one behind the other.
  fileprivate func holds(_ others: [String]) -> Bool {
    guard !others.isEmpty, others.count <= count else { return false }
    return (startIndex...endIndex - others.count).contains {
      self[$0..<$0 + others.count].elementsEqual(others)
    }
  }
}
