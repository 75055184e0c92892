import TerminalUI
import TestSupport
import Testing

@testable import touchtone

/// A call that is suspended with its program, as at Ctrl-Z, waits until somebody goes on with it.
@Suite struct SuspensionTests {
  private let folder: TemporaryFolder
  private let program: PhoneProgram

  init() throws {
    folder = try TemporaryFolder()
    let words = [
      "play", packagePath("flows/site-visit"), "--at", "2026-11-23T10:05", "--store",
      folder.path(of: "store.sqlite"),
    ]
    guard case .run(_, let arguments) = try Touchtone.description.parse(words) else { throw NotACall() }
    program = PhoneProgram(try PlaySetup(arguments), isPaused: false, isDemo: false, speaks: false)
  }

  private struct NotACall: Error {}

  private var isPaused: Bool { program.call.isPaused }

  @Test func theCallStandsStillMeanwhile() {
    program.suspended()
    #expect(isPaused)
    program.resumed()
    #expect(!isPaused)
    // The signal that continues it comes a second time.
    program.resumed()
    #expect(!isPaused)
  }

  @Test func whatAPersonPausedStaysPaused() {
    program.handle(.character(" "))
    program.suspended()
    program.resumed()
    #expect(isPaused)
  }

  @Test func inAWindowThatBecameTooSmallItGoesOnStanding() {
    program.suspended()
    program.resized(to: Size(columns: 40, rows: 10))
    program.resumed()
    _ = program.frame(Size(columns: 40, rows: 10), .unicode)
    #expect(isPaused)
    _ = program.frame(Size(columns: 80, rows: 24), .unicode)
    #expect(!isPaused)
  }
}
