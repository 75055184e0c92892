import CenterFiles
import ContactCenter
import Diagnostics
import Glibc
import World

/// A user's program that answers a function's invocations: one child process, which lives from one to the next.
///
/// Requests go to its standard input, a line each. A program without a handler answers with a line of JSON on its standard
/// output; what it prints on the other is for the person. One with a handler runs in an adapter of ours, which marks the
/// lines of its own: everything else is for the person.
final class FunctionProcess: FunctionConnection {
  /// Longer answers are read no further: many times what the service takes.
  private static let answerLimit = 1024 * 1024
  /// The most lines that are shown of one invocation.
  private static let lineLimit = 200
  /// The most bytes that are shown of one printed line.
  private static let printLimit = 2000
  /// How long a program that ends may take from closing its streams to being gone.
  private static let endingMilliseconds: Int32 = 200
  /// How soon after an answer another request is held back, to see whether a second answer comes.
  private static let settlingMilliseconds: Int64 = 10
  /// How long a program that says something and reads nothing is taken to read nothing at all.
  private static let readingNanoseconds: Int64 = 200_000_000
  /// The most answers of one invocation that nobody asked for: who gives more is ended.
  private static let unaskedLimit = 10
  /// How often a stream is read once its program has ended: a full pipe is read by then, and what the program started may
  /// go on printing for ever.
  private static let lastReads = 64
  /// What begins the lines of our adapters.
  private static let mark = Array("\u{1E}touchtone ".utf8)
  private static let answer = Array("answer".utf8)
  private static let ready = Array("ready".utf8)

  private let child: ChildProcess
  private let command: LambdaCommand
  private let context: FunctionContext
  private var unsent: ArraySlice<UInt8> = []
  /// What is looked at for something to take: the end of the child, its output, its errors, in this order; then its input,
  /// for room.
  private var watched = [pollfd](repeating: pollfd(fd: -1, events: Int16(POLLIN), revents: 0), count: 4)
  /// True where that was looked at just now, while something was waited for.
  private var hasLooked = false
  private var answers = LineCutter(limit: answerLimit)
  private var prints = LineCutter(limit: printLimit)
  /// How many more lines of this invocation are shown.
  private var printRoom = lineLimit
  /// Each stream until the child closes it.
  private var isOutputOpen = true
  private var areErrorsOpen = true
  private var isBusy = false
  private(set) var isClosed = false
  private(set) var isReady: Bool
  var endingWords: String { "was ended" }
  private(set) var endedSilently = false
  /// How much of the present request went out.
  private var sentCount = 0
  /// True when a line that was begun before the present request is not at its end.
  private var isInFormerLine = false
  /// The end of a request that is held back until the program has begun to read: what it said before is no answer to it.
  private var heldBack: ArraySlice<UInt8> = []
  /// What it said while the end was held back, and since when, on the machine's clock.
  private var early: [LineCutter.Line] = []
  private var earlySince: Int64?
  private var requestCount = 0
  /// How many answers that nobody asked for it gave since the last request, and whether it ever gave one.
  private var unaskedCount = 0
  private var hasAnsweredUnasked = false
  /// When it answered last, on the machine's clock.
  private var answeredAt: Int64 = 0

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - command: what `center.json` says of it.
  ///   - folder: of the center, as a whole path.
  init(
    _ command: LambdaCommand, _ context: FunctionContext, in folder: String,
    programs: ProgramSearch = ProgramSearch()
  ) throws(ChildProcessError) {
    self.command = command
    self.context = context
    isReady = command.handler == nil
    var arguments = command.arguments
    // A path is one of the center's folder, as everywhere in center.json.
    if arguments[0].contains("/"), !arguments[0].hasPrefix("/") { arguments[0] = folder + "/" + arguments[0] }
    if let handler = command.handler {
      let adapter: [String] =
        switch handler.language {
        case .python: ["-c", PythonAdapter.text]
        case .node: ["-e", NodeAdapter.text]
        }
      arguments.insert(contentsOf: adapter, at: handler.fileArgument)
    }
    child = try ChildProcess(
      arguments, input: .pipe, output: .pipe, errors: .pipe, folder: folder,
      variables: context.variables(of: command, in: folder), programs: programs)
    if command.handler != nil { unsent = context.introduction[...] }
  }

  var descriptors: [Int32] {
    var watched = [child.exitDescriptor]
    if isOutputOpen, let descriptor = child.outputDescriptor { watched.append(descriptor) }
    if areErrorsOpen, let descriptor = child.errorDescriptor { watched.append(descriptor) }
    if awaitsReader, let descriptor = child.inputDescriptor { watched.append(descriptor) }
    return isClosed ? [] : watched
  }

