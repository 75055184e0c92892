@testable import touchtone

/// A command line of the kind that the real commands have, made only for these tests.
enum SampleCommands {
  enum Format: String, CaseIterable { case text, json }

  static let path = Operand("PATH", .nonempty("a path"), "a center's folder or one flow file")
  static let from = Option("from", "NUMBER", .text, "who calls; anonymous withholds the number")
  static let attribute = Option(
    "attribute", "NAME=VALUE", .assignment(), repeatable: true, "an attribute the contact begins with")
  static let seed = Option("seed", "N", ValueReader<UInt64>.integer(0...9), "where chance begins")
  static let format = Option(
    "format", "text|json", ValueReader<Format>.oneCase, "how the transcript is printed")
  static let longNamed = Option(
    "an-option-with-a-name", "LONG-VALUE", .text,
    "a line of help that is too long to stand in one line beside a name")
  static let paused = Flag("paused", "opens with the call paused at its start")

  static let play = CommandDescription(
    "play", "plays a contact center in the terminal, or as text where there is none",
    examples: [
      .init("touchtone play flows/site-visit", "opens the screen"),
      .init(
        "touchtone play flows/site-visit --from +919811112222 --keys 5,1,1",
        "books the first free site visit and prints what was heard"),
    ],
    operands: [path], options: [from, attribute, seed, format, longNamed, paused],
    notes: ["Exit status: 0 all well, 1 the flow has a problem, 2 touchtone could not do what was asked."])

  static let day = Operand("DATE", .text, count: .atMostOne, "the day")
  static let extras = Operand("NAME", .text, count: .any, "names")
  static let store = CommandDescription(
    "store", "shows and changes the rows of a store",
    examples: [.init("touchtone store a.sqlite", "lists slots")],
    operands: [path, Operand("ACTION", .oneOf("slots", "bookings", "take"), "what to do"), day, extras])

  static let program = ProgramDescription(
    name: "touchtone", version: "0.1.0",
    summary: "Plays contact flows in a terminal, with no account and no network.", commands: [play, store])
}
