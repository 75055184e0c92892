import ContactCenter

/// A day as it is said in English: "tomorrow", "Monday", "the 24th of November", "2026-11-24".
struct SpokenDate: Equatable {
  let date: CivilDate

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  init?(_ words: ArraySlice<String>, today: CivilDate) {
    let words = words.filter { !["the", "of", "on", "this", "coming"].contains($0) }
    switch words.count {
    case 1:
      guard let date = Self.day(words[0], today) else { return nil }
      self.date = date
    case 2 where words[0] == "next":
      guard let date = Self.weekday(words[1], after: today) else { return nil }
      self.date = date
    case 2, 3:
      guard let month = words.compactMap({ Self.month($0) }).first,
        let day = words.prefix(2).compactMap({ Self.dayOfMonth($0) }).first,
        words.prefix(2).contains(where: { Self.month($0) == month })
      else { return nil }
      if words.count == 3 {
        guard let year = Int(words[2]), let date = CivilDate(year: year, month: month, day: day) else {
          return nil
        }
        self.date = date
      } else {
        guard let date = Self.next(month: month, day: day, from: today) else { return nil }
        self.date = date
      }
    default: return nil
    }
  }

  private static func day(_ word: String, _ today: CivilDate) -> CivilDate? {
    switch word {
    case "today": today
    case "tomorrow": today.adding(days: 1)
    default: weekday(word, after: today) ?? CivilDate(word)
    }
  }

  private static func weekday(_ word: String, after today: CivilDate) -> CivilDate? {
    guard let day = Weekday(word) else { return nil }
    return (1...7).map { today.adding(days: $0) }.first { $0.weekday == day }
  }

  private static func month(_ word: String) -> Int? {
    months.firstIndex { $0 == word || word.count >= 3 && $0.hasPrefix(word) }.map { $0 + 1 }
  }

  /// "24", "24th".
  private static func dayOfMonth(_ word: String) -> Int? {
    let digits = word.prefix { $0.isNumber }
    guard ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) else { return nil }
    return Int(digits).flatMap { (1...31).contains($0) ? $0 : nil }
  }

  private static func next(month: Int, day: Int, from today: CivilDate) -> CivilDate? {
    (0...8).lazy.compactMap { CivilDate(year: today.year + $0, month: month, day: day) }.first { $0 >= today }
  }
}
