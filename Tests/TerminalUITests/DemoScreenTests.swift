import Testing

@testable import TerminalUI

struct DemoScreenTests {
  static let model = PhoneModel(
    companyName: "Amberleaf Estates", header: Samples.header(20, "10:05:20"),
    transcript: [
      .init(seconds: 0, .lambda(name: "checkCustomer", outcome: "existing"), rightNote: "84 ms"),
      .init(seconds: 1, .prompt("Welcome back, Asha. Thank you for calling Amberleaf Estates.", .spoken)),
      .init(seconds: 5, .prompt(Samples.menuText, .spoken)),
      .init(seconds: 19, .keys(["5"], label: "schedule a site visit")),
    ],
    keypad: Samples.menuKeys, wait: WaitState(.speaking(.cut)))

  @Test func theDemoLook() throws {
    try Picture.expect(DemoScreen.draw(Self.model, size: Size(columns: 80, rows: 17)), is: "demo-look")
  }

  @Test func aStandInIsNeverHidden() {
    var model = Self.model
    model.header.standIns = 1
    model.transcript.append(.init(seconds: 20, .standIn("bot siteBot  no intent")))
    #expect(DemoScreen.draw(model, size: Size(columns: 80, rows: 24)).text.count { $0 == "≈" } == 2)
  }

  @Test func theBarTakesTheNamesPlace() {
    var model = Self.model
    model.wait.kind = .oneKey(Countdown(remainingMilliseconds: 5200, totalMilliseconds: 8000))
    let row = DemoScreen.draw(model, size: Size(columns: 80, rows: 17)).rowText(16)
    #expect(row.contains("5.2 s of 8") && !row.contains("Asha"))
  }

  @Test func aQuestionIsAskedInTheDemoLookToo() {
    var model = Self.model
    model.message = .init(asking: "The call ends. q again quits, any other key stays.", yes: .quit)
    #expect(DemoScreen.draw(model, size: Size(columns: 80, rows: 17)).rowText(15).contains("q again quits"))
  }
}
