import TerminalUI
import TestSupport
import Testing

@testable import touchtone

/// A chat on the phone's screen: a person writes, from the first moment.
@Suite struct ChatLineTests {
  private let folder: TemporaryFolder
  private let program: PhoneProgram

  init() throws {
    folder = try TemporaryFolder()
    let words = [
      "play", Phone.center, "--at", "2026-11-23T10:05", "--channel", "chat", "--store",
      folder.path(of: "store.sqlite"),
    ]
    guard case .run(_, let arguments) = try Touchtone.description.parse(words) else { throw NotACall() }
    program = PhoneProgram(try PlaySetup(arguments), isPaused: true, isDemo: false, speaks: false)
  }

  private struct NotACall: Error {}

  private var screen: String { program.frame(Size(columns: 80, rows: 24), .unicode).text }

  private func type(_ words: String) { for key in words { program.handle(.character(key)) } }

  /// Nobody has to know that Enter opens the line: letters are text, and no commands.
  @Test func itsLineIsOpenFromTheStart() {
    #expect(screen.contains("Enter send  Esc commands"))
    type("hello x 5")
    program.handle(.enter)
    #expect(screen.contains("\"hello x 5\""))
    #expect(!screen.contains("hung up"))
  }

  @Test func onceLeftItStaysClosedUntilItIsOpenedAgain() {
    program.handle(.escape)
    #expect(screen.contains("Enter opens its line"))
    program.wake(at: 0)
    #expect(screen.contains("Enter opens its line"))
    type("x")
    #expect(screen.contains("hung up"))
    type("c")
    #expect(screen.contains("Enter send"))
  }

  /// What the screen offers then are letters: nothing may stand in their way.
  @Test func itsLineClosesWithTheChat() {
    program.handle(.alternate("x"))
    #expect(screen.contains("call again as"))
    #expect(!screen.contains("Enter send"))
    type("c")
    #expect(screen.contains("Enter send"))
  }

  @Test func wordsThatWereBegunStayOnTheLineUntilTheyAreSentOrLeft() {
    type("hello")
    program.handle(.alternate("x"))
    #expect(screen.contains("type hello"))
    program.handle(.enter)
    #expect(screen.contains("nobody heard that"))
    #expect(!screen.contains("Enter send"))
  }

  @Test func aLetterTypedAsTheChatEndsByItselfIsNoCommand() {
    program.call.hangUp(program.clock.monotonicNanoseconds)
    let now = program.clock.monotonicNanoseconds
    program.wake(at: now)
    type("c")
    #expect(!screen.contains("Enter send"))
    program.lettersAreLostUntil = now
    type("c")
    #expect(screen.contains("Enter send"))
  }
}
