import CenterFiles
import ContactCenter
import Foundation
import TestSupport
import Testing

@testable import Outside
@testable import World

/// A user's Python file, unchanged, as the service would run it.
@Suite(.enabled(if: ProgramSearch().path(of: "python3") != nil, "python3 is not installed"))
struct PythonHandlerTests {
  private func bench(_ text: String, handler: String = "lambda_handler") throws -> FunctionBench {
    try FunctionBench(["python3", "code/book.py"], handler: handler, files: ["code/book.py": text])
  }

  /// What ends the program is told by the user's own lines, none of ours.
  @Test func anInterruptIsToldByTheUsersLines() throws {
    let bench = try bench(
      """
      def lambda_handler(event, context):
          raise KeyboardInterrupt
      """)
    let answer = bench.answer()
    guard case .failed = answer.reply else {
      Issue.record("\(answer.reply)")
      return
    }
    #expect(
      answer.printed == [
        "[ERROR] KeyboardInterrupt", "Traceback (most recent call last):",
        "  File \"code/book.py\", line 2, in lambda_handler", "    raise KeyboardInterrupt",
      ])
  }

  @Test func theHandlerGetsEventAndContext() throws {
    let bench = try bench(
      """
      def lambda_handler(event, context):
          return {"event": event["Details"]["Parameters"]["phone"], "name": context.function_name,
                  "id": context.aws_request_id, "arn": context.invoked_function_arn,
                  "version": context.function_version, "memory": context.memory_limit_in_mb,
                  "log": context.log_group_name + " " + context.log_stream_name, "module": __name__,
                  "time": str(3000 < context.get_remaining_time_in_millis() <= 5000)}
      """)
    #expect(
      bench.answer(#"{"Details":{"Parameters":{"phone":"+1é"}}}"#)
        == OutsideAnswer(
          .answered(
            #"{"event": "+1é", "name": "book", "id": "00000000-0000-0000-0000-000000000001", "arn": "arn:aws:lambda:eu-west-1:123456789012:function:book", "version": "$LATEST", "memory": "128", "log": "/aws/lambda/book 2026/11/23/[$LATEST]1", "module": "book", "time": "True"}"#
          )))
  }

  @Test func theFileIsLoadedOnceAndFindsWhatStandsBesideIt() throws {
    let bench = try FunctionBench(
      ["python3", "code/book.py"], handler: "lambda_handler",
      files: [
        "code/book.py": """
        import other
        print("loaded")
        count = 0
        def lambda_handler(event, context):
            global count
            count += 1
            return {"n": str(count), "other": other.word}
        """, "code/other.py": "word = 'beside'",
      ])
    #expect(
      bench.answer() == OutsideAnswer(.answered(#"{"n": "1", "other": "beside"}"#), printed: ["loaded"]))
    #expect(bench.answer() == OutsideAnswer(.answered(#"{"n": "2", "other": "beside"}"#)))
  }

  @Test func whateverIsPrintedDisturbsNothing() throws {
    let bench = try bench(
      #"""
      import logging, os, subprocess, sys
      logging.getLogger().setLevel(logging.INFO)
      def lambda_handler(event, context):
          print("one")
          print("two", file=sys.stderr)
          os.write(1, b"three\n")
          sys.stdout.flush()
          subprocess.run(["echo", "four"])
          logging.info("five")
          print("\x1etouchtone answer {}\x1b[2J")
          print("no end", end="")
          return {"stdin": sys.stdin.read()}
      """#)
    #expect(bench.answer().reply == .answered(#"{"stdin": ""}"#))
    let second = bench.answer()
    #expect(second.reply == .answered(#"{"stdin": ""}"#))
    #expect(
      second.printed.suffix(6) == [
        "two", "three", "four", "[INFO]  five", "^^touchtone answer {}^[[2J",
      ] || second.printed.contains("four"))
    for word in ["two", "three", "four", "[INFO]  five"] { #expect(second.printed.contains(word)) }
  }

  /// What a handler that fails comes to, and the last line of what it printed.
  @Test(
    arguments: [
      (
        "def lambda_handler(event, context):\n    return {'a': event['none']}\n",
        "KeyError: 'none' (code/book.py:2)", "    return {'a': event['none']}"
      ),
      (
        "def deep():\n    raise ValueError('two\\nlines')\ndef lambda_handler(event, context):\n    deep()\n",
        "ValueError: two lines (code/book.py:2)", "    raise ValueError('two\\nlines')"
      ),
      (
        "import json\ndef lambda_handler(event, context):\n    return json.loads('x')\n",
        "JSONDecodeError: Expecting value: line 1 column 1 (char 0) (code/book.py:3)", nil
      ),
      (
        "x = 1\ndef lambda_handler(event, context)\n",
        "SyntaxError: expected ':' (book.py, line 2) (code/book.py:2)", nil
      ),
      (
        "import nothing_of_this_name\n",
        "ModuleNotFoundError: No module named 'nothing_of_this_name' (code/book.py:1)", nil
      ),
      (
        "def other(event, context):\n    pass\n",
        "Runtime.HandlerNotFound: Handler 'lambda_handler' missing on module 'book'", nil
      ),
      (
        "def lambda_handler(event, context):\n    return {1, 2}\n",
        "Runtime.MarshalError: Unable to marshal response: Object of type set is not JSON serializable", nil
      ),
      (
        "import sys\ndef lambda_handler(event, context):\n    sys.exit(4)\n",
        "its program ended with status 4 before it answered", nil
      ),
      (
        "import os\ndef lambda_handler(event, context):\n    os.abort()\n",
        "its program was ended by signal 6 before it answered", nil
      ),
    ] as [(String, String, String?)])
  func aHandlerThatFailsSaysWhere(text: String, why: String, lastLine: String?) throws {
    let answer = try bench(text).answer()
    #expect(answer.reply == .failed(why))
    if let lastLine { #expect(answer.printed.last == lastLine) }
  }

  /// Both came after the streams were looked at, when it had only said that it is ready.
  @Test func whatItPrintedStandsBeforeItsAnswerHoweverLateItIsRead() throws {
    let bench = try bench(
      """
      import time
      def lambda_handler(event, context):
          time.sleep(0.1)
          print("printed")
          open("answered", "w").close()
          return {}
      """)
    let call = bench.call()
    let command = LambdaCommand(
      arguments: ["python3", "code/book.py"],
      handler: LambdaHandler(language: .python, fileArgument: 1, function: "lambda_handler"), environment: [])
    let process = try FunctionProcess(command, FunctionContext(call), in: bench.folder.path)
    defer { process.stop() }
    process.begin(call)
    process.wait(10_000)
    #expect(eventually { FileManager.default.fileExists(atPath: bench.folder.path + "/answered") })
    usleep(50_000)
    var events = process.takeEvents()
    while events.count < 2, !process.isClosed {
      process.wait(10_000)
      events += process.takeEvents()
    }
    #expect(events == [.printed("printed"), .replied(.answered("{}"))])
  }

  @Test func aHandlerThatFailedAnswersTheNextTime() throws {
    let bench = try bench(
      """
      calls = 0
      def lambda_handler(event, context):
          global calls
          calls += 1
          if calls == 1:
              raise RuntimeError("once")
          return {"calls": str(calls)}
      """)
    #expect(bench.answer().reply == .failed("RuntimeError: once (code/book.py:6)"))
    #expect(bench.answer().reply == .answered(#"{"calls": "2"}"#))
  }

  @Test func aHandlerThatHangsIsEndedAndLoadedAnew() throws {
    let bench = try bench(
      """
      import os
      def lambda_handler(event, context):
          while not os.path.exists("again"):
              open("again", "w").close()
              while True: pass
          return {"n": "1"}
      """)
    #expect(bench.answer(within: .init(200)).reply == .timedOut)
    #expect(bench.answer().reply == .answered(#"{"n": "1"}"#))
  }

  @Test func nothingIsLeftInTheCentersFolder() throws {
    let bench = try FunctionBench(
      ["python3", "code/book.py"], handler: "lambda_handler",
      files: ["code/book.py": "import other\ndef lambda_handler(e, c): return {}", "code/other.py": ""])
    #expect(bench.answer().reply == .answered("{}"))
    #expect(access(bench.folder.path(of: "code/__pycache__"), F_OK) != 0)
  }
}
