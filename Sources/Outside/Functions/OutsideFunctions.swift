import CenterFiles
import ContactCenter
import Diagnostics
import Glibc
import World

/// Calls the functions of a center that are outside, and takes in what they say.
///
/// Each program is started when its function is called first and lives on; more of them are started while one is at work,
/// as the service does. A screen begins calls and goes on: it waits for `descriptors`, and takes what has come. Who has
/// nothing else to do lets `answer(_:)` wait. When the last reference goes, every program is ended.
public final class OutsideFunctions: OutsideAnswers {
  /// A call that came to its end.
  public struct Finished {
    public let call: OutsideCall
    public let answer: OutsideAnswer
    /// How much of its time it took, on the machine's clock.
    var nanoseconds: Int64 = 0
  }

  /// A line for the person, beside what belongs to a call.
  public struct Line: Sendable, Hashable {
    /// The call that it belongs to, or that was answered last before it.
    let call: OutsideCall.ID
    public let text: String
    /// True for one that came behind the answer.
    var isLate = false

    public var function: String { call.function }
  }

  private struct Running {
    let call: OutsideCall
    var connection: any FunctionConnection
    /// The call that the program answered before; nil for one that has answered none.
    var former: OutsideCall.ID?
    /// What it came to.
    var reply: OutsideReply?
    /// True once nobody wants to hear of it.
    var isForgotten = false
    var printed: [String] = []
    /// How many lines were left out.
    var leftOut = 0
    /// When its time is over, on the machine's clock; nil until the program is ready.
    var deadline: Int64?
    /// When a program that is not ready by then has taken too long.
    let startDeadline: Int64
  }

  /// What is tried again when it failed.
  private struct Invocation: Equatable {
    let function: String
    let contact: Int
    let side: Side

    init(_ call: OutsideCall) { (function, contact, side) = (call.function, call.id.contact, call.id.side) }
  }

  /// How long a program may take to get ready, as the service allows it.
  private static let startLimit = Milliseconds.seconds(10)
  /// How much more time at once a call gets whose clock stands still.
  private static let extensionNanoseconds: Int64 = 100_000_000
  /// The most programs of one function, or requests to it.
  private static let connectionLimit = 10
  /// The most failed invocations of which it is kept what their tries took: more than wait for another try at a time.
  static let failedLimit = 1000

  private let definition: ContactCenterDefinition
  private let folder: String
  private let programs: ProgramSearch
  private let clock = WallClock()
  private var running: [Running] = []
  /// Programs that wait for work, with the call that each answered last.
  private var idle: [(call: OutsideCall.ID, connection: any FunctionConnection)] = []
  private var finished: [Finished] = []
  /// The limits of failed invocations whose clock stands still, and what their tries took of them on the machine's: the
  /// world, which says how much is left, does not know. The one that failed last is the last.
  private var failed: [(invocation: Invocation, limit: Milliseconds, nanoseconds: Int64)] = []
  private var lines: [Line] = []

  /// Makes ready to call; starts nothing.
  ///
  /// - Parameter folder: the center's, where its programs run.
  public init(
    _ definition: ContactCenterDefinition, folder: String, programs: ProgramSearch = ProgramSearch()
  ) {
    self.definition = definition
    self.programs = programs
    let whole = realpath(folder, nil)
    self.folder = whole.map { String(cString: $0) } ?? folder
    free(whole)
  }

  deinit {
    for running in running { running.connection.stop() }
    for idle in idle { idle.connection.stop() }
  }

  // MARK: For who has more to do

  /// What a poll loop waits for: readable when there is something to take.
  public var descriptors: [Int32] {
    running.flatMap(\.connection.descriptors) + idle.flatMap(\.connection.descriptors)
  }

  /// When there is something to take even without any of them, on the machine's monotonic clock.
  public var wakeTime: Int64? {
    if !finished.isEmpty { return clock.monotonicNanoseconds }
    // What did not fit, and what waits for a program to read, is sent on a moment later.
    let isFull = running.contains { $0.connection.fullDescriptor != nil || $0.connection.looksAgainSoon }
    return
      (running.map { $0.deadline ?? $0.startDeadline }
      + (isFull ? [clock.monotonicNanoseconds + 5_000_000] : []))
      .min()
  }

  /// Begins a call.
  public func begin(_ call: OutsideCall) {
    let now = clock.monotonicNanoseconds
    do throws(ConnectionFailure) {
      let reused = takeIdle(call.function)
      let connection = if let reused { reused.connection } else { try start(call) }
      connection.begin(call)
      running.append(
        Running(
          call: call, connection: connection, former: reused?.call,
          deadline: connection.isReady ? now + call.timeLimit.count * 1_000_000 : nil,
          startDeadline: now + Self.startLimit.count * 1_000_000))
    } catch {
      let reply: OutsideReply = error.mayPass ? .failed(error.reason) : .notBegun(error.reason)
      finished.append(Finished(call: call, answer: OutsideAnswer(reply)))
    }
  }

