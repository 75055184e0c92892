import TerminalUI
import Testing

@testable import touchtone

/// F1 helps wherever something is read or searched, and what it was asked for over is there again behind it.
@Suite struct HelpOverReadingTests {
  @Test func theSearchIsThereAgainWithWhatWasTyped() throws {
    let phone = try PlayedProgram()
    phone.press("/wel")
    phone.program.handle(.function(1))
    #expect(phone.text().contains("Help · searching") && phone.text().contains("back to where one was"))
    phone.program.handle(.escape)
    let typed = phone.program.view.search?.line.text
    #expect(typed == "wel" && phone.text().contains(" /wel"))
    #expect(phone.program.call.isPaused == true)
  }

  @Test func aCallGoesOnOnlyWhenTheSearchBelowTheHelpIsLeft() throws {
    let phone = try PlayedProgram()
    phone.press(" ")
    phone.press("/")
    phone.program.handle(.function(1))
    phone.program.handle(.escape)
    let (isPaused, isSearching) = (phone.program.call.isPaused, phone.program.view.search?.isOpen)
    #expect(isPaused && isSearching == true)
    phone.program.handle(.escape)
    let isStillPaused = phone.program.call.isPaused
    #expect(!isStillPaused)
  }

  @Test func thePlainTextIsThereAgain() throws {
    let phone = try PlayedProgram()
    phone.press("y")
    phone.program.handle(.function(1))
    #expect(phone.text().contains("Help · plain text") && phone.text().contains("write it to a file"))
    phone.program.handle(.escape)
    #expect(phone.text().contains("write touchtone-call.txt"))
  }

  @Test func rowsOfThePastAreNotMadeAnew() throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("[R")
    #expect(phone.text().contains("rows of the past stay as they were; Esc goes to the live call"))
  }

  @Test func aWhatIfAtTheEndOfACallSaysThatItIsOver() throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("xf")
    #expect(
      phone.text(120).contains("B begins where the call is over; [ goes back in it"), "\(phone.text(120))")
  }
}
