import TestSupport
import Testing

/// The built program without a terminal: standard input, standard output, exit statuses.
@Suite struct StandardInputTests {
  private typealias Flow = SmallFlow

  private func flow() throws -> SmallFlow {
    try SmallFlow(
      Flow.menu("Menu", "Press one.", keys: [("1", "Next")], silence: "Bye"),
      Flow.menu("Next", "Press two.", keys: [("2", "Done")], silence: "Bye"),
      Flow.say("Done", "Done.", then: "Bye"),
      Flow.hangUp())
  }

  private func play(_ words: [String], input: String = "") throws -> FinishedProgram {
    let flow = try flow()
    return try FinishedProgram(
      builtProduct(named: "touchtone"), ["play", "flow.json"] + words, input: input, in: flow.folder.path)
  }

  @Test(arguments: ["1\n2\n", "1\n2", " 1 \r\n\n2\r\n", "timeout\n", ""])
  func withoutKeysItemsAreReadFromStandardInput(input: String) throws {
    let run = try play([], input: input)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.contains("Done.") == input.contains("2"))
  }

  @Test func keysWinOverStandardInput() throws {
    #expect(try play(["--keys", "1,2"], input: "timeout\n").output.contains("Done."))
    #expect(!(try play(["--keys", ""], input: "1\n2\n").output.contains("Done.")))
    #expect(!(try play(["--keys="], input: "1\n2\n").output.contains("Done.")))
  }

  @Test func aLineThatIsNoItemIsRefused() throws {
    let run = try play([], input: "1\ntwo\n")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(
      run.errors.hasPrefix(
        "standard input: error: \"two\" is nothing a caller can do [usage]\n  why: an item is keys"))
  }

  @Test func aReaderThatLeavesEndsTheProgramQuietly() throws {
    let flow = try flow()
    let run = try FinishedProgram(
      "/bin/sh", ["-c", "\"$0\" play flow.json --keys 1,2 | true; exit 0", builtProduct(named: "touchtone")],
      in: flow.folder.path)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
  }

  @Test(arguments: [(["--keys", "1,2"], 0), (["--keys", "1,2", "--for", "1s"], 1), (["--at", "x"], 2)])
  func theStatusTellsHowItWent(words: [String], status: Int) throws {
    #expect(try play(words).status == Int32(status))
  }

  @Test func withoutATerminalThereAreNoColorsAndNoCursorCodes() throws {
    let run = try play(["--keys", "1,2"])
    #expect(!run.output.unicodeScalars.contains("\u{1B}"))
  }

  @Test(arguments: ["play", "store", "init", "bench"])
  func helpShowsAnExampleFirst(command: String) throws {
    for words in [[command, "--help"], ["help", command]] {
      let run = try FinishedProgram(builtProduct(named: "touchtone"), words)
      #expect(run.status == 0)
      #expect(run.output.hasPrefix("  touchtone \(command) "))
      #expect(run.errors.isEmpty)
    }
  }

  @Test func outputThatCannotBeWrittenIsAnError() throws {
    let flow = try flow()
    let run = try FinishedProgram(
      "/bin/bash",
      ["-c", "\"$0\" play \"$1\" --keys '' > /dev/full", builtProduct(named: "touchtone"), flow.path])
    #expect(run.status == 2)
    #expect(
      run.errors == """
        standard output: error: what is printed cannot be written [unwritable]
          why: No space left on device
          fix: make room where it goes, or send it elsewhere

        """)
  }
}