  /// The calls that came to their end since the last time.
  ///
  /// - Parameter isAwaited: true for a call whose answer is still waited for though its time is over, because the clock of
  ///   the call stands still: it gets more.
  public func takeFinished(isAwaited: (OutsideCall) -> Bool = { _ in false }) -> [Finished] {
    take()
    expire(isAwaited)
    defer { finished.removeAll() }
    return finished
  }

  /// Nobody waits for the calls any more that go on: what comes of them is not told, and their programs have the rest of
  /// their time.
  public func forgetCalls() {
    take()
    finished.removeAll()
    for index in running.indices { running[index].isForgotten = true }
  }

  /// What programs said since the last time that belongs to no call, or came while a call goes on.
  public func takeLines() -> [Line] {
    defer { lines.removeAll() }
    return lines
  }

  // MARK: For who has nothing else to do

  public func takeLateLines(waits: Bool) -> [LateLine] {
    take()
    if waits {
      for (call, connection) in idle where connection.settle(isForGood: true) {
        takePrints(of: connection, behind: call)
      }
    }
    return takeLines().filter(\.isLate).map { LateLine($0.text, behind: $0.call) }
  }

  public func answer(_ call: OutsideCall) -> OutsideAnswer {
    let invocation = Invocation(call)
    let former = call.attempt > 1 ? failed.last { $0.invocation == invocation } : nil
    let whole = former?.limit ?? call.timeLimit
    let left = min(call.timeLimit, whole - Milliseconds((former?.nanoseconds ?? 0) / 1_000_000))
    guard left > .zero else { return OutsideAnswer(.timedOut) }
    begin(call.within(left))
    if finished.isEmpty { wait() }
    while true {
      if let done = takeFinished().first(where: { $0.call.id == call.id }) {
        let taken = (former?.nanoseconds ?? 0) + done.nanoseconds
        switch done.answer.reply {
        case .failed, .timedOut: keep(invocation, whole, taken)
        case .answered, .notBegun, .unusable: if former != nil { forget(invocation) }
        }
        return done.answer
      }
      wait()
    }
  }

  /// Keeps what an invocation took that may be tried again: nobody says which are not, so the oldest are dropped.
  private func keep(_ invocation: Invocation, _ limit: Milliseconds, _ nanoseconds: Int64) {
    forget(invocation)
    failed.append((invocation, limit, nanoseconds))
    if failed.count > Self.failedLimit { failed.removeFirst() }
  }

  private func forget(_ invocation: Invocation) { failed.removeAll { $0.invocation == invocation } }

  /// Of how many failed invocations it is kept what their tries took.
  var failedCount: Int { failed.count }

