import Foundation
import Glibc
import Store
import TestSupport
import Testing

/// Two terminals, one world: the caller in one, the agent in the other.
@Suite struct SharedDeskTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func sharing() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      Phone.program,
      [
        "play", Phone.center, "--at", "2026-11-23T10:05", "--store", folder.path(of: "store.sqlite"),
        "--share",
        "lesson-1",
      ], rows: 24, columns: 80, environment: ["XDG_RUNTIME_DIR": folder.path])
    try terminal.wait(forText: "Welcome")
    return terminal
  }

  private func joining(_ options: String...) throws -> PseudoTerminal {
    try PseudoTerminal(
      Phone.program, ["desk", "--join", "lesson-1"] + options, rows: 24, columns: 80,
      environment: ["XDG_RUNTIME_DIR": folder.path])
  }

  /// The caller goes through the menu to the advisers, and the agent answers.
  private func connect(_ caller: PseudoTerminal, _ agent: PseudoTerminal) throws {
    caller.type("++++")
    try caller.wait(forText: "Waiting for one key")
    caller.type("----")
    caller.type("1")
    try agent.wait(forText: "RINGING", within: .seconds(60))
    agent.type("a")
    try agent.wait(forText: "ON CONTACT", within: .seconds(60))
  }

  @Test func whatEachTypesAppearsAtTheOther() throws {
    let caller = try sharing()
    let agent = try joining()
    try agent.wait(forText: "Meera Nair · Plots, Villas")
    try caller.wait(forText: "sits at a desk")
    try connect(caller, agent)
    agent.type("Good morning, this is Meera.\r")
    try caller.wait(forText: "Good morning, this is Meera.")
    // The line opened by itself: no letter of it is a command.
    try caller.wait(forText: "Esc commands")
    caller.type("I want a villa.\r")
    try agent.wait(forText: "I want a villa.")
    caller.type("\u{1B}")
    try caller.wait(forText: "Enter say words")
    #expect(caller.screen.unknownSequences.isEmpty)
    #expect(agent.screen.unknownSequences.isEmpty)
  }

  @Test(arguments: [
    (["--agent", "Meera Nair"], "somebody sits at the desk of Meera Nair already", "--trainer"),
    (["--agent", "Nobody"], "there is no agent \"Nobody\"", "name one of Meera Nair"),
  ])
  func whoCannotJoinLearnsWhatMendsIt(options: [String], message: String, fix: String) throws {
    let caller = try sharing()
    let agent = try joining()
    try agent.wait(forText: "Meera Nair · Plots, Villas")
    try caller.wait(forText: "sits at a desk")
    let other = try PseudoTerminal(
      Phone.program, ["desk", "--join", "lesson-1"] + options, rows: 24, columns: 80,
      environment: ["XDG_RUNTIME_DIR": folder.path])
    try other.wait(forText: message)
    try other.wait(forText: fix)
    #expect(try other.waitForExit() == 2)
    agent.type("qq")
    caller.type("qq")
  }

  @Test func aWindowThatIsTooSmallSaysSo() throws {
    let caller = try sharing()
    let agent = try PseudoTerminal(
      Phone.program, ["desk", "--join", "lesson-1"], rows: 12, columns: 50,
      environment: ["XDG_RUNTIME_DIR": folder.path])
    try agent.wait(forText: "needs 60x16")
    agent.type("q")
    #expect(try agent.waitForExit() == 0)
    caller.type("qq")
  }

  @Test func aTrainerListensWhispersAndJoins() throws {
    let caller = try sharing()
    let agent = try joining()
    try agent.wait(forText: "Meera Nair · Plots, Villas")
    let trainer = try joining("--trainer")
    try trainer.wait(forText: "trainer beside Meera Nair")
    try caller.wait(forText: "a trainer sits beside Meera Nair")
    try connect(caller, agent)
    agent.type("Good morning.\r")
    try trainer.wait(forText: "Meera  Good morning.")
    trainer.type("Ask for the name.\r")
    try agent.wait(forText: "Ask for the name.")
    trainer.type("\u{1B}c")
    try trainer.wait(forText: "say it to all")
    trainer.type("I am listening too.\r")
    try caller.wait(forText: "Trainer  I am listening too.")
    // What was said to the agent alone is not for the caller.
    #expect(!caller.screen.text.contains("Ask for the name."))
    // Whoever listens may leave, and the talk goes on.
    trainer.type("\u{1B}q")
    #expect(try trainer.waitForExit() == 0)
    agent.type("Still here.\r")
    try caller.wait(forText: "Still here.")
  }

  @Test func theSharersDeathIsToldAtOnce() throws {
    let caller = try sharing()
    let agent = try joining("--agent", "Sana Qureshi")
    try agent.wait(forText: "Sana Qureshi · Villas")
    caller.send(signal: SIGKILL)
    #expect(try agent.waitForExit() == 1)
    #expect(agent.screen.text.contains("the program that shared the call is gone"))
    #expect(!agent.screen.showsAlternateScreen)
  }

  /// What agents did is kept, and told at their desks.
  @Test func aSharerThatIsToldToEndKeepsTheContactOnTheLine() throws {
    let caller = try sharing()
    let agent = try joining()
    try agent.wait(forText: "AVAILABLE")
    try connect(caller, agent)
    try agent.wait(forText: "joined with you", within: .seconds(60))
    caller.send(signal: SIGTERM)
    #expect(try caller.waitForExit() == 143)
    #expect(try agent.waitForExit() == 1)
    #expect(agent.screen.text.contains("the call that you had joined is over"))
    let store = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(2))
    let kept = try store.reading { rows in try rows.keptContacts() }
    #expect(kept.map { "\($0.agent) \($0.isJoined)" } == ["Meera Nair true"])
  }

  @Test func whoVanishesIsAnAgentWithADeadTelephoneAndMayComeBack() throws {
    let caller = try sharing()
    let first = try joining()
    try first.wait(forText: "AVAILABLE")
    first.send(signal: SIGKILL)
    try caller.wait(forText: "terminal is gone")
    let second = try joining()
    try second.wait(forText: "ERROR")
    second.type("a")
    try second.wait(forText: "AVAILABLE")
    caller.type("q")
    caller.type("q")
    #expect(try second.waitForExit() == 1)
    #expect(second.screen.text.contains("is over"))
  }

  /// The desk of somebody in another terminal is looked at, and what is typed there the agent alone hears.
  @Test func whoPlaysTheCallerSitsBesideTheAgentOfAnotherTerminal() throws {
    let caller = try sharing()
    let agent = try joining()
    try agent.wait(forText: "Meera Nair · Plots, Villas")
    try connect(caller, agent)
    try caller.wait(forText: "Esc commands")
    // The line for words is open, and Tab leads on all the same.
    caller.type("\t")
    try caller.wait(forText: "trainer beside Meera Nair")
    try caller.wait(forText: "sits at a desk in another terminal")
    caller.type("Ask for the name.\r")
    try agent.wait(forText: "Ask for the name.")
    agent.type("May I have your name?\r")
    try caller.wait(forText: "Meera  May I have your name?")
    // An agent's commands are the agent's.
    caller.type("\u{1B}x")
    try caller.wait(forText: "that is for the agent to do")
    caller.type("\t\t")
    try caller.wait(forText: "Alt+letter")
    #expect(caller.screen.text.contains("May I have your name?"))
    #expect(!caller.screen.text.contains("Ask for the name."))
  }

  @Test func aContactThatAGuestMissesIsKeptOnceWhoeverLooksAtTheWallboard() throws {
    let caller = try sharing()
    let agent = try joining()
    try agent.wait(forText: "AVAILABLE")
    caller.type("\t")
    try caller.wait(forText: "trainer beside Meera Nair")
    caller.type("\t")
    try caller.wait(forText: "· wallboard")
    caller.type("\t")
    try caller.wait(forText: "Welcome")
    caller.type("++++")
    try caller.wait(forText: "Waiting for one key")
    caller.type("1")
    try agent.wait(forText: "MISSED", within: .seconds(60))
    agent.type("\t\t")
    try agent.wait(forText: "1 missed")
    let store = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(2))
    let kept = try store.reading { rows in try rows.keptContacts() }
    #expect(kept.map { "\($0.agent) \($0.missed) \($0.isJoined)" } == ["Meera Nair 1 false"])
  }

  @Test func anAgentKeepsTheChosenStateWhenTheCallerCallsAgain() throws {
    let caller = try sharing()
    let agent = try joining()
    try agent.wait(forText: "AVAILABLE")
    agent.type("sbreak\r")
    try agent.wait(forText: "BREAK")
    caller.type("x")
    caller.type("c")
    try caller.wait(forText: "Welcome")
    agent.type("\t")
    try agent.wait(forText: "wallboard")
    agent.type("\t")
    try agent.wait(forText: "BREAK 0:0")
  }

  @Test func aDeskWritesTheRecordsOfItsContacts() throws {
    let log = folder.path(of: "desk.log")
    let desk = try PseudoTerminal(
      Phone.program,
      [
        "desk", Phone.center, "--at", "2026-11-23T10:05", "--store", folder.path(of: "store.sqlite"), "--log",
        log, "--log-all",
      ], rows: 24, columns: 80)
    try desk.wait(forText: "A caller is in the menu", within: .seconds(30))
    desk.type("q")
    #expect(try desk.waitForExit() == 0)
    let lines = try String(contentsOfFile: log, encoding: .utf8)
    #expect(lines.contains("\"ContactFlowModuleType\":"))
    #expect(lines.contains("\"InitiationMethod\":\"INBOUND\""))
  }

  @Test(arguments: [
    (["desk", "--join", "nobody"], "nobody shares \"nobody\" on this machine"),
    (["desk", "--join", "../x"], "is no name for a shared call"), (["desk"], "whose desk?"),
    (["desk", "flows/site-visit", "--agent", "Mera Nair"], "did you mean \"Meera Nair\"?"),
    (["desk", "flows/heron-ferries"], "nobody calls"), (["desk", "--trainer"], "beside whom?"),
    (["desk", "--join", "nobody", "--log", "call.log"], "a desk that joins has no log of its own"),
    (
      ["desk", "flows/site-visit", "--agent", "Lila Das", "--at", "2026-11-23T21:05"],
      "at Mon 21:05 the callers come to no queue; Lila Das serves Support"
    ),
  ])
  func whatCannotBeDoneIsSaid(words: [String], expected: String) throws {
    let run = try FinishedProgram(
      Phone.program, words, environment: ["XDG_RUNTIME_DIR": folder.path, "XDG_STATE_HOME": folder.path],
      in: packagePath(""))
    #expect(run.status == 2)
    #expect(run.errors.contains(expected), "\(run.errors)")
  }
}
