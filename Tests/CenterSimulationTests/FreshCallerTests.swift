import ContactCenter
import Testing
import Traffic

@testable import CenterSimulation

/// New callers are of the country that they call in: a center calls back only numbers that it may dial.
@Suite struct FreshCallerTests {
  @Test(arguments: [
    ("+911800000700", "91", 10), ("+12065550100", "1", 10), ("+4930123456", "49", 8),
    ("+390612345678", "39", 10),
  ])
  func aNewCallerIsOfTheCountryOfTheCenter(number: String, code: String, digits: Int) throws {
    var bits = RandomBits(seed: 1)
    var found: Set<String> = []
    for _ in 0..<1000 {
      guard case .number(let caller) = Caller.fresh(calling: try PhoneNumber(number), &bits) else {
        Issue.record("withheld")
        return
      }
      #expect(caller.callingCode == code && caller.nationalDigits.count == digits, "\(caller.e164)")
      found.insert(caller.e164)
    }
    #expect(found.count > 990)
  }

  @Test func withoutANumberTheCallerIsOfTheUnitedStates() throws {
    var bits = RandomBits(seed: 1)
    guard case .number(let caller) = Caller.fresh(calling: nil, &bits) else {
      Issue.record("withheld")
      return
    }
    #expect(caller.callingCode == "1" && caller.nationalDigits.count == 10)
  }
}