  private func wait() {
    let deadline = running.map { $0.deadline ?? $0.startDeadline }.min() ?? clock.monotonicNanoseconds
    let left = Int32(clamping: max(0, (deadline - clock.monotonicNanoseconds + 999_999) / 1_000_000))
    // What programs say that have no work is taken with what this one says.
    if running.count == 1 { return running[0].connection.wait(left) }
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    for descriptor in running.compactMap(\.connection.fullDescriptor) {
      polled.append(pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0))
    }
    let isSoon = running.contains { $0.connection.looksAgainSoon }
    _ = poll(&polled, nfds_t(polled.count), isSoon ? min(1, left) : left)
  }

  // MARK: Programs

  /// A program that waits for work.
  private func takeIdle(_ function: String) -> (call: OutsideCall.ID, connection: any FunctionConnection)? {
    // One that has ended meanwhile says so, and is none.
    take()
    while let index = idle.firstIndex(where: { $0.call.function == function }) {
      let (call, connection) = idle.remove(at: index)
      if connection.settle(isForGood: false) { takePrints(of: connection, behind: call) }
      if !connection.isClosed { return (call, connection) }
    }
    return nil
  }

  /// Takes in what a program said that has no work.
  private func takePrints(of connection: any FunctionConnection, behind call: OutsideCall.ID) {
    for event in connection.takeEvents() {
      switch event {
      case .printed(let text), .answeredUnasked(let text, _):
        lines.append(Line(call: call, text: text, isLate: true))
      case .leftOut, .replied: break
      }
    }
  }

  private func start(_ call: OutsideCall) throws(ConnectionFailure) -> any FunctionConnection {
    guard running.count(where: { $0.call.function == call.function }) < Self.connectionLimit else {
      throw ConnectionFailure("\(Self.connectionLimit) calls of it are not answered yet", mayPass: true)
    }
    switch definition.lambdas.first(where: { $0.name == call.function })?.binding {
    case .command(let command):
      if let file = missingFile(of: command) { throw ConnectionFailure("there is no file \"\(file)\" here") }
      do throws(ChildProcessError) {
        return try FunctionProcess(command, FunctionContext(call), in: folder, programs: programs)
      } catch {
        throw ConnectionFailure(error.reason)
      }
    case .url(let url):
      #if Web
        return try FunctionRequest(to: url)
      #else
        throw ConnectionFailure(
          "this touchtone was built without the trait Web, which calls \(url)"
            + " (swift build --traits Web, with libcurl4-openssl-dev)")
      #endif
    case .builtin, .returns, .returnsNested, .fails, .timesOut, nil:
      preconditionFailure("\(call.function) is not outside")
    }
  }

  /// The file with the handler, where it is not there; what a program without one wants is known to it alone.
  private func missingFile(of command: LambdaCommand) -> String? {
    guard let handler = command.handler else { return nil }
    let file = command.arguments[handler.fileArgument]
    return UserFile.kind(of: UserFile.join(folder, file)) == .file ? nil : file
  }

  /// Takes in what all programs said.
  private func take() {
    for index in running.indices {
      for event in running[index].connection.takeEvents() { take(event, at: index) }
      if running[index].deadline == nil, running[index].connection.isReady {
        running[index].deadline = clock.monotonicNanoseconds + running[index].call.timeLimit.count * 1_000_000
      }
    }
    for (call, connection) in idle { takePrints(of: connection, behind: call) }
    idle.removeAll { $0.connection.isClosed }
    for running in running where running.reply != nil && !running.connection.isClosed {
      idle.append((running.call.id, running.connection))
    }
    running.removeAll { $0.reply != nil }
  }

  private func take(_ event: FunctionEvent, at index: Int) {
    switch event {
    case .leftOut(let count): running[index].leftOut += count
    case .printed(let text):
      running[index].printed.append(text)
      lines.append(Line(call: running[index].call.id, text: text))
    case .answeredUnasked(let text, let isOfFormer):
      let (call, former) = (running[index].call.id, running[index].former)
      lines.append(Line(call: isOfFormer ? former ?? call : call, text: text, isLate: true))
    case .replied(let reply): if !startsAnew(index) { finish(index, reply) }
    }
  }

  /// Gives the call to a fresh program, where the one before had come to its end just as it got the call: a program may
  /// answer once and end. False where that is not so.
  private func startsAnew(_ index: Int) -> Bool {
    guard running[index].former != nil, running[index].printed.isEmpty,
      running[index].connection.endedSilently,
      let fresh = try? start(running[index].call)
    else { return false }
    fresh.begin(running[index].call)
    running[index].connection = fresh
    running[index].former = nil
    running[index].deadline = nil
    return true
  }

  /// - Parameter last: what is said to the person of its end, however much was printed.
  private func finish(_ index: Int, _ reply: OutsideReply, saying last: String? = nil) {
    running[index].reply = reply
    let leftOut = running[index].leftOut
    for words in [leftOut > 0 ? "… and \(leftOut) more lines" : nil, last].compactMap({ $0 }) {
      running[index].printed.append(words)
      lines.append(Line(call: running[index].call.id, text: words))
    }
    guard !running[index].isForgotten else { return }
    let left = running[index].deadline.map { $0 - clock.monotonicNanoseconds }
    let limit = running[index].call.timeLimit.count * 1_000_000
    finished.append(
      Finished(
        call: running[index].call, answer: OutsideAnswer(reply, printed: running[index].printed),
        nanoseconds: left.map { limit - $0 } ?? 0))
  }

  /// Ends the programs whose time is over.
  private func expire(_ isAwaited: (OutsideCall) -> Bool) {
    let now = clock.monotonicNanoseconds
    for index in running.indices {
      let late = running[index]
      guard now >= late.deadline ?? late.startDeadline else { continue }
      if !late.isForgotten, isAwaited(late.call) {
        running[index].deadline = now + Self.extensionNanoseconds
        continue
      }
      late.connection.stop()
      let limit = late.deadline == nil ? Self.startLimit : late.call.timeLimit
      let words = late.deadline == nil ? "was not ready after" : "did not answer within"
      let why = "\(words) \(limit.words)"
      finish(
        index, late.deadline == nil ? .notBegun("its program \(why)") : .timedOut,
        saying: "\(late.connection.endingWords): it \(why)")
    }
    running.removeAll { $0.reply != nil }
  }
}

extension OutsideCall {
  /// The same call with another time.
  fileprivate func within(_ limit: Milliseconds) -> OutsideCall {
    OutsideCall(
      id: id, arn: arn, event: event, requestID: requestID, logStream: logStream, timeLimit: limit,
      isAsynchronous: isAsynchronous, attempt: attempt)
  }
}

extension Milliseconds {
  /// "3 s", "2.5 s".
  fileprivate var words: String {
    let tenths = count % 1000 / 100
    return tenths == 0 ? "\(wholeSeconds) s" : "\(wholeSeconds).\(tenths) s"
  }
}
