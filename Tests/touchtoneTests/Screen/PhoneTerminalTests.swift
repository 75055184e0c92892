import Foundation
import Glibc
import Store
import TestSupport
import Testing

/// The phone on a real terminal: what a person types, what they see, and how it ends.
@Suite struct PhoneTerminalTests {
  static let ways: [(signal: Int32, status: Int32)] = [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)]

  @Test func opensWithAVoiceThatGreets() throws {
    let phone = try Phone()
    try phone.terminal.wait(for: "the greeting") { $0.text.contains("Welcome back, Asha") }
    #expect(phone.terminal.screen.text.contains("checkCustomer  existing"))
    #expect(phone.terminal.screen.unknownSequences.isEmpty)
  }

  @Test func threeKeysBookAVisitAndTheNextCallTellsIt() throws {
    let phone = try Phone()
    try phone.hurryToTheMenu()
    try phone.press("5", until: "1 Tue 24")
    try phone.press("1", until: "1 10 AM")
    try phone.press("1", until: "ended by the flow")
    #expect(phone.terminal.screen.text.contains("+ Bookings"))
    let booked = try phone.bookings()
    #expect(booked.contains("+919811112222") && booked.contains("2026-11-24") && booked.contains("10:00"))
    try phone.press("c", until: "Your site visit is on Tuesday 24 November")
    #expect(phone.terminal.screen.unknownSequences.isEmpty)
  }

  @Test func aSlotThatIsTakenUnderTheCallerIsNotBooked() throws {
    let phone = try Phone()
    try phone.hurryToTheMenu()
    try phone.press("5", until: "1 Tue 24")
    try phone.press("1", until: "1 10 AM")
    let taken = try FinishedProgram(
      Phone.program,
      [
        "store", Phone.center, "take", "2026-11-24", "10:00", "--store", phone.store, "--at",
        "2026-11-23T10:05",
      ])
    #expect(taken.status == 0)
    try phone.press("1", until: "1 12 noon")
    #expect(phone.terminal.screen.text.contains("bookSlot  taken"))
  }

  @Test func aStoreThatAnotherProcessHoldsIsTheLambdasErrorInAboutTwoSeconds() throws {
    let phone = try Phone()
    try phone.hurryToTheMenu()
    try phone.press("5", until: "1 Tue 24")
    try phone.press("1", until: "1 10 AM")
    let holder = try Store.open(file: phone.store, wait: .seconds(1))
    try holder.transaction { _ in
      phone.terminal.type("1")
      // Then the call goes on to an adviser, so fast that the line may be gone already.
      try phone.terminal.wait(for: "the Lambda's error") {
        ["bookSlot ƒ  error", "in use by another", "✓ To support"].contains(where: $0.text.contains)
      }
    }
    #expect(try !phone.bookings().contains("+919811112222"))
  }

  @Test func aWindowMadeSmallerShowsTheSameCallAndOneTooSmallStopsIt() throws {
    let phone = try Phone(rows: 36, columns: 120)
    try phone.terminal.wait(forText: "─ Rows ─")
    try phone.terminal.wait(forText: "Welcome back, Asha")
    phone.terminal.resize(rows: 16, columns: 60)
    try phone.terminal.wait(forText: "1 2 3 4 5 6 7 8 9 * 0 #")
    #expect(phone.terminal.screen.text.contains("Welcome back, Asha"))
    phone.terminal.resize(rows: 8, columns: 44)
    try phone.terminal.wait(forText: "touchtone needs 60x16")
    let still = phone.terminal.screen.text
    phone.terminal.type("5x?")
    phone.terminal.read(for: .milliseconds(400))
    #expect(phone.terminal.screen.text == still)
    phone.terminal.resize(rows: 24, columns: 80)
    try phone.terminal.wait(forText: "─ Call ─")
    #expect(phone.terminal.screen.unknownSequences.isEmpty)
  }

  @Test(arguments: [
    ("?", "─ Help"), ("w", "─ Who calls?"), ("C", "─ Conditions"), ("y", "y write"), ("/", "1 of"),
  ])
  func whatOpensOverTheCallClosesWithEscAndTheCallGoesOn(key: String, title: String) throws {
    let phone = try Phone()
    try phone.terminal.wait(forText: "Welcome back")
    phone.terminal.type(key)
    if key == "/" { phone.terminal.type("Asha") }
    try phone.terminal.wait(forText: title)
    phone.terminal.read(for: .milliseconds(100))
    phone.terminal.type("\u{1B}")
    try phone.terminal.wait(forText: "? help")
    #expect(!phone.terminal.screen.line(0).contains("paused"))
  }

  @Test func quittingACallAsksOnceAndRestoresTheTerminal() throws {
    let phone = try Phone()
    try phone.terminal.wait(forText: "Welcome back")
    try phone.press("q", until: "q again quits")
    phone.terminal.type("q")
    #expect(try phone.terminal.waitForExit() == 0)
    #expect(phone.isRestored)
  }

  @Test(arguments: ways) func aSignalEndsItWithItsStatusAndTheTerminalRestored(
    way: (signal: Int32, status: Int32)
  ) throws {
    let phone = try Phone()
    try phone.terminal.wait(forText: "Welcome back")
    phone.terminal.send(signal: way.signal)
    #expect(try phone.terminal.waitForExit() == way.status)
    #expect(phone.isRestored)
  }

  /// A crash, and a signal that nobody waits for, ends it as it ends every program: by that signal.
  @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGQUIT, SIGUSR1]) func aCrashLeavesTheTerminalAsItWas(
    signal: Int32
  ) throws {
    let phone = try Phone()
    try phone.terminal.wait(forText: "Welcome back")
    #expect(!phone.terminal.echoes)
    phone.terminal.send(signal: signal)
    #expect(try phone.terminal.waitForExit() == 128 + signal)
    #expect(phone.isRestored)
    #expect(phone.terminal.echoes)
  }

  @Test func aLostTerminalEndsTheProgram() throws {
    let phone = try Phone()
    try phone.terminal.wait(forText: "Welcome back")
    phone.terminal.hangUp()
    #expect(try phone.terminal.waitForExit() == 129)
  }

  @Test(arguments: ["dumb", "no-such-terminal", ""]) func aTerminalThatCannotShowItIsRefusedInOneLine(
    type: String
  ) throws {
    let phone = try Phone(environment: ["TERM": type])
    #expect(try phone.terminal.waitForExit() == 2)
    let text = String(decoding: phone.terminal.output, as: UTF8.self)
    #expect(text.split(whereSeparator: \.isNewline).count == 1, "\(text)")
    #expect(!text.contains("\u{1B}"))
  }

  @Test func withoutAnyTerminalItSaysSoInOneLineOrPlaysHeadless() throws {
    let folder = try TemporaryFolder()
    let arguments = [
      "play", Phone.center, "--at", "2026-11-23T10:05", "--store", folder.path(of: "s.sqlite"),
    ]
    let played = try FinishedProgram(Phone.program, arguments, input: "5\n1\n1\n")
    #expect(played.status == 0)
    #expect(played.output.contains("You have successfully scheduled"))
    #expect(!played.output.contains("\u{1B}"))
    // A person's terminal to type on, but none to look at.
    let command = ([Phone.program] + arguments).map { "'\($0)'" }.joined(separator: " ") + " > /dev/null"
    let blind = try PseudoTerminal("/bin/sh", ["-c", command])
    #expect(try blind.waitForExit() == 2)
    let text = String(decoding: blind.output, as: UTF8.self)
    #expect(text.split(whereSeparator: \.isNewline).count == 1, "\(text)")
  }

  @Test(arguments: [["--record", "call.scenario"], ["--format", "json"], ["--for", "5m"]])
  func whatIsForACallWithoutAScreenIsNotIgnoredOnOne(options: [String]) throws {
    let phone = try Phone(options[0], options[1])
    #expect(try phone.terminal.waitForExit() == 2)
    let text = String(decoding: phone.terminal.output, as: UTF8.self)
    #expect(text.contains("\(options[0]): error: this is for a call without a screen [usage]"), "\(text)")
    #expect(!text.contains("\u{1B}[?1049h"))
  }

  @Test func withoutColorNothingIsColored() throws {
    let phone = try Phone(environment: ["NO_COLOR": "1"])
    try phone.terminal.wait(forText: "Welcome back")
    let screen = phone.terminal.screen
    for row in 0..<screen.rows {
      #expect((0..<screen.columns).allSatisfy { screen[row, $0].style.foreground == .usual })
    }
    #expect(screen.unknownSequences.isEmpty)
  }

  @Test func eightColorsAreEnough() throws {
    let phone = try Phone(environment: ["TERM": "xterm"])
    try phone.hurryToTheMenu()
    try phone.press("7", until: "no branch for 7")
    #expect(!String(decoding: phone.terminal.output, as: UTF8.self).contains("38;5;"))
    #expect(phone.terminal.screen.unknownSequences.isEmpty)
  }

  @Test func aLanguageWithoutUTF8GetsASCII() throws {
    let phone = try Phone(environment: ["LC_ALL": "C", "LANG": "C"])
    try phone.hurryToTheMenu()
    try phone.press("5", until: "1 Tue 24")
    #expect(phone.terminal.output.allSatisfy { $0 < 0x80 })
  }

  @Test func aPausedCallIsIdle() throws {
    let phone = try Phone("--paused")
    try phone.terminal.wait(forText: "paused")
    try expectIdle(phone)
  }

  @Test func anEndedCallIsIdle() throws {
    let phone = try Phone()
    try phone.terminal.wait(forText: "Welcome back")
    try phone.press("x", until: "the caller hung up")
    phone.terminal.read(for: .milliseconds(300))
    try expectIdle(phone)
  }

  /// Not a byte is written, and no time of the processor used.
  private func expectIdle(_ phone: Phone) throws {
    phone.terminal.read(for: .milliseconds(200))
    let (bytes, ticks) = (phone.terminal.output.count, try ticks(of: phone.terminal.id))
    phone.terminal.read(for: .seconds(2))
    #expect(phone.terminal.output.count == bytes)
    #expect(try self.ticks(of: phone.terminal.id) - ticks <= 1)
  }

  private func ticks(of process: pid_t) throws -> Int {
    let line = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    let fields = line[(line.lastIndex(of: ")") ?? line.startIndex)...].split(separator: " ")
    return (Int(fields[12]) ?? 0) + (Int(fields[13]) ?? 0)
  }
}
