import Testing

@testable import touchtone

@Suite struct HelpTextTests {
  private func shown(_ words: String...) throws -> String {
    switch try SampleCommands.program.parse(words) {
    case .show(let text): return text
    case .run(let command, _): return "ran \(command.name)"
    }
  }

  @Test func aCommandsHelpBeginsWithItsExample() throws {
    let expected = """
        touchtone play flows/site-visit
            opens the screen
        touchtone play flows/site-visit --from +919811112222 --keys 5,1,1
            books the first free site visit and prints what was heard

      touchtone play plays a contact center in the terminal, or as text where there is
      none.

      usage: touchtone play [options] PATH

        PATH  a center's folder or one flow file

      options:
        --from NUMBER           who calls; anonymous withholds the number
        --attribute NAME=VALUE  an attribute the contact begins with; may be repeated
        --seed N                where chance begins
        --format text|json      how the transcript is printed
        --an-option-with-a-name LONG-VALUE
                                a line of help that is too long to stand in one line
                                beside a name
        --paused                opens with the call paused at its start
        --help                  shows this page

      Exit status: 0 all well, 1 the flow has a problem, 2 touchtone could not do what
      was asked.
      """
    #expect(try shown("play", "--help") == expected)
    #expect(try shown("help", "play") == expected)
    #expect(try shown("play", "--nonsense", "-h") == expected)
  }

  @Test func theProgramsHelpListsEveryCommand() throws {
    let expected = """
        touchtone play flows/site-visit
            opens the screen

      Plays contact flows in a terminal, with no account and no network.

      usage: touchtone COMMAND [options] PATH…

      commands:
        play   plays a contact center in the terminal, or as text where there is none
        store  shows and changes the rows of a store

      touchtone COMMAND --help shows an example of a command and its options.
      """
    #expect(try shown("--help") == expected)
    #expect(try shown("help") == expected)
  }

  @Test func optionalOperandsStandInBrackets() throws {
    #expect(try shown("store", "--help").contains("usage: touchtone store PATH ACTION [DATE] [NAME…]\n"))
  }

  @Test func noLineOfHelpIsWiderThanATerminal() throws {
    for page in [try shown("--help"), try shown("play", "--help"), try shown("store", "--help")] {
      for line in page.split(separator: "\n") { #expect(line.count <= 80) }
    }
  }

  @Test func versionNamesTheProgram() throws {
    #expect(try shown("--version") == "touchtone 0.1.0")
  }
}
