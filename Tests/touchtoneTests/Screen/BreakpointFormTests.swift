import TerminalUI
import Testing
import World

@testable import touchtone

/// Breakpoints are chosen from all that there is, by what is typed; a run that meets none says why it stands.
@Suite struct BreakpointFormTests {
  private static func words(_ phone: PlayedProgram) -> String {
    phone.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func whatIsTypedListsEveryActionThatFits() throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("bchoose")
    let text = phone.text()
    #expect(text.split(separator: "\n").count { $0.contains("before Choose") } >= 2, "\(text)")
    phone.program.handle(.down)
    phone.program.handle(.enter)
    let set = phone.program.call.breakpoints
    #expect(set.count == 1)
    #expect(phone.text().contains("b before Choose"))
  }

  /// Nothing of the menu was said yet, and each key of it is known.
  @Test func beforeAMenuItsKeysStandOnTheKeypadAndInTheFlow() throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("5")
    while phone.program.call.presentAction.map({ phone.program.labels.name(of: $0) }) != "Choose a date" {
      phone.press("]")
    }
    let before = phone.program.model
    #expect(before.flow.present?.result == "begins next")
    phone.press("]")
    let begun = phone.program.model
    #expect(before.keypad.labels.count > 8 && before.keypad.labels == begun.keypad.labels)
    #expect(before.flow.branches == begun.flow.branches)
  }

  /// The demo look and a search show the call: two timelines beside each other give way to it.
  @Test(arguments: ["D", "/"]) func whatShowsTheCallClosesTheComparison(key: String) throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("[f=")
    #expect(phone.program.isComparing)
    phone.press(key)
    #expect(!phone.program.isComparing)
    #expect(phone.program.isDemo == (key == "D"))
    phone.program.handle(.escape)
  }

  @Test func anActionAndItsLambdaAreToldApart() throws {
    let phone = try PlayedProgram()
    phone.press("bbookslot")
    let rows = phone.text().split(separator: "\n").map(String.init)
    #expect(rows.contains { $0.contains("before ƒ bookSlot") && $0.contains("wherever it is called") })
    #expect(
      rows.contains { $0.contains("before bookSlot ƒ") && $0.contains("in ") && !$0.contains("called") })
  }

  @Test func whatFitsNothingIsSaidWhole() throws {
    let phone = try PlayedProgram()
    phone.press("bnonsense of some length")
    phone.program.handle(.enter)
    #expect(
      Self.words(phone).contains(
        "no action is called \"nonsense of some length\"; of an attribute write customerType = new"))
    #expect(phone.text().contains("before ƒ bookSlot") && !phone.text().contains("v log"))
  }

  @Test func aRunInANewLineSaysThatTheCallerIsAwaited() throws {
    let phone = try PlayedProgram()
    phone.program.call.toggle(.attribute("slotDate", becomes: "never"))
    phone.stepToTheCaller()
    phone.press("[[[fr")
    #expect(phone.text().contains("no breakpoint came: the caller is awaited in B"))
    #expect(phone.text().contains("no breakpoint in B so far"))
    #expect(!phone.text().contains("end of B"))
  }

  /// Its transcript has nothing of what begins next, and yet the line has come upon it.
  @Test func aLineThatStandsBeforeABreakpointHasComeUponIt() throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("[f")
    phone.program.call.toggle(.lambda("availableDates"))
    #expect(phone.text().contains("no breakpoint in B so far"))
    phone.stepToTheCaller()
    phone.press("5r")
    #expect(phone.text().contains("stopped before ƒ availableDates"), "\(phone.text())")
    #expect(!phone.text().contains("no breakpoint in B so far"), "\(phone.text())")
  }

  @Test func whatWasForcedAndAnsweredIsToldInTheFlowsWords() throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press(">[5")
    phone.program.handle(.enter)
    #expect(Self.words(phone).contains("≈ forced: [5] → To site visit"))
    for _ in 0..<20 where phone.nextLambda != "availableDates" { phone.press("]") }
    #expect(phone.nextLambda == "availableDates")
    phone.press("e")
    phone.program.handle(.enter)
    phone.program.handle(.control("u"))
    phone.press("status = none")
    phone.program.handle(.enter)
    phone.press("]]")
    let entries = phone.program.call.live.recording.told.entries
    #expect(entries.contains { $0.text.hasPrefix("overridden: availableDates answers status=none") })
  }
}
