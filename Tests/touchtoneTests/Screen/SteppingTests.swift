import ContactCenter
import Store
import TerminalUI
import TestSupport
import Testing
import World

@testable import touchtone

/// A live call that stands still is stepped on, for good, and back, in a copy; breakpoints stop it where a person can still
/// do something about what comes.
@Suite struct SteppingTests {
  @Test func aPausedCallIsSteppedOnLiveAndBackInACopy() throws {
    let phone = try PlayedProgram()
    let first = phone.program.call.live.recording.length
    phone.press("]]")
    let length = phone.program.call.live.recording.length
    #expect(length == first + 2)
    #expect(!phone.isInTime && phone.isPaused)
    phone.press("[")
    let position = phone.program.call.shown.recording.position
    #expect(phone.isInTime && position == length - 1)
    // To the end of what happened, and on from there: for good.
    phone.press("]]")
    let after = phone.program.call.live.recording.length
    #expect(after == length + 1)
    #expect(!phone.isInTime && phone.isPaused)
    #expect(phone.text().contains("[ ] step"))
  }

  @Test func aCallThatRunsIsPausedBeforeItIsStepped() throws {
    let phone = try PlayedProgram()
    phone.press(" ")
    let before = phone.program.call.live.recording.length
    phone.press("]")
    let after = phone.program.call.live.recording.length
    #expect(phone.isPaused && after == before)
    #expect(phone.text().contains("paused: ] takes one step"))
  }

