import ContactCenter
import Diagnostics

extension StepLine {
  /// Takes a telephone number.
  mutating func phoneNumber() throws(Diagnostic) -> PhoneNumber {
    guard let word = word() else {
      throw missing("a telephone number", fix: "write it like +919811112222")
    }
    do throws(PhoneNumberError) { return try PhoneNumber(word.text) } catch {
      throw finding(
        "\(word.text.quotedForReading) is no telephone number: \(error.words)", at: word,
        fix: "write it like +919811112222")
    }
  }

  /// Takes a length of time.
  mutating func length() throws(Diagnostic) -> Milliseconds {
    guard let word = word() else { throw missing("how long", fix: "write it like 6s, 2m or 500ms") }
    guard let length = Milliseconds(waiting: word.text) else {
      throw finding(
        "\(word.text.quotedForReading) is no length of time", at: word,
        why: word.text.hasPrefix("-") ? "time goes on, and never back" : "a week is the longest",
        fix: "write it like 6s, 2m or 500ms")
    }
    return length
  }
}
