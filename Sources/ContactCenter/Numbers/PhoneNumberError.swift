/// Why a text is no telephone number.
public enum PhoneNumberError: Error, Sendable, Hashable {
  case empty
  /// Digits without the plus and the country's calling code.
  case noPlus
  case notADigit(Character)
  case tooShort(digits: Int)
  case tooLong(digits: Int)
  /// No country has the calling code, or the two letters.
  case noSuchCountry

  /// What is wrong, in the words of a finding.
  public var words: String {
    switch self {
    case .empty: "it has no digits"
    case .noPlus: "it does not begin with \"+\" and a country's calling code"
    case .notADigit(let character): "it has \"\(character)\" in it"
    case .tooShort(let digits): "it has \(digits) digit\(digits == 1 ? "" : "s"), fewer than 7"
    case .tooLong(let digits): "it has \(digits) digits, more than 15"
    case .noSuchCountry: "no country has this calling code"
    }
  }

  /// How to write it.
  public static let form = "write it as \"+919811112222\""
}
