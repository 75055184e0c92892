import ContactCenter

/// A time of day as it is said in English: "10 am", "4 30 pm", "16:30", "noon".
struct SpokenClock: Equatable {
  let time: TimeOfDay

  init?(_ words: ArraySlice<String>) {
    var words = words.filter { !["at", "oclock", "in", "the"].contains($0) }
    var half: String?
    if words.count >= 2, words.suffix(2) == ["a", "m"] || words.suffix(2) == ["p", "m"] {
      half = words[words.count - 2] + "m"
      words.removeLast(2)
    } else if let last = words.last,
      ["am", "pm", "a.m", "p.m", "morning", "afternoon", "evening"].contains(last)
    {
      half = last.hasPrefix("a") && last != "afternoon" || last == "morning" ? "am" : "pm"
      words.removeLast()
    } else if let last = words.last, last.hasSuffix("am") || last.hasSuffix("pm"), words.count == 1 {
      half = String(last.suffix(2))
      words = [String(last.dropLast(2))]
    }
    guard let (hour, minute) = Self.clock(words, half), let time = TimeOfDay(hour: hour, minute: minute)
    else {
      return nil
    }
    self.time = time
  }

  private static func clock(_ words: [String], _ half: String?) -> (hour: Int, minute: Int)? {
    guard let first = words.first, words.count <= 2 else { return nil }
    if words.count == 1, half == nil {
      if first == "noon" { return (12, 0) }
      if first == "midnight" { return (0, 0) }
    }
    let parts = first.split(separator: ":", omittingEmptySubsequences: false)
    var hour: Int
    var minute = 0
    if parts.count == 2, words.count == 1, let first = Int(parts[0]), let second = Int(parts[1]) {
      (hour, minute) = (first, second)
    } else {
      guard parts.count == 1, half != nil || words.count == 1, let said = SpokenNumber([first]) else {
        return nil
      }
      hour = said.value
      if words.count == 2 {
        guard let said = SpokenNumber([words[1]]) else { return nil }
        minute = said.value
      } else if half == nil {
        return nil
      }
    }
    guard let half else { return (hour, minute) }
    guard (1...12).contains(hour) else { return nil }
    if half == "am" { return (hour == 12 ? 0 : hour, minute) }
    hour = hour == 12 ? 12 : hour + 12
    return (hour, minute)
  }
}
