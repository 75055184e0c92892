import Foundation
import TestSupport
import Testing

@Suite struct PseudoTerminalTests {
  @Test func showsWhatAProgramWrites() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "printf 'hello\\n'; exit 3"])
    #expect(try terminal.waitForExit() == 3)
    #expect(terminal.screen.line(0) == "hello")
  }

  @Test func keysReachTheProgram() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "read word; echo got $word"])
    terminal.type("five\r")
    try terminal.wait(forText: "got five")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func isTheControllingTerminalWithItsSize() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "stty size </dev/tty"], rows: 16, columns: 60)
    try terminal.wait(forText: "16 60")
  }

  @Test func resizingTellsTheProgram() throws {
    let terminal = try PseudoTerminal(
      "/bin/bash", ["-c", "trap 'stty size; exit 0' WINCH; echo ready; while :; do sleep 0.01; done"])
    try terminal.wait(forText: "ready")
    terminal.resize(rows: 30, columns: 100)
    try terminal.wait(forText: "30 100")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test func hangingUpEndsTheProgram() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "echo ready; sleep 60"])
    try terminal.wait(forText: "ready")
    terminal.hangUp()
    #expect(try terminal.waitForExit() == 128 + SIGHUP)
  }

  @Test func aWaitInVainShowsTheScreen() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "echo something else; sleep 60"])
    let failure = #expect(throws: PseudoTerminal.Failure.self) {
      try terminal.wait(forText: "never", within: .milliseconds(300))
    }
    #expect(failure?.description == "waited in vain for \"never\"; the screen:\n" + terminal.screen.text)
  }

  @Test func aForgottenProgramIsKilled() throws {
    var terminal: PseudoTerminal? = try PseudoTerminal("/bin/sleep", ["60"])
    let id = try #require(terminal?.id)
    #expect(kill(id, 0) == 0)
    terminal = nil
    #expect(kill(id, 0) == -1)
  }

  @Test func environmentCanBeChanged() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "echo $TERM ${HOME-none} $NUMBER"], environment: ["HOME": nil, "NUMBER": "5"])
    try terminal.wait(forText: "xterm-256color none 5")
  }
}
