import Testing

@testable import FlowEngine

/// Numbers as flows write them.
@Suite struct NumberTextTests {
  @Test(arguments: [
    ("5", 5), (" 5 ", 5), ("5.0", 5), ("5.", 5), ("-3", -3), ("+3", 3), ("5.5", nil), ("", nil), (" ", nil),
    ("five", nil), ("0x10", nil), ("5e1", nil), ("99999999999999999999", nil),
  ])
  func aWholeNumberMayHaveBlanksAroundItAndAFractionOfZeros(text: String, number: Int?) {
    #expect(Int(trimming: text) == number)
  }

  @Test(arguments: [
    ("5", 5), (" 5.5 ", 5.5), ("-3e2", -300), ("inf", nil), ("nan", nil), ("0x10", nil), ("", nil),
    ("5 5", nil),
  ])
  func aDecimalNumberIsNoWord(text: String, number: Double?) {
    #expect(Double(trimming: text) == number)
  }
}
