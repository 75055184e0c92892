import Foundation
import TestSupport
import Testing

/// Programs of a user's own in a call: without a screen, on it, and when it ends.
@Suite struct OwnCodeTests {
  private static let program = builtProduct(named: "touchtone")

  private func play(_ code: OwnCode, _ words: String...) throws -> FinishedProgram {
    try FinishedProgram(
      Self.program, ["play", code.folder.path, "--at", "2026-01-05T10:00", "--keys", "hangup"] + words)
  }

  @Test(.enabled(if: OwnCode.runs("python3"), "python3 is not installed"))
  func anExceptionIsToldWithItsTraceback() throws {
    let code = try OwnCode(
      #"["python3", "own.py"], "handler": "lambda_handler""#,
      files: [
        "own.py": "def lambda_handler(event, context):\n    return event['none']\n",
        "service-rules.json": #"{"lambdaRetries": 0}"#,
      ])
    let played = try play(code)
    #expect(
      played.output.split(separator: "\n").map { $0.dropFirst(10) } == [
        "call      from anonymous to +911800000700", "prompt    Hello.",
        "lambda    own failed: KeyError: 'none' (own.py:2) (80 ms)",
        "note      own: [ERROR] KeyError: 'none'",
        "note      own: Traceback (most recent call last):",
        "note      own:   File \"own.py\", line 2, in lambda_handler",
        "note      own:     return event['none']",
        "prompt    Sorry about that.", "prompt    Press one.", "ended     the caller hung up",
      ], "\(played.output)")
  }

  @Test(.enabled(if: OwnCode.runs("python3"), "python3 is not installed"))
  func aTracebackIsToldOnceHoweverOftenItIsTried() throws {
    let code = try OwnCode(
      #"["python3", "own.py"], "handler": "lambda_handler""#,
      files: ["own.py": "def lambda_handler(event, context):\n    return event['none']\n"])
    let lines = try play(code).output.split(separator: "\n")
    #expect(lines.count { $0.hasSuffix("Traceback (most recent call last):") } == 1, "\(lines)")
    #expect(lines.count { $0.hasSuffix("own: (the same again on each of 3 more tries)") } == 1)
    #expect(lines.count { $0.contains("own failed: KeyError: 'none' (own.py:2) (tried 4 times)") } == 1)
  }

  /// What a handler printed before differs from try to try.
  @Test(.enabled(if: OwnCode.runs("python3"), "python3 is not installed"))
  func aTracebackBehindOtherLinesIsToldOnceToo() throws {
    let code = try OwnCode(
      #"["python3", "own.py"], "handler": "lambda_handler""#,
      files: [
        "own.py":
          "tries = 0\ndef lambda_handler(event, context):\n    global tries\n    tries += 1\n    print('look', tries)\n    return event['none']\n"
      ])
    let lines = try play(code).output.split(separator: "\n")
    #expect(lines.count { $0.hasSuffix("Traceback (most recent call last):") } == 1, "\(lines)")
    #expect(lines.count { $0.contains("own: look ") } == 4, "\(lines)")
    #expect(
      lines.count { $0.hasSuffix("own: (the last 4 lines again on each of 3 more tries)") } == 1, "\(lines)")
  }

  /// A program or a file of code that is not there, or cannot be run: the center is played all the same, the call says
  /// which of these it is, and so does "check".
  @Test(arguments: [
    (
      #"["python3", "gone.py"], "handler": "lambda_handler""#, "there is no file \"gone.py\" here",
      "there is no file \"gone.py\""
    ),
    (#"["./gone"]"#, "there is no program", "there is no program \"./gone\""),
    (
      #"["no-such-program", "x"]"#, "there is no program \"no-such-program\" here",
      "there is no program \"no-such-program\""
    ),
    (#"["./inner"]"#, "/inner\" is a folder, no program", "\"./inner\" is a folder, no program"),
    (#"["inner/text"]"#, "/inner/text\" is not executable", "\"inner/text\" is not executable"),
  ])
  func aProgramThatIsNotThereTakesTheErrorBranch(
    command: String, reason: String, found: String
  ) throws {
    let code = try OwnCode(command, files: ["inner/text": "echo {}"])
    let played = try play(code)
    let lines = played.output.split(separator: "\n")
    #expect(
      lines.contains { $0.contains("own failed: ") && $0.contains(reason) },
      "\(played.output) \(played.errors)")
    #expect(played.output.contains("Sorry about that.") && played.status == 0)
    let checked = try FinishedProgram(Self.program, ["check", code.folder.path])
    #expect(checked.output.contains(": warning: \(found) [missing-program]"), "\(checked.output)")
    #expect(checked.output.contains("center.json:2:") && checked.output.contains("  fix: "))
  }

  /// What a bad program comes to: what the person reads of it, and what the caller hears.
  @Test(arguments: [
    ("exit 3", "own failed: its program ended with status 3 before it answered (tried 4 times)", nil),
    ("read x; echo oops; sleep 60", #"own failed: it said "oops", which is no answer"#, nil),
    ("read x; kill -9 $$", "own failed: its program was ended by signal 9 before it answered", nil),
    ("read x; yes flood >&2", "own: was ended: it did not answer within 3 s", nil),
    ("read x; sleep 60; echo '{}'", "own: was ended: it did not answer within 3 s", nil),
    (
      #"read x; yes flood | head -n 100000 >&2; echo '{"a": "b"}'; sleep 60"#, "own: … and 99800 more lines",
      "It says b."
    ),
    (
      #"read x; echo '{"a": "b"}'; echo '{"a": "c"}'; sleep 60"#, "own: a=b (80 ms)", "It says b."
    ),
  ])
  func aBadProgramHoldsNothingUp(program: String, line: String, heard: String?) throws {
    let played = try play(try OwnCode(#"["sh", "program"]"#, files: ["program": program + "\n"]))
    #expect(played.output.contains(line), "\(played.output.suffix(2000))")
    #expect(played.output.contains(heard ?? "Sorry about that."))
    #expect(played.output.hasSuffix("ended     the caller hung up\n"))
    #expect(played.status == 0)
  }

  @Test func whatAProgramPrintsIsANoteInJSON() throws {
    let code = try OwnCode(#"["sh", "-c", "read x; printf '\\033[2Jhi\\n' >&2; echo '{\"a\": \"b\"}'"]"#)
    let played = try play(code, "--format", "json")
    #expect(
      played.output.contains(#""kind":"note","text":"^[[2Jhi","flow":"flow","action":"Ask","lambda":"own"}"#))
    #expect(played.output.contains(#""text":"It says b.""#), "\(played.output)")
  }

  @Test func aSecondAnswerIsToldInTheCall() throws {
    let code = try OwnCode(
      #"["sh", "own.sh"]"#,
      files: [
        "own.sh":
          #"while read x; do printf '{"a": "one"}\n{"a": "two"}\n'; done"#
      ])
    let played = try play(code)
    #expect(played.output.contains("It says one."), "\(played.output)")
    #expect(
      played.output.contains("note      own: answered once more, which nobody reads: {\"a\": \"two\"}"),
      "\(played.output)")
  }

  /// However late a program says it, and whether it was seen with the answer or when the call was over.
  @Test(arguments: ["", "sleep 0.05; "])
  func whatComesBehindTheLastAnswerIsToldBehindIt(pause: String) throws {
    for (more, told) in [
      (#"echo '{"a": "two"}'; read x"#, #"answered once more, which nobody reads: {"a": "two"}"#),
      ("exit 5", "its program ended with status 5"),
    ] {
      let code = try OwnCode(
        #"["sh", "own.sh"]"#, files: ["own.sh": "read x; echo '{\"a\": \"one\"}'; \(pause)\(more)"])
      let lines = try play(code).output.split(separator: "\n").map { $0.dropFirst(10) }
      let place = try #require(lines.firstIndex { $0.hasPrefix("lambda    own: a=one") })
      #expect(lines[place + 1] == "note      own: \(told)", "\(lines)")
      #expect(lines[place + 2] == "prompt    It says one.", "\(lines)")
    }
  }

  @Test func twoRunsAreAlike() throws {
    let code = try OwnCode(#"["sh", "-c", "while read x; do echo '{\"a\": \"b\"}'; done"]"#)
    #expect(try play(code).output == play(code).output)
  }

  @Test func aDeclaredAnswerStartsNothing() throws {
    let code = try OwnCode(#"["no-such-program"]"#)
    #expect(try play(code, "--lambda", #"own={"a": "declared"}"#).output.contains("It says declared."))
    #expect(
      try play(code).output.contains(
        "own failed: there is no program \"no-such-program\" here (80 ms)"), "tried once, told once")
  }

  // MARK: The screen

  /// A program that writes down its process id, and then does something.
  private func listening(_ rest: String) throws -> OwnCode {
    try OwnCode("[\"sh\", \"program\"]", files: ["program": "echo $$ > id\n\(rest)\n"])
  }

  private func id(_ code: OwnCode) throws -> pid_t {
    try #require(pid_t(try code.folder.read("id").trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  /// Whether a process is gone, and no zombie of it is left.
  private func isGone(_ id: pid_t) -> Bool {
    for _ in 0..<1000 {
      if kill(id, 0) != 0 { return true }
      usleep(2000)
    }
    return false
  }

  @Test func theScreenGoesOnWhileAProgramHangsAndTellsItsEnd() throws {
    let code = try listening("read x; echo working >&2; sleep 60")
    let phone = try Phone(center: code.folder.path)
    try phone.terminal.wait(forText: "own")
    phone.terminal.type("vv")
    try phone.terminal.wait(forText: "own: working")
    try phone.terminal.wait(forText: "Sorry about that.")
    try phone.terminal.wait(forText: "not answer within 3 s")
    #expect(isGone(try id(code)))
    phone.terminal.type("qq")
    #expect(try phone.terminal.waitForExit() == 0)
  }

  @Test(arguments: [SIGKILL, SIGTERM, SIGHUP])
  func noProgramOutlivesTouchtone(signal: Int32) throws {
    let code = try listening("read x; echo working >&2; sleep 60")
    let phone = try Phone(center: code.folder.path)
    try phone.terminal.wait(forText: "own")
    phone.terminal.type("vv")
    try phone.terminal.wait(forText: "own: working")
    let id = try id(code)
    #expect(kill(id, 0) == 0)
    phone.terminal.send(signal: signal)
    _ = try phone.terminal.waitForExit()
    #expect(isGone(id))
  }

  @Test func quittingEndsAProgramThatWaitsForWork() throws {
    let code = try listening("while read x; do echo '{\"a\": \"b\"}'; done; sleep 60")
    let phone = try Phone(center: code.folder.path)
    try phone.terminal.wait(forText: "It says b.")
    let id = try id(code)
    phone.terminal.type("qq")
    #expect(try phone.terminal.waitForExit() == 0)
    #expect(isGone(id))
  }
}
