import ContactCenter
import Testing

@Suite struct PhoneNumberTests {
  @Test(arguments: [
    ("+919811112222", "+919811112222", "+91 98111 12222"),
    ("+91 98450-33333", "+919845033333", "+91 98450 33333"),
    ("+911800000700", "+911800000700", "+91 1800 000 700"),
    ("+1 (206) 555.0100", "+12065550100", "+1 206 555 0100"),
    ("+442079460000", "+442079460000", "+44 20 7946 0000"),
    ("+33123456789", "+33123456789", "+33 1 23 45 67 89"),
    ("+61491570006", "+61491570006", "+61 491 570 006"), ("+4930123456", "+4930123456", "+49 3012 3456"),
    ("+6581234567", "+6581234567", "+65 8123 4567"), ("+2901234", "+2901234", "+290 1234"),
    ("+29012345", "+29012345", "+290 12 345"),
    ("+123456789012345", "+123456789012345", "+1 234 567 8901 2345"),
    ("+80012345678", "+80012345678", "+800 1234 5678"),
  ])
  func readsAndShowsNumbers(text: String, e164: String, display: String) throws {
    let number = try PhoneNumber(text)
    #expect(number.e164 == e164)
    #expect(number.description == e164)
    #expect(number.display == display)
    #expect("+" + number.callingCode + number.nationalDigits == e164)
  }

  @Test(
    arguments: [
      ("", .empty), (" - ", .empty), ("9811112222", .noPlus), ("00919811112222", .noPlus),
      ("+91981111x222", .notADigit("x")),
      ("++919811112222", .notADigit("+")), ("91+9811112222", .notADigit("+")),
      ("+91981", .tooShort(digits: 5)), ("+", .tooShort(digits: 0)),
      ("+1234567890123456", .tooLong(digits: 16)), ("+0919811112222", .noSuchCountry),
      ("+2108111122", .noSuchCountry),
      ("+９１9811112222", .notADigit("９")), ("+919811112222\n", .notADigit("\n")),
    ] as [(String, PhoneNumberError)])
  func otherTextsAreRefusedWithTheirReason(text: String, reason: PhoneNumberError) {
    #expect(throws: reason) { try PhoneNumber(text) }
    #expect(!reason.words.isEmpty)
  }

  @Test func aSingleDigitIsNoPlural() {
    #expect(PhoneNumberError.tooShort(digits: 1).words == "it has 1 digit, fewer than 7")
    #expect(PhoneNumberError.tooShort(digits: 2).words == "it has 2 digits, fewer than 7")
  }

  @Test(arguments: [
    ("9811112222", "IN", "+919811112222"), ("09811112222", "in", "+919811112222"),
    ("2065550100", "US", "+12065550100"),
    ("0612345678", "IT", "+390612345678"), ("02079460000", "GB", "+442079460000"),
  ])
  func nationalDigitsGetTheirCountry(digits: String, country: String, e164: String) throws {
    #expect(try PhoneNumber(national: digits, country: country).e164 == e164)
  }

  @Test(
    arguments: [
      ("", "IN", .empty), ("12", "IN", .tooShort(digits: 4)), ("98#", "IN", .notADigit("#")),
      ("9811112222", "XX", .noSuchCountry),
      ("12345678901234", "IN", .tooLong(digits: 16)),
    ] as [(String, String, PhoneNumberError)])
  func nationalDigitsThatAreNoNumberAreRefused(digits: String, country: String, reason: PhoneNumberError) {
    #expect(throws: reason) { try PhoneNumber(national: digits, country: country) }
  }

  @Test func everyCountryHasOneCodeAndNoCodeBeginsAnother() {
    let countries = CallingCode.countries
    #expect(countries == countries.sorted())
    #expect(Set(countries).count == countries.count)
    #expect(countries.count >= 249)
    let codes = Set(countries.compactMap { CallingCode.ofCountry($0) }).sorted()
    for (code, next) in zip(codes, codes.dropFirst()) { #expect(!next.hasPrefix(code)) }
    #expect(codes.allSatisfy { (1...3).contains($0.count) })
  }

  @Test func countriesHaveTheirCodes() {
    let regions = ["AF", "BR", "DE", "ES", "FR", "GB", "JP", "MX", "NG", "NZ", "SG", "ZA"]
    let codes = ["93", "55", "49", "34", "33", "44", "81", "52", "234", "64", "65", "27"]
    #expect(regions.compactMap { CallingCode.ofCountry($0) } == codes)
    #expect(CallingCode.ofCountry("") == nil)
    #expect(CallingCode.ofCountry("IND") == nil)
  }

  @Test func callersMayWithholdTheirNumber() throws {
    #expect(try Caller("anonymous") == .withheld)
    #expect(try Caller("Anonymous").number == nil)
    #expect(try Caller("+91 98111 12222").description == "+919811112222")
    #expect(try Caller("+919811112222").display == "+91 98111 12222")
    #expect(Caller.withheld.display == "anonymous")
    #expect(throws: PhoneNumberError.notADigit("n")) { try Caller("nobody") }
  }
}
