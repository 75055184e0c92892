import Testing

@testable import TerminalUI

/// The page of a chat on the screen.
@Suite struct PageFormTests {
  static let form = PageForm(page: "Cards", fields: ["name", "seats"], actions: ["Book", "Sell"])

  static func typed(_ text: String, _ form: inout PageForm) {
    for character in text { _ = form.handle(.character(character)) }
  }

  @Test func whatIsTypedGoesWithWhatIsChosen() {
    var form = Self.form
    Self.typed("Asha", &form)
    #expect(form.handle(.enter) == .stays)
    _ = form.handle(.down)
    #expect(form.handle(.enter) == .chosen("Book", [.init(name: "name", value: "Asha")]))
    _ = form.handle(.down)
    #expect(form.handle(.enter) == .chosen("Sell", [.init(name: "name", value: "Asha")]))
  }

  @Test func somethingElseIsWritten() {
    var form = Self.form
    for _ in 0..<9 { _ = form.handle(.down) }
    #expect(form.handle(.enter) == .stays)
    Self.typed("Later", &form)
    #expect(form.handle(.enter) == .chosen("Later", []))
    #expect(form.handle(.escape) == .closed)
  }

  @Test func aClickChoosesTheSecondTime() {
    var form = Self.form
    #expect(form.choose(2) == .stays)
    #expect(form.choose(2) == .chosen("Book", []))
    #expect(form.choose(9) == .stays)
  }

  @Test(arguments: [Size(columns: 60, rows: 16), Size(columns: 80, rows: 24)])
  func thePage(size: Size) throws {
    var form = Self.form
    Self.typed("Asha", &form)
    try Picture.expect(form.draw(FormScreenTests.paused, size: size), is: "page")
  }
}
