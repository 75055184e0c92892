import FlowEngine
import FlowTestSupport
import Testing

@Suite struct PhoneNumberInputTests {
  func call(_ format: String) throws -> Call {
    try .begin(.store(#", "InputValidation": {"PhoneNumberValidation": \#(format)}"#))
  }

  @Test(arguments: [
    (#"{"NumberFormat": "Local", "CountryCode": "IN"}"#, "9811112222", "+919811112222"),
    (#"{"NumberFormat": "Local", "CountryCode": "in"}"#, "09811112222", "+919811112222"),
    (#"{"NumberFormat": "Local", "CountryCode": "US"}"#, "2065550100", "+12065550100"),
    (#"{"NumberFormat": "E164"}"#, "919811112222", "+919811112222"),
    (#"{"NumberFormat": "E164", "CountryCode": "IN"}"#, "12065550100", "+12065550100"),
  ])
  func aNumberIsStoredInE164(format: String, keys: String, stored: String) throws {
    let call = try call(format)
    call.press(keys + "#")
    #expect(call.storedInput == stored)
    #expect(call.last == "next")
  }

  @Test(arguments: [
    (#"{"NumberFormat": "Local", "CountryCode": "IN"}"#, "12"),
    (#"{"NumberFormat": "Local", "CountryCode": "IN"}"#, ""),
    (#"{"NumberFormat": "Local", "CountryCode": "IN"}"#, "98111122223333"),
    (#"{"NumberFormat": "E164"}"#, "0123456789"),
    (#"{"NumberFormat": "E164"}"#, "91"), (#"{"NumberFormat": "Local", "CountryCode": "ZZ"}"#, "9811112222"),
    (#"{"NumberFormat": "Local"}"#, "9811112222"),
  ])
  func whatIsNoNumberTakesTheBranchForThat(format: String, keys: String) throws {
    let call = try call(format)
    call.press(keys + "#")
    #expect(call.last == "InvalidPhoneNumber")
  }

  @Test func silenceIsNoInvalidNumber() throws {
    let call = try call(#"{"NumberFormat": "E164"}"#)
    call.deliver(.promptFinished)
    call.deliver(.timerFired(.firstDigit))
    #expect(call.last == "next")
    #expect(call.storedInput == "Timeout")
  }

  @Test func withoutItsBranchAnInvalidNumberIsAnyError() throws {
    let call = try Call.begin(
      .store(
        #", "InputValidation": {"PhoneNumberValidation": {"NumberFormat": "E164"}}"#, on: ["NoMatchingError"])
    )
    call.press("1#")
    #expect(call.last == "NoMatchingError")
  }

  @Test func aCountryNobodyKnowsIsAFindingWithItsPlace() throws {
    let call = try call(#"{"NumberFormat": "Local", "CountryCode": "ZZ"}"#)
    #expect(call.program.problems.map(\.rule) == ["parameter-choice"])
    #expect(call.program.problems[0].place?.length == 4)
  }
}
