import FlowEngine
import Testing

@Suite struct DTMFDigitTests {
  @Test func thereAreTwelveKeys() {
    #expect(DTMFDigit.all.map(\.description).joined() == "0123456789*#")
    for digit in DTMFDigit.all {
      #expect(DTMFDigit(digit.character) == digit)
      #expect(DTMFDigit(ascii: digit.ascii) == digit)
    }
  }

  @Test(arguments: ["a", " ", "+", "٣", "é", "😀"]) func nothingElseIsAKey(text: String) {
    #expect(DTMFDigit(Character(text)) == nil)
  }
}
