/// A string of digits said one by one or typed: a number that is no quantity.
struct SpokenDigits: Equatable {
  let text: String

  /// - Parameter count: the fewest digits that make one.
  init?(_ words: ArraySlice<String>, atLeast count: Int) {
    var text = ""
    for (place, word) in words.enumerated() {
      if let digit = SpokenNumber([word]), digit.value < 10, Int(word) == nil {
        text += String(digit.value)
      } else if word == "oh" {
        text += "0"
      } else if word == "plus", place == 0 {
        text = "+"
      } else {
        let digits = word.filter { $0 != "-" && $0 != "." }
        let plain = place == 0 && digits.hasPrefix("+") ? digits.dropFirst() : Substring(digits)
        guard !plain.isEmpty, plain.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        text += digits
      }
    }
    guard text.utf8.filter({ $0 != UInt8(ascii: "+") }).count >= count else { return nil }
    self.text = text
  }
}
