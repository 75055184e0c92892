import Diagnostics
import Testing

@testable import touchtone

@Suite struct CommandLineTests {
  private func run(_ words: String...) throws -> ParsedArguments {
    switch try SampleCommands.program.parse(words) {
    case .run(_, let arguments): return arguments
    case .show(let text): throw Unexpected(text: text)
    }
  }

  private struct Unexpected: Error { let text: String }

  @Test func optionsTakeTheirValueAfterASpaceOrAnEqualsSign() throws {
    let apart = try run("play", "--from", "+911", "center", "--seed", "7")
    let joined = try run("play", "--from=+911", "--seed=7", "center")
    for arguments in [apart, joined] {
      #expect(arguments[SampleCommands.from] == "+911")
      #expect(arguments[SampleCommands.seed] == 7)
      #expect(arguments.required(SampleCommands.path) == "center")
    }
  }

  @Test func whatIsNotGivenIsNil() throws {
    let arguments = try run("play", "center")
    #expect(arguments[SampleCommands.from] == nil)
    #expect(arguments[SampleCommands.format] == nil)
    #expect(arguments.all(SampleCommands.attribute).isEmpty)
    #expect(!arguments[SampleCommands.paused])
  }

  @Test func anEmptyValueIsAValue() throws {
    #expect(try run("play", "center", "--from", "")[SampleCommands.from] == "")
    #expect(try run("play", "center", "--from=")[SampleCommands.from] == "")
  }

  @Test func repeatedOptionsKeepTheirOrder() throws {
    let arguments = try run("play", "center", "--attribute", "b=1", "--attribute=a=x=y", "--attribute", "b=")
    #expect(
      arguments.all(SampleCommands.attribute) == [
        Assignment(name: "b", value: "1"), Assignment(name: "a", value: "x=y"),
        Assignment(name: "b", value: ""),
      ])
  }

  @Test func casesAndFlagsAreTyped() throws {
    let arguments = try run("play", "--paused", "center", "--format", "json")
    #expect(arguments[SampleCommands.format] == .json)
    #expect(arguments[SampleCommands.paused])
  }

  @Test func twoDashesEndTheOptions() throws {
    #expect(try run("play", "--", "--from").required(SampleCommands.path) == "--from")
  }

  @Test func aDashBeforeADigitOrAloneIsNoOption() throws {
    #expect(try run("play", "-").required(SampleCommands.path) == "-")
    #expect(try run("play", "center", "--from", "-5")[SampleCommands.from] == "-5")
  }

  @Test func operandsAreReadByPlace() throws {
    let arguments = try run("store", "a.sqlite", "take", "2026-11-24", "x", "y")
    #expect(arguments[SampleCommands.day] == "2026-11-24")
    #expect(arguments.all(SampleCommands.extras) == ["x", "y"])
    #expect(try run("store", "a.sqlite", "slots")[SampleCommands.day] == nil)
  }

  @Test(arguments: [
    (
      ["play", "center", "--form", "x"],
      """
      touchtone play: error: "--form" is not an option [usage]
        fix: did you mean "--from"?
      """
    ),
    (
      ["play", "center", "--zzzzzzzz"],
      """
      touchtone play: error: "--zzzzzzzz" is not an option [usage]
        fix: touchtone play --help lists the options
      """
    ),
    (
      ["play", "center", "-f"],
      """
      touchtone play: error: "-f" is not an option; they begin with two dashes [usage]
        fix: touchtone play --help lists the options; -- before a word that begins with a dash makes it an operand
      """
    ),
    (
      ["play", "center", "--from", "--paused"],
      """
      touchtone play: error: --from needs a value, NUMBER [usage]
        fix: --from=NUMBER; a value that begins with dashes needs this form
      """
    ),
    (
      ["play", "center", "--seed", "ten"],
      """
      touchtone play: error: --seed takes a whole number from 0 to 9, not "ten" [usage]
        fix: touchtone play --help shows an example
      """
    ),
    (
      ["play", "center", "--format", "xml"],
      """
      touchtone play: error: --format takes text or json, not "xml" [usage]
        fix: touchtone play --help shows an example
      """
    ),
    (
      ["play", "center", "--attribute", "=x"],
      """
      touchtone play: error: --attribute takes the form NAME=VALUE, not "=x" [usage]
        fix: touchtone play --help shows an example
      """
    ),
    (
      ["play", "center", "--paused=yes"],
      """
      touchtone play: error: --paused takes no value [usage]
        fix: touchtone play --help shows an example
      """
    ),
    (
      ["play", "center", "--from", "a", "--from", "b"],
      """
      touchtone play: error: --from is given twice [usage]
        fix: leave one out
      """
    ),
    (
      ["play"],
      """
      touchtone play: error: PATH is missing: a center's folder or one flow file [usage]
        fix: touchtone play --help shows an example
      """
    ),
    (
      ["play", "one", "two\u{1B}[31m"],
      """
      touchtone play: error: "two^[[31m" is one word too many [usage]
        fix: put words that belong together in quotes; touchtone play --help shows an example
      """
    ),
    (
      ["store", "a.sqlite", "drop"],
      """
      touchtone store: error: ACTION takes slots, bookings or take, not "drop" [usage]
        fix: touchtone store --help shows an example
      """
    ),
    (
      ["ply", "center"],
      """
      touchtone: error: "ply" is not a command [usage]
        fix: did you mean "play"?
      """
    ),
    (
      ["conquer"],
      """
      touchtone: error: "conquer" is not a command [usage]
        fix: one of play, store; touchtone --help shows an example
      """
    ),
    (
      [],
      """
      touchtone: error: no command is given [usage]
        fix: one of play, store; touchtone --help shows an example
      """
    ),
    (
      ["--vers"],
      """
      touchtone: error: "--vers" is not an option [usage]
        fix: touchtone --help lists the options
      """
    ),
  ])
  func mistakesSayWhatAndHowToMendThem(words: [String], expected: String) throws {
    let mistake = #expect(throws: Diagnostic.self) { try SampleCommands.program.parse(words) }
    #expect(mistake?.text == expected)
  }
}
