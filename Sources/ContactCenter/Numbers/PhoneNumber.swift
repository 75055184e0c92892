/// A telephone number in the international form E.164: "+", then country calling code and national number, 7
/// to 15 digits in all.
public struct PhoneNumber: Sendable, Hashable, Comparable {
  /// `+919811112222`.
  public let e164: String

  /// The number of a text: E.164, with blanks, hyphens, dots and parentheses between digits allowed.
  ///
  /// - Throws: why the text is no number.
  public init(_ text: String) throws(PhoneNumberError) {
    var digits = ""
    var hasPlus = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.unicodeScalars.append(scalar)
      case "+" where digits.isEmpty && !hasPlus: hasPlus = true
      case " ", "-", ".", "(", ")": continue
      default: throw .notADigit(Character(scalar))
      }
    }
    guard hasPlus || !digits.isEmpty else { throw .empty }
    guard hasPlus else { throw .noPlus }
    guard digits.count >= 7 else { throw .tooShort(digits: digits.count) }
    guard digits.count <= 15 else { throw .tooLong(digits: digits.count) }
    guard CallingCode.length(in: digits) != nil else { throw .noSuchCountry }
    e164 = "+" + digits
  }

  /// The number that a caller in a country means by digits typed without the country's code.
  ///
  /// The zero that many countries put in front of national numbers is dropped, except where numbers really
  /// begin with one (Italy and a few more).
  ///
  /// - Parameter country: two letters of ISO 3166, as "IN".
  public init(national digits: String, country: String) throws(PhoneNumberError) {
    guard let code = CallingCode.ofCountry(country) else { throw .noSuchCountry }
    guard !digits.isEmpty else { throw .empty }
    let keepsZero = CallingCode.countriesWithLeadingZero.contains(country.uppercased())
    let national = !keepsZero && digits.hasPrefix("0") ? String(digits.dropFirst()) : digits
    if let wrong = national.first(where: { !("0"..."9").contains($0) }) { throw .notADigit(wrong) }
    try self.init("+" + code + national)
  }

  /// "91": the digits after the plus that name the country or region.
  public var callingCode: String {
    let digits = e164.dropFirst()
    return String(digits.prefix(CallingCode.length(in: digits) ?? 0))
  }

  /// The digits after the calling code.
  public var nationalDigits: String { String(e164.dropFirst(1 + callingCode.count)) }

  /// "+91 98111 12222": for people to read.
  public var display: String { "+\(callingCode) \(nationalDisplay)" }

  /// "98111 12222", "1800 000 700": without the calling code.
  public var nationalDisplay: String {
    let digits = nationalDigits
    return Self.groups(of: digits, in: callingCode).reduce(into: (text: "", at: digits.startIndex)) {
      result, size in
      let end = digits.index(result.at, offsetBy: size)
      result.text += (result.text.isEmpty ? "" : " ") + digits[result.at..<end]
      result.at = end
    }.text
  }

  /// How many digits go together.
  private static func groups(of digits: String, in callingCode: String) -> [Int] {
    switch (callingCode, digits.count) {
    case ("91", 10) where digits.hasPrefix("1"): return [4, 3, 3]
    case ("91", 10): return [5, 5]
    case ("1", 10): return [3, 3, 4]
    case ("44", 10): return digits.hasPrefix("2") ? [2, 4, 4] : [4, 6]
    case ("33", 9): return [1, 2, 2, 2, 2]
    case ("61", 9): return digits.hasPrefix("4") ? [3, 3, 3] : [1, 4, 4]
    default: return genericGroups(digits.count)
    }
  }

  /// Threes, with fours at the end where threes do not come out even: 8 is 4 4, 10 is 3 3 4, 11 is 3 4 4.
  private static func genericGroups(_ count: Int) -> [Int] {
    guard count > 4 else { return count == 0 ? [] : [count] }
    if count == 5 { return [2, 3] }
    let fours = count % 3
    return [Int](repeating: 3, count: (count - fours * 4) / 3) + [Int](repeating: 4, count: fours)
  }

  public static func < (left: PhoneNumber, right: PhoneNumber) -> Bool { left.e164 < right.e164 }
}

extension PhoneNumber: CustomStringConvertible {
  public var description: String { e164 }
}