  @Test func whereTheCallerIsAwaitedThatIsSaidBeforeTheirTimeRunsOut() throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("]")
    #expect(phone.text().contains("the caller is awaited: press a key"))
    let before = phone.program.call.live.recording.length
    phone.press("]")
    let after = phone.program.call.live.recording.length
    #expect(after == before + 1)
    phone.stepToTheCaller()
    phone.press("x]")
    #expect(phone.text().contains("the call is over; [ goes back in it"))
  }

  @Test func aBreakpointOnALambdaShowsWhatItGetsAndLetsAPersonAnswer() throws {
    let phone = try PlayedProgram()
    phone.program.call.toggle(.lambda("bookSlot"))
    let before = try phone.bookings()
    for key in ["5", "1", "1"] {
      phone.stepToTheCaller()
      phone.press(key)
    }
    for _ in 0..<20 where phone.nextLambda != "bookSlot" { phone.press("]") }
    for (columns, rows) in [(60, 16), (80, 24), (120, 36)] {
      let text = phone.text(columns, rows)
      #expect(text.contains("ƒ bookSlot  is called next, with") && text.contains("slotTime=10:00"))
    }
    #expect(try phone.bookings() == before)
    phone.press("e")
    #expect(phone.text().contains("what ƒ bookSlot answers"))
    phone.program.handle(.enter)
    #expect(phone.text().contains("bookSlot is called next."))
    #expect(phone.text().contains("it gets"))
    phone.program.handle(.escape)
    // An attribute that is edited there does not let the call go on.
    phone.press("efirstName = Zoe")
    phone.program.handle(.enter)
    #expect(phone.nextLambda == "bookSlot")
    #expect(try phone.bookings() == before)
    phone.press("]")
    #expect(try phone.bookings() == before + 1)
  }

  @Test func aCallThatRunsStopsByItselfBeforeTheLambda() throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("5")
    phone.stepToTheCaller()
    phone.program.call.toggle(.lambda("availableTimes"))
    // The way there takes no time, but runs.
    phone.press(" 1")
    #expect(phone.isPaused)
    #expect(phone.text(120, 36).contains("stopped before ƒ availableTimes: e edits, ] runs it"))
    let log = phone.program.messages.log.map(\.text)
    #expect(log.contains { $0.hasPrefix("event of availableTimes: {\"Name\":\"ContactFlowEvent\"") })
  }

  @Test func aBreakpointOnARowOrAnAttributeSaysWhatBecameOfIt() throws {
    let phone = try PlayedProgram()
    phone.program.call.toggle(.row(table: "Bookings"))
    phone.program.call.toggle(.attribute("slotDate", becomes: "2026-11-24"))
    for key in ["5", "1"] {
      phone.stepToTheCaller()
      phone.press(" " + key)
    }
    #expect(phone.text(120, 36).contains("stopped after slotDate became 2026-11-24"))
    phone.stepToTheCaller()
    phone.press(" 1")
    #expect(phone.text(120, 36).contains("stopped after Bookings +919811112222 2026-11-24 10:00 booked"))
  }

  @Test func aRunWithoutABreakpointSaysSoFirst() throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("[[[")
    let before = phone.program.call.shown.recording.position
    phone.press("r")
    #expect(phone.text().contains("no breakpoint is set: b sets one; r again runs to the end"))
    let after = phone.program.call.shown.recording.position
    #expect(after == before)
    phone.press("r")
    let isInPast = phone.program.call.shown.recording.isInPast
    #expect(!isInPast)
  }

  /// Steps to the booking, and takes another time in the past: a what-if that would be written.
  private func otherTime() throws -> PlayedProgram {
    let phone = try PlayedProgram()
    phone.book()
    phone.press("[{{{2")
    phone.stepToTheCaller()
    return phone
  }

  @Test(arguments: [(80, 24), (60, 16)])
  func whetherToKeepIsAskedAsAQuestionThatSaysWhatKeysDo(columns: Int, rows: Int) throws {
    let phone = try otherTime()
    phone.press("K")
    let text = phone.text(columns, rows)
    #expect(text.contains("─ Question ─") && text.contains("any other key is a no"), "\(text)")
    #expect(text.contains("K again makes B the call and writes"))
  }

  /// A key that is no command, one that is, Esc: none of them is the yes, and the question is over.
  @Test(arguments: [KeyEvent.character("u"), .character("v"), .escape])
  func whatIsNotTheKeyOfAQuestionIsANo(key: KeyEvent) throws {
    let phone = try otherTime()
    phone.press("K")
    phone.program.handle(key)
    #expect(phone.isInTime)
    #expect(phone.program.messages.shown?.question == nil)
    phone.press("K")
    #expect(phone.isInTime && phone.program.messages.shown?.question == .keep)
    phone.press("K")
    #expect(!phone.isInTime)
    #expect(phone.text().contains("is the call now"))
  }

  @Test func aMessageBelowTheTimelinesOfASmallScreenIsToldOnce() throws {
    let phone = try PlayedProgram()
    phone.press("x[K")
    #expect(phone.text(60, 16).ranges(of: "A is what happened already").count == 1)
  }

  @Test func aQuestionThatIsNoLongerInSightIsAskedAgain() throws {
    let phone = try otherTime()
    phone.press("K")
    phone.program.show(PhoneModel.Message("the center was read again"))
    phone.press("K")
    #expect(phone.isInTime && phone.program.messages.shown?.question == .keep)
  }

  @Test func breakpointsHoldForTheNextCall() throws {
    let phone = try PlayedProgram()
    phone.program.call.toggle(.lambda("checkCustomer"))
    phone.press("x")
    phone.press("c")
    #expect(phone.isPaused)
    #expect(phone.nextLambda == "checkCustomer")
  }

  @Test(arguments: [(60, 16), (80, 24)])
  func aRowThatAnotherProgramWroteIsNamedWholeWithWhatCanBeDone(columns: Int, rows: Int) throws {
    let phone = try PlayedProgram()
    phone.book()
    phone.goBackToTheLastKey()
    phone.press("2")
    phone.stepToTheCaller()
    let store = phone.program.call.live.recording.world.store
    let now = CivilDateTime(
      date: CivilDate(year: 2026, month: 11, day: 23)!, time: TimeOfDay(hour: 10, minute: 5)!)
    _ = try store.transaction { try $0.cancelVisit(of: "+919811112222", after: now) }
    phone.press("KK")
    let words = phone.text(columns, rows).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("is not as it was"), "\(words)")
    #expect(words.contains("why: another program wrote the row after this call met it"), "\(words)")
    #expect(words.contains(", not "), "\(words)")
    #expect(words.contains("drop the what-if with d"), "\(words)")
    phone.program.handle(.escape)
    #expect(!phone.text(columns, rows).contains("another program wrote"))
  }

  @Test func aClickOnARowOfTheCallGoesToThatMoment() throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("5")
    phone.stepToTheCaller()
    let grid = phone.program.frame(Size(columns: 80, rows: 24), .unicode)
    let row = try #require((0..<24).first { grid.rowText($0).contains("[5]  site visit") })
    phone.program.handle(.click(Grid.Position(row: row, column: 12)))
    #expect(phone.isInTime)
    #expect(phone.text().contains("[5]  site visit") && !phone.text().contains("ƒ availableDates  7 dates"))
  }
}
