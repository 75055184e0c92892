import ContactCenter
import Diagnostics
import Glibc
import Outside
import World

/// How long a call of a user's Python handler takes, beside bare echoes of the same bytes through pipes: by `cat`, and by a
/// Python program of two lines.
struct LambdaWorkload {
  let rounds: Int
  private static let calls = 1000

  func run() throws(CommandFailure) -> ExitStatus {
    let folder = try Self.folder()
    defer {
      unlink(folder + "/echo.py")
      rmdir(folder)
    }
    let command = LambdaCommand(
      arguments: ["python3", "echo.py"],
      handler: LambdaHandler(language: .python, fileArgument: 1, function: "lambda_handler"))
    let definition = ContactCenterDefinition(
      name: "bench", lambdas: [LambdaDefinition(name: "echo", binding: .command(command))])
    let functions = OutsideFunctions(definition, folder: folder)
    let cat = try Self.echo(["cat"])
    let python = try Self.echo(["python3", "-c", Self.pythonEcho])
    var (ratios, pythonRatios): ([Double], [Double]) = ([], [])
    // The first round of all is none that counts: the programs warm up, and the system finds them their cores.
    for round in 0...rounds {
      let floor = try Self.measure { () throws(CommandFailure) in try Self.send(Self.event, through: cat) }
      let bare = try Self.measure { () throws(CommandFailure) in try Self.send(Self.event, through: python) }
      let own = try Self.measure { () throws(CommandFailure) in try Self.call(functions) }
      guard round > 0 else { continue }
      ratios.append(Double(own) / Double(floor))
      pythonRatios.append(Double(own) / Double(bare))
      Output.line(
        "round \(round): echo \(Self.words(floor)), Python echo \(Self.words(bare)), Python handler \(Self.words(own))"
      )
    }
    Output.line(
      "a call takes \(Self.median(ratios)) times an echo, \(Self.median(pythonRatios)) times a Python echo (medians of \(rounds) rounds)"
    )
    return .well
  }

  /// What the service sends, about as long as it is in life.
  private static let event =
    #"{"Name":"ContactFlowEvent","Details":{"ContactData":{"Attributes":{"tier":"gold"},"Channel":"VOICE","ContactId":"2b687e7e-7c82-f0d2-252f-561547f65857","CustomerEndpoint":{"Address":"+919811112222","Type":"TELEPHONE_NUMBER"},"Queue":null,"SystemEndpoint":{"Address":"+911800000700","Type":"TELEPHONE_NUMBER"}},"Parameters":{"slotDate":"2026-11-24","slotTime":"10:00"}}}"#

  private static func call(_ functions: OutsideFunctions) throws(CommandFailure) {
    let call = OutsideCall(
      id: OutsideCall.ID(number: 1, function: "echo", contact: 0, side: .customer),
      arn: "arn:aws:lambda:us-east-1:123456789012:function:echo", event: event,
      requestID: "2b687e7e-7c82-f0d2-252f-561547f65857", logStream: "2026/11/23/[$LATEST]1",
      timeLimit: .seconds(8))
    guard case .answered = functions.answer(call).reply else {
      throw failure("the handler did not answer", why: "it needs python3")
    }
  }

  // MARK: The floor

  private static let pythonEcho = """
    import sys
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    """

  private static func echo(_ words: [String]) throws(CommandFailure) -> ChildProcess {
    do throws(ChildProcessError) {
      return try ChildProcess(words, input: .pipe, output: .pipe)
    } catch {
      throw failure("the echo cannot be started", why: error.reason)
    }
  }

  private static func send(_ text: String, through echo: ChildProcess) throws(CommandFailure) {
    let line = Array((text + "\n").utf8)
    do throws(ChildProcessError) {
      var count = try echo.write(line[...])
      while count > 0 {
        var watched = pollfd(fd: echo.outputDescriptor ?? -1, events: Int16(POLLIN), revents: 0)
        _ = poll(&watched, 1, -1)
        guard let bytes = try echo.read() else { throw .refused(what: "the echo has ended", code: EPIPE) }
        count -= bytes.count
      }
    } catch {
      throw failure("the echo does not answer", why: error.reason)
    }
  }

  // MARK: Measuring

  /// Nanoseconds that one takes, by the median of many.
  private static func measure(_ body: () throws(CommandFailure) -> Void) throws(CommandFailure) -> Int64 {
    let clock = WallClock()
    var times: [Int64] = []
    try body()
    for _ in 0..<calls {
      let start = clock.monotonicNanoseconds
      try body()
      times.append(clock.monotonicNanoseconds - start)
    }
    return times.sorted()[calls / 2]
  }

  private static func median(_ ratios: [Double]) -> String { tenths(ratios.sorted()[ratios.count / 2]) }

  private static func words(_ nanoseconds: Int64) -> String { tenths(Double(nanoseconds) / 1000) + " µs" }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int(number * 10 + 0.5)
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func folder() throws(CommandFailure) -> String {
    var template = Array(
      ((getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp") + "/touchtone-XXXXXX").utf8CString)
    guard let made = mkdtemp(&template) else {
      throw failure("a folder for the handler cannot be made", why: String(cString: strerror(errno)))
    }
    let folder = String(cString: made)
    do throws(Diagnostic) {
      try TextFile.write(
        "def lambda_handler(event, context):\n    return event[\"Details\"][\"Parameters\"]\n",
        to: folder + "/echo.py")
    } catch {
      throw CommandFailure(error)
    }
    return folder
  }

  private static func failure(_ message: String, why: String) -> CommandFailure {
    CommandFailure(Diagnostic(in: "touchtone bench lambda", message, rule: "bench", why: why), .impossible)
  }
}
