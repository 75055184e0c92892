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
}
