/// Days as prompts say them, made short: "Tuesday 24 November" gives "Tue 24".
enum SpokenDate {
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  /// Nil when the words do not begin with a day of a month; what follows the day stays.
  static func short(_ words: [String]) -> String? {
    var weekday: String?
    var day: Int?
    var month: String?
    var rest = words[...]
    while let word = rest.first {
      let plain = word.lowercased().filter { $0 != "," }
      if weekday == nil, day == nil, weekdays.contains(plain) {
        weekday = String(word.prefix(3))
      } else if month == nil, months.contains(plain) {
        month = String(word.prefix(3))
      } else if day == nil, let number = number(plain) {
        day = number
      } else if !["the", "of", "on"].contains(plain) || rest.count == words.count && plain != "the" {
        break
      }
      rest = rest.dropFirst()
    }
    guard let day, weekday != nil || month != nil else { return nil }
    let date = weekday.map { "\($0) \(day)" } ?? "\(day) \(month ?? "")"
    let after = rest.filter { !["at", "and"].contains($0.lowercased()) }
    return ([date] + after).joined(separator: " ")
  }

  /// The day of a month: "24", "24th".
  private static func number(_ word: String) -> Int? {
    let digits = word.prefix(while: \.isNumber)
    guard ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) else { return nil }
    return Int(digits).flatMap { (1...31).contains($0) ? $0 : nil }
  }
}