  var fullDescriptor: Int32? { unsent.isEmpty || isClosed ? nil : child.inputDescriptor }

  func begin(_ call: OutsideCall) {
    precondition(!isBusy && !isClosed, "a program answers one invocation after the other")
    isBusy = true
    printRoom = Self.lineLimit
    sentCount = 0
    isInFormerLine = answers.isInLine
    var line =
      (command.handler == nil ? Array((call.event + "\n").utf8) : FunctionContext.request(for: call))[...]
    requestCount += 1
    unaskedCount = 0
    if command.handler == nil, requestCount <= 2 || hasAnsweredUnasked {
      // Without its last brace nobody can take it for whole.
      heldBack = line.suffix(2)
      line = line.dropLast(2)
    }
    unsent = unsent.isEmpty ? line : unsent + line
    // What goes wrong is met again when events are taken.
    if let count = try? child.write(unsent) { sent(count) }
  }

  /// A program that answers by itself may answer twice: what comes just behind an answer is none to the next request.
  func settle(isForGood: Bool) -> Bool {
    guard command.handler == nil, isOutputOpen, let descriptor = child.outputDescriptor else { return false }
    if isForGood, unsent.isEmpty, heldBack.isEmpty { return settleUntilItReads() }
    let passed = (WallClock().monotonicNanoseconds - answeredAt) / 1_000_000
    guard passed < Self.settlingMilliseconds else { return false }
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&watched, 1, Int32(Self.settlingMilliseconds - passed))
    return true
  }

  /// What a program says until it reads on belongs to what it has read: a blank, which is nothing before a line of JSON, is
  /// read then.
  private func settleUntilItReads() -> Bool {
    guard !isClosed else { return false }
    let clock = WallClock()
    let deadline = clock.monotonicNanoseconds + Self.readingNanoseconds
    let count = try? child.write([UInt8(ascii: " ")])
    var ending = pollfd(fd: child.exitDescriptor, events: Int16(POLLIN), revents: 0)
    while count == 1, child.unreadInputCount > 0, ending.revents == 0, clock.monotonicNanoseconds < deadline {
      _ = poll(&ending, 1, 1)
    }
    return true
  }

  func stop() {
    child.stop()
    isClosed = true
  }

  func takeEvents() -> [FunctionEvent] {
    guard !isClosed else { return [] }
    let (hasEnded, hasAnswers, hasPrints) = whatIsReady()
    var reply = send() ?? unread()
    let isReading = isReadingNow
    guard hasEnded || hasAnswers || hasPrints || reply != nil || isReading || looksAgainSoon else {
      return []
    }
    var events: [FunctionEvent] = []
    // The end is looked for first: what was said before it is there then.
    var ending = hasEnded ? child.poll() : nil
    var lines = hasAnswers ? readMoreAnswers() ?? [] : []
    for _ in 0..<(isReading ? Self.lastReads : 0) {
      guard let more = readMoreAnswers() else { break }
      lines += more
    }
    if !isOutputOpen, ending == nil { ending = endingSoon() }
    if ending != nil {
      for _ in 0..<Self.lastReads {
        guard let more = readMoreAnswers() else { break }
        lines += more
      }
      // A program that is being started elsewhere may hold the stream open for a moment: no end of it is seen then.
      if let rest = answers.takeRest() { lines.append(rest) }
    }
    if !heldBack.isEmpty {
      early += lines
      lines = []
      let isOver = ending != nil || !isOutputOpen
      if isReading, !isOver { sendHeldBack(&events) } else { lines = takeEarly(hasEnded: isOver) }
    }
    // What was printed before an answer stands before it: it may have come since the streams were looked at.
    if hasPrints || ending != nil || !lines.isEmpty { readPrints(&events) }
    for line in lines where !line.isCut && !isClosed { take(line.bytes, &events, &reply) }
    if answers.isOverfull, isBusy, reply == nil {
      reply = .unusable("it answered with more than a megabyte")
      stop()
    }
    if !isOutputOpen || ending != nil { finish(ending, &events, &reply) }
    if let reply, isBusy {
      isBusy = false
      answeredAt = WallClock().monotonicNanoseconds
      events.append(.replied(reply))
    }
    return events
  }

  func wait(_ milliseconds: Int32) {
    look(looksAgainSoon ? min(1, milliseconds) : milliseconds)
    hasLooked = true
  }

  /// Looks, in one go, at what there is to take: what was printed before an answer is seen with it.
  private func whatIsReady() -> (hasEnded: Bool, hasAnswers: Bool, hasPrints: Bool) {
    if !hasLooked { look(0) }
    hasLooked = false
    return (watched[0].revents != 0, watched[1].revents != 0, watched[2].revents != 0)
  }

  private func look(_ milliseconds: Int32) {
    watched[0].fd = child.exitDescriptor
    watched[1].fd = isOutputOpen ? child.outputDescriptor ?? -1 : -1
    watched[2].fd = areErrorsOpen ? child.errorDescriptor ?? -1 : -1
    watched[3].fd = unsent.isEmpty && !awaitsReader ? -1 : child.inputDescriptor ?? -1
    watched[3].events = unsent.isEmpty ? 0 : Int16(POLLOUT)
    guard poll(&watched, 4, milliseconds) <= 0 else { return }
    for number in watched.indices { watched[number].revents = 0 }
  }

  /// How a child ends that has closed a stream: most do so by ending, a moment before that can be seen.
  private func endingSoon() -> ExitStatus? {
    var watched = pollfd(fd: child.exitDescriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&watched, 1, Self.endingMilliseconds)
    return child.poll()
  }

  // MARK: Sending

  var looksAgainSoon: Bool { !heldBack.isEmpty && unsent.isEmpty && !isClosed }

  /// True once a program has read what there is of a request whose end is held back: all that it said by then, and flushed,
  /// lies in its output.
  private var isReadingNow: Bool { looksAgainSoon && child.unreadInputCount == 0 }

  /// Drops what it said before it read, and lets it read on.
  private func sendHeldBack(_ events: inout [FunctionEvent]) {
    for line in early where !line.isCut && !isClosed { dropUnasked(line.bytes, &events, isOfFormer: true) }
    isInFormerLine = answers.isInLine
    early = []
    earlySince = nil
    unsent = heldBack
    heldBack = []
    if !isClosed, let count = try? child.write(unsent) { sent(count) }
  }

  /// What a program said that ends, or that does not read at all: that is its answer. Nothing where it may read yet.
  private func takeEarly(hasEnded: Bool) -> [LineCutter.Line] {
    guard !early.isEmpty || hasEnded else { return [] }
    let now = WallClock().monotonicNanoseconds
    let since = earlySince ?? now
    earlySince = since
    guard hasEnded || now - since > Self.readingNanoseconds else { return [] }
    defer { early = [] }
    earlySince = nil
    unsent += heldBack
    heldBack = []
    return early
  }

  private func sent(_ count: Int) {
    unsent = unsent.dropFirst(count)
    sentCount += count
  }

  /// Sends what fits; what the invocation came to when nothing can be sent.
  private func send() -> OutsideReply? {
    guard !unsent.isEmpty else { return nil }
    do throws(ChildProcessError) {
      sent(try child.write(unsent))
      return nil
    } catch {
      unsent = []
      return refusal()
    }
  }

  /// True while the request lies in the pipe of a program that answers by itself: it may close its end before it reads.
  private var awaitsReader: Bool { isBusy && command.handler == nil && child.unreadInputCount > 0 }

  /// What the invocation came to, where nobody will read the request any more; nil where somebody may.
  private func unread() -> OutsideReply? {
    let isGone = watched[3].revents & Int16(POLLERR) != 0
    watched[3].revents = 0
    return isGone && unsent.isEmpty && awaitsReader ? refusal() : nil
  }

  /// What an invocation came to whose request nobody reads; nil for a program that has ended, which says more by that.
  private func refusal() -> OutsideReply? {
    if endingSoon() != nil { return nil }
    stop()
    return .failed("it has closed its standard input")
  }

  // MARK: Reading

  /// The next lines of the standard output; nil when there is nothing to read now.
  private func readMoreAnswers() -> [LineCutter.Line]? {
    guard isOutputOpen else { return nil }
    guard let bytes = try? child.read() else {
      isOutputOpen = false
      return answers.takeRest().map { [$0] }
    }
    return bytes.isEmpty ? nil : answers.add(bytes)
  }

  /// Reads what was printed, as far as it is there; false when nothing is.
  @discardableResult private func readPrints(_ events: inout [FunctionEvent]) -> Bool {
    guard areErrorsOpen else { return false }
    guard let bytes = try? child.readErrors() else {
      areErrorsOpen = false
      if let rest = prints.takeRest() { show(rest, &events) }
      return false
    }
    if printRoom > 0 {
      for line in prints.add(bytes) { show(line, &events) }
    } else {
      // A program that floods us waits for us: nothing is done line by line.
      leaveOut(prints.skip(bytes), &events)
    }
    return !bytes.isEmpty
  }

  private func show(_ line: LineCutter.Line, _ events: inout [FunctionEvent]) {
    guard printRoom > 0 else { return leaveOut(1, &events) }
    printRoom -= 1
    guard case .printed(let text) = Self.printed(line.bytes) else { return }
    events.append(.printed(text + (line.isCut ? " … (the rest of this line is left out)" : "")))
  }

  private func leaveOut(_ count: Int, _ events: inout [FunctionEvent]) {
    guard count > 0 else { return }
    if case .leftOut(let former)? = events.last {
      events[events.count - 1] = .leftOut(former + count)
    } else {
      events.append(.leftOut(count))
    }
  }

  private static func printed(_ bytes: [UInt8]) -> FunctionEvent {
    var bytes = bytes[...]
    if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
    let text = String(decoding: bytes.prefix(printLimit), as: UTF8.self)
    return .printed(text.replacing("\t", with: "  ").visible)
  }

  /// A line of the child's standard output.
  private func take(_ line: [UInt8], _ events: inout [FunctionEvent], _ reply: inout OutsideReply?) {
    guard command.handler != nil else { return takePlain(line, &events, &reply) }
    guard line.starts(with: Self.mark) else {
      // Our adapters begin a line of their own by ending the one before, which may have been empty.
      if !line.isEmpty { show(LineCutter.Line(bytes: line, isCut: false), &events) }
      return
    }
    let said = line[Self.mark.count...]
    let end = said.firstIndex(of: UInt8(ascii: " ")) ?? said.endIndex
    let text = said[end...].dropFirst()
    if said[..<end].elementsEqual(Self.answer) {
      reply = .answered(String(decoding: text, as: UTF8.self))
    } else if said[..<end].elementsEqual(Self.ready) {
      isReady = true
    } else {
      reply = .failed(String(decoding: text, as: UTF8.self).visible)
    }
  }

  /// A line of a program that answers by itself: the first after a request is the answer.
  private func takePlain(_ line: [UInt8], _ events: inout [FunctionEvent], _ reply: inout OutsideReply?) {
    let isOfFormer = isBusy && reply == nil && (isInFormerLine || hasAnswered && hasReadNothing)
    isInFormerLine = false
    guard isBusy, reply == nil, !isOfFormer else {
      return dropUnasked(line, &events, isOfFormer: isOfFormer, behind: reply)
    }
    let said = OutsideReply(spoken: line)
    reply = said
    if case .unusable = said { stop() }
  }

  /// Says of a line that it is no answer. The program goes on to the next request; one that does not come to an end with
  /// such lines is ended.
  ///
  /// - Parameter reply: the answer to the present request that came just before it.
  private func dropUnasked(
    _ line: [UInt8], _ events: inout [FunctionEvent], isOfFormer: Bool, behind reply: OutsideReply? = nil
  ) {
    hasAnsweredUnasked = true
    unaskedCount += 1
    guard unaskedCount <= Self.unaskedLimit else {
      let words =
        "answered more than \(Self.unaskedLimit) times more and was ended: its next call starts it anew"
      events.append(.answeredUnasked(words, isOfFormer: isOfFormer))
      return stop()
    }
    let start = hasAnswered || reply != nil ? "answered once more" : "answered before it was asked"
    guard case .printed(let words) = Self.printed(Array("\(start), which nobody reads: ".utf8) + line) else {
      return
    }
    events.append(.answeredUnasked(words, isOfFormer: isOfFormer && hasAnswered))
  }

  private var hasAnswered: Bool { answeredAt > 0 }

  /// True while all that went out of the present request still lies in the pipe: what is said then is no answer to it.
  private var hasReadNothing: Bool { sentCount > 0 && child.unreadInputCount >= sentCount }

  // MARK: Ending

  /// The child has ended, or will say nothing more.
  private func finish(
    _ ending: ExitStatus?, _ events: inout [FunctionEvent], _ reply: inout OutsideReply?
  ) {
    stop()
    for _ in 0..<Self.lastReads {
      guard readPrints(&events) else { break }
    }
    if let rest = prints.takeRest() { show(rest, &events) }
    let words =
      switch ending {
      case .exited(let status): "its program ended with status \(status)"
      case .killed(let signal): "its program was ended by signal \(signal)"
      case nil: "its program closed its standard output"
      }
    if case .answered? = reply, let ending, ending != .exited(0) {
      events.append(.answeredUnasked(words, isOfFormer: false))
    }
    if isBusy {
      endedSilently = reply == nil && events.isEmpty && ending != nil
      reply = reply ?? .failed(words + (isReady ? " before it answered" : " before it was ready"))
    } else if ending != .exited(0) {
      events.append(.printed(words))
    }
  }
}
