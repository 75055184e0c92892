import Foundation
import TestSupport
import Testing

@testable import Outside
@testable import World

/// Programs that read and write lines of JSON, good and bad.
@Suite struct FunctionProgramTests {
  private static let answersOnce = #"read x; echo '{"a": "b"}'; sleep 60"#

  /// What a program of a shell comes to, and a line that the person sees of it.
  @Test(
    arguments: [
      (answersOnce, OutsideReply.answered(#"{"a": "b"}"#), nil),
      (#"read x; printf '{"a": "b"}'"#, .answered(#"{"a": "b"}"#), nil),
      // What it started holds its output open.
      (#"read x; printf '{"a": "b"}'; setsid sleep 5 & sleep 0.1"#, .answered(#"{"a": "b"}"#), nil),
      ("echo oh >&2; exit 3", .failed("its program ended with status 3 before it answered"), "oh"),
      ("read x; kill -9 $$", .failed("its program was ended by signal 9 before it answered"), nil),
      (
        "read x; echo hello; sleep 60",
        .unusable("it said \"hello\", which is no answer: expected a value, found \"h\""), nil
      ),
      (
        "read x; echo '[1]'; sleep 60",
        .unusable("it said \"[1]\", which is no answer: a Lambda answers with an object, found a list"), nil
      ),
      (
        #"read x; printf '{"a": "\377"}\n'; sleep 60"#,
        .unusable("it said \"{\"a\": \"\u{FFFD}\"}\", which is no answer: it is not UTF-8"), nil
      ),
      (
        #"read x; echo '{"errorType": "KeyError", "errorMessage": "phone"}'; sleep 60"#,
        .failed("KeyError: phone"), nil
      ),
      ("exec >&-; sleep 60", .failed("its program closed its standard output before it answered"), nil),
      (
        "exec >&-; yes flood >&2", .failed("its program closed its standard output before it answered"),
        "flood"
      ),
      (
        "yes flood >&2 & sleep 0.1; exit 3", .failed("its program ended with status 3 before it answered"),
        "flood"
      ),
      (
        "setsid yes flood >&2 & sleep 0.1; exit 3",
        .failed("its program ended with status 3 before it answered"), "flood"
      ),
      (
        "read x; head -c 3000000 /dev/zero | tr '\\0' x; sleep 60",
        .unusable("it answered with more than a megabyte"), nil
      ),
      (#"read x; printf '\033[2Jhidden\r\n' >&2; echo '{}'; sleep 60"#, .answered("{}"), "^[[2Jhidden"),
    ] as [(String, OutsideReply, String?)])
  func aProgramComesToThis(program: String, expected: OutsideReply, line: String?) throws {
    let bench = try FunctionBench(shell: program)
    let answer = bench.answer()
    #expect(answer.reply == expected)
    if let line { #expect(answer.printed.contains(line), "\(answer.printed)") }
  }

  /// Programs whose time runs out are ended; the next call is answered by another.
  @Test(arguments: [
    "read x; sleep 60", "read x; while :; do :; done", "sleep 60", "yes flood >&2",
    "read x; trap '' TERM INT; sleep 60; echo '{}'",
  ])
  func aProgramThatHangsIsEnded(program: String) throws {
    let bench = try FunctionBench(
      shell: "if [ -e again ]; then read x; echo '{}'; else touch again; \(program); fi")
    let answer = bench.answer(within: .init(300))
    #expect(answer.reply == .timedOut)
    #expect(answer.printed.last == "was ended: it did not answer within 0.3 s")
    #expect(answer.printed.count <= 202)
    #expect(bench.answer().reply == .answered("{}"))
  }

  @Test func aProgramThatIsNotThereIsSaid() throws {
    let bench = try FunctionBench(["no-such-program-here"])
    #expect(bench.answer().reply == .notBegun("there is no program \"no-such-program-here\" here"))
  }

  @Test func whatIsNoProgramIsSaid() throws {
    let bench = try FunctionBench(["./inner"], files: ["inner/file": ""])
    let folder = bench.folder.path
    #expect(
      #expect(throws: ChildProcessError.self) { try ChildProcess([folder + "/inner"]) }
        == .folder(folder + "/inner"))
    let file = folder + "/inner/file"
    #expect(#expect(throws: ChildProcessError.self) { try ChildProcess([file]) } == .notExecutable(file))
  }

  @Test func aProgramThatReadsNothingIsSaid() throws {
    // More than a pipe holds, so that writing meets the closed end.
    let event = "{\"long\":\"" + String(repeating: "x", count: 300_000) + "\"}"
    let bench = try FunctionBench(shell: "exec <&-; sleep 60")
    #expect(bench.answer(event).reply == .failed("it has closed its standard input"))
  }

  /// A short request lies in the pipe when its end is closed: nobody waits for the time limit.
  @Test(arguments: ["exec <&-; sleep 60", "sleep 0.2; exec <&-; sleep 60"])
  func aProgramThatClosesItsInputBeforeItReadsIsSaidAtOnce(program: String) throws {
    let bench = try FunctionBench(shell: program)
    let clock = ContinuousClock()
    let start = clock.now
    #expect(bench.answer(within: .seconds(30)).reply == .failed("it has closed its standard input"))
    #expect(clock.now - start < .seconds(20))
  }

  @Test func aProgramThatHasReadMayCloseItsInputAndAnswer() throws {
    let bench = try FunctionBench(shell: "read x; exec <&-; sleep 0.2; echo '{}'; sleep 60")
    #expect(bench.answer().reply == .answered("{}"))
  }

  @Test func aLongEventArrivesWhole() throws {
    let event = "{\"long\":\"" + String(repeating: "x", count: 300_000) + "\"}"
    let bench = try FunctionBench(shell: "read -r x; echo \"{\\\"length\\\": \\\"${#x}\\\"}\"; sleep 60")
    #expect(bench.answer(event).reply == .answered("{\"length\": \"\(event.utf8.count)\"}"))
  }

  @Test func aProgramLivesFromCallToCall() throws {
    let bench = try FunctionBench(
      shell: #"n=0; while read x; do n=$((n+1)); echo "{\"n\": \"$n\"}"; done"#)
    for number in 1...3 { #expect(bench.answer().reply == .answered("{\"n\": \"\(number)\"}")) }
  }

  /// Whether it writes its lines in one go or one by one: each is told behind its own call, and the program lives on.
  @Test(arguments: [
    #"printf '{"a": "%d"}\n{"a": "more"}\n' $i"#, #"printf '{"a": "%d"}\n' $i; echo '{"a": "more"}'"#,
  ])
  func aProgramThatAnswersTwiceLivesOn(answers: String) throws {
    let bench = try FunctionBench(shell: "i=0; while read x; do i=$((i+1)); \(answers); done")
    var late: [LateLine] = []
    for number in 1...5 {
      let answer = bench.answer(contact: number)
      #expect(answer.reply == .answered("{\"a\": \"\(number)\"}"))
      #expect(answer.printed == [])
      late += bench.functions.takeLateLines(waits: false)
    }
    late += bench.functions.takeLateLines(waits: true)
    let line = #"answered once more, which nobody reads: {"a": "more"}"#
    #expect(late.map(\.text) == Array(repeating: line, count: late.count))
    #expect(late.map(\.call.contact) == [1, 2, 3, 4, 5], "\(late)")
  }

  /// It has not asked for the next request yet: however long it takes for the second line, that is one too many.
  @Test func aSecondAnswerToTheLastCallIsAwaitedUntilTheProgramReadsOn() throws {
    let bench = try FunctionBench(
      shell: #"while read x; do echo '{"a": "first"}'; sleep 0.05; echo '{"a": "second"}'; done"#)
    #expect(bench.answer().reply == .answered(#"{"a": "first"}"#))
    #expect(
      bench.functions.takeLateLines(waits: true).map(\.text)
        == [#"answered once more, which nobody reads: {"a": "second"}"#])
    #expect(bench.answer().reply == .answered(#"{"a": "first"}"#))
  }

  @Test func everyLineTooManyIsTold() throws {
    let bench = try FunctionBench(
      shell: #"while read x; do printf '{"a": "1"}\n{"a": "2"}\n{"a": "3"}\nxx\n'; done"#)
    for _ in 1...2 { #expect(bench.answer().reply == .answered(#"{"a": "1"}"#)) }
    let lines = bench.functions.takeLines().map(\.text)
    #expect(
      lines.starts(
        with: [#"{"a": "2"}"#, #"{"a": "3"}"#, "xx"].map { "answered once more, which nobody reads: \($0)" }),
      "\(lines)")
  }

  /// What it says as it starts is no answer, and it is not started anew for it.
  @Test func aLineBeforeTheFirstRequestIsNoAnswer() throws {
    let bench = try FunctionBench(
      shell: #"echo '{"a": "before"}'; i=0; while read x; do i=$((i+1)); echo "{\"a\": \"$i\"}"; done"#)
    for number in 1...3 { #expect(bench.answer().reply == .answered("{\"a\": \"\(number)\"}")) }
    #expect(
      bench.functions.takeLines().map(\.text) == [
        #"answered before it was asked, which nobody reads: {"a": "before"}"#
      ])
  }

  /// A program that reads nothing answers all the same.
  @Test(arguments: [#"echo '{"a": "b"}'"#, #"echo '{"a": "b"}'; sleep 60"#])
  func whoReadsNothingAnswersWithTheFirstLine(program: String) throws {
    #expect(try FunctionBench(shell: program).answer().reply == .answered(#"{"a": "b"}"#))
  }

  /// Nobody asks again: what comes just behind the answer is told all the same, once.
  @Test func aSecondAnswerToTheLastCallIsSaid() throws {
    let bench = try FunctionBench(
      shell: #"read x; echo '{"a": "first"}'; echo '{"a": "second"}'; sleep 60"#)
    let answer = bench.answer()
    #expect(answer.reply == .answered(#"{"a": "first"}"#))
    var said = answer.printed
    let isSaid = eventually {
      said += bench.functions.takeLateLines(waits: true).map(\.text)
      return !said.isEmpty
    }
    #expect(isSaid)
    #expect(said == [#"answered once more, which nobody reads: {"a": "second"}"#])
    #expect(bench.functions.takeLateLines(waits: true) == [])
  }

  /// A line that came while the next request still lay in the pipe is no answer to it, and neither is one that was begun
  /// before.
  @Test(arguments: [
    #"read x; echo '{"a": "first"}'; sleep 0.4; echo '{"a": "late"}'; sleep 0.4; read x; echo '{"a": "second"}'; sleep 60"#,
    #"read x; printf '{"a": "first"}\n{"a": '; read x; echo '"late"}'; echo '{"a": "second"}'; sleep 60"#,
  ])
  func anAnswerToTheCallBeforeIsNoneToTheNext(program: String) throws {
    let bench = try FunctionBench(shell: program)
    #expect(bench.answer().reply == .answered(#"{"a": "first"}"#))
    let next = bench.answer()
    #expect(next.reply == .answered(#"{"a": "second"}"#))
    #expect(next.printed == [])
    #expect(
      bench.functions.takeLateLines(waits: false).map(\.text)
        == [#"answered once more, which nobody reads: {"a": "late"}"#])
  }

  /// Tries share the time of the action, on the machine's clock.
  @Test func aTryHasWhatTheTriesBeforeHaveLeft() throws {
    let bench = try FunctionBench(
      shell: #"while read x; do sleep 1.2; echo '{"errorType": "E", "errorMessage": "m"}'; done"#)
    let clock = ContinuousClock()
    let start = clock.now
    #expect(bench.answer(within: .init(2000)).reply == .failed("E: m"))
    #expect(bench.answer(within: .init(1920), attempt: 2).reply == .timedOut)
    #expect(bench.answer(within: .init(1840), attempt: 3).reply == .timedOut)
    #expect(clock.now - start < .seconds(3))
    // Another invocation has a time of its own.
    #expect(bench.answer(within: .init(5000)).reply == .failed("E: m"))
  }

  /// Of a day of calls that fail no more is kept than can be tried again.
  @Test func whatFailedTriesTookIsKeptForTheLatestOnly() throws {
    let bench = try FunctionBench(
      shell: #"while read x; do echo '{"errorType": "E", "errorMessage": "m"}'; done"#)
    let most = OutsideFunctions.failedLimit
    for contact in 0..<most + 20 { _ = bench.answer(contact: contact) }
    #expect(bench.functions.failedCount == most)
    _ = bench.answer(attempt: 2, contact: most)
    #expect(bench.functions.failedCount == most)
  }

  @Test func ofWhatWasAnsweredNothingIsKept() throws {
    let bench = try FunctionBench(
      shell: #"read x; echo '{"errorType": "E", "errorMessage": "m"}'; while read x; do echo '{}'; done"#)
    _ = bench.answer()
    #expect(bench.functions.failedCount == 1)
    _ = bench.answer(attempt: 2)
    _ = bench.answer(contact: 1)
    #expect(bench.functions.failedCount == 0)
  }

  /// What a program started and left behind may print for ever: that keeps nobody.
  @Test func whatAProgramLeavesBehindHoldsNothingUp() throws {
    let bench = try FunctionBench(shell: "read x; (yes flood >&2 &); exit 3")
    #expect(bench.answer().reply == .failed("its program ended with status 3 before it answered"))
  }

  @Test func aFloodOfLinesHoldsNoAnswerUp() throws {
    let bench = try FunctionBench(
      shell: #"read x; yes \#(String(repeating: "x", count: 79)) | head -n 200000 >&2; echo '{}'; sleep 60"#)
    let answer = bench.answer()
    #expect(answer.reply == .answered("{}"))
    #expect(answer.printed.count == 201 && answer.printed.last == "… and 199800 more lines")
  }

  @Test func aLineThatIsTooLongIsToldByItsBeginning() throws {
    let bench = try FunctionBench(
      shell: #"read x; head -c 50000000 /dev/zero | tr '\0' x >&2; echo '{}'; sleep 60"#)
    let answer = bench.answer()
    #expect(answer.reply == .answered("{}"))
    #expect(
      answer.printed == [String(repeating: "x", count: 2000) + " … (the rest of this line is left out)"])
  }

  @Test func aProgramThatEndedBetweenTwoCallsIsStartedAgain() throws {
    let bench = try FunctionBench(shell: #"read x; echo '{"a": "b"}'"#)
    for _ in 1...2 { #expect(bench.answer().reply == .answered(#"{"a": "b"}"#)) }
  }

  @Test func aProgramRunsInTheCentersFolderWithWhatTheServiceSets() throws {
    let bench = try FunctionBench(
      ["./answer", "two  words"],
      files: [
        "answer": """
        #!/bin/sh
        read x
        echo "{\\"at\\": \\"$(cat here)\\", \\"argument\\": \\"$1\\", \\"region\\": \\"$AWS_REGION\\", \\"name\\": \\"$AWS_LAMBDA_FUNCTION_NAME\\", \\"own\\": \\"$OWN\\", \\"zone\\": \\"$TZ\\"}"
        """, "here": "home",
      ], environment: [.init(name: "OWN", value: "mine"), .init(name: "TZ", value: "UTC")])
    chmod(bench.folder.path(of: "answer"), 0o755)
    #expect(
      bench.answer().reply
        == .answered(
          #"{"at": "home", "argument": "two  words", "region": "eu-west-1", "name": "book", "own": "mine", "zone": "UTC"}"#
        ))
  }

  /// A program that does not come to an end is ended, and another answers the next call.
  @Test func aFloodOfAnswersIsOneAnswer() throws {
    let bench = try FunctionBench(shell: "read x; yes '{}'")
    #expect(bench.answer().reply == .answered("{}"))
    let again = bench.answer()
    #expect(again.reply == .answered("{}"))
    let lines = bench.functions.takeLines().map(\.text)
    #expect(lines.contains("answered more than 10 times more and was ended: its next call starts it anew"))
    #expect(lines.count <= 22, "\(lines.count)")
  }

  @Test func callsAtTheSameTimeHaveProgramsOfTheirOwn() throws {
    let bench = try FunctionBench(shell: #"read x; sleep 0.2; echo "{\"id\": \"$$\"}"; sleep 60"#)
    for _ in 1...3 { bench.functions.begin(bench.call(within: .seconds(60))) }
    var answers: [OutsideReply] = []
    let allAnswered = eventually {
      answers += bench.functions.takeFinished().map(\.answer.reply)
      return answers.count == 3
    }
    #expect(allAnswered && Set(answers).count == 3)
  }

  @Test func aCallWhoseClockStandsStillHasMoreTime() throws {
    let bench = try FunctionBench(shell: "read x; sleep 0.5; echo '{}'; sleep 60")
    bench.functions.begin(bench.call(within: .init(100)))
    var done: [OutsideFunctions.Finished] = []
    try #require(
      eventually {
        done = bench.functions.takeFinished { _ in true }
        return !done.isEmpty
      })
    #expect(done[0].answer.reply == .answered("{}"))
  }

  @Test func nobodyHearsOfAForgottenCall() throws {
    let bench = try FunctionBench(shell: "read x; echo '{}'; read x; echo '{}'; sleep 60")
    bench.functions.begin(bench.call())
    bench.functions.forgetCalls()
    #expect(bench.answer().reply == .answered("{}"))
    #expect(bench.functions.takeFinished().isEmpty)
  }

  @Test func noProgramIsLeft() throws {
    var bench: FunctionBench? = try FunctionBench(shell: #"read x; echo "{\"id\": \"$$\"}"; sleep 60"#)
    guard case .answered(let text)? = bench?.answer().reply,
      let id = pid_t(text.filter(\.isNumber))
    else { return #expect(Bool(false), "no answer") }
    bench?.functions.begin(try #require(bench?.call()))
    #expect(kill(id, 0) == 0)
    bench = nil
    #expect(isGone(id))
    // No zombie either: nothing of ours is left to wait for that this test started.
    #expect(waitpid(id, nil, WNOHANG) == -1)
  }
}
