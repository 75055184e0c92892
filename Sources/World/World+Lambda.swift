import ContactCenter
import FlowEngine
import Handlers
import Store

extension World {
  /// How often a store that another process keeps busy is tried again.
  static var busyRetry: Milliseconds { Milliseconds(20) }
  /// How long a Lambda takes of which nothing else is said.
  static var usualDuration: Milliseconds { Milliseconds(80) }

  /// How long a Lambda waits in all for a store that another process keeps busy, before it fails.
  ///
  /// Counted in tries, each as long as the store waits by itself and the pause until the next: so it is the same time for
  /// the person on the screen, whose clock runs on, and where no clock does and only the tries take any.
  static var busyPatience: Milliseconds { .seconds(2) }

  /// Invokes a Lambda: what it does happens now, its answer comes after its duration.
  ///
  /// An asynchronous invocation is answered at once; only a store that another process keeps busy holds it up.
  mutating func invoke(_ call: LambdaCall, _ contact: Int, _ side: Side) {
    let invocation = LambdaInvocation(
      function: center.function(call.function) ?? unknownFunction(call.function),
      parameters: effects.parameters.isEmpty ? [] : parameters(),
      startedAt: state.now,
      timeLimit: .seconds(Int64(call.timeLimitSeconds)),
      isAsynchronous: call.isAsynchronous, allowsJSON: call.allowsJSON)
    var entry = -1
    if observer.isOn { entry = observer.add(report(invocation, nil, contact, side)) }
    invokeNow(invocation, entry: entry, contact, side)
  }

  /// The function that a flow's text names, when the text is only known now.
  @inline(never) private func unknownFunction(_ reference: Value) -> LambdaFunction {
    center.function(program.string(reference, in: effects))
  }

  /// The parameters of the call that the engine asks for now; missing ones are left out.
  @inline(never) private func parameters() -> [NamedValue] {
    var named: [NamedValue] = []
    for index in 0..<effects.parameters.count where !effects.parameters[index].value.isMissing {
      named.append(
        NamedValue(
          name: program.string(effects.parameters[index].name, in: effects),
          value: program.string(effects.parameters[index].value, in: effects)))
    }
    return named
  }

  /// Lets the Lambda do its work, and sets the time of its answer.
  private mutating func invokeNow(
    _ invocation: consuming LambdaInvocation, busyTries: Int = 0, entry: Int, _ contact: Int, _ side: Side
  ) {
    var tries = busyTries
    let elapsed = state.now - invocation.startedAt
    var (outcome, duration) = work(invocation, busyTries, contact, side)
    if invocation.isAsynchronous, outcome != nil { duration = .zero }
    var wait = Self.busyRetry
    if outcome == nil {
      tries += 1
    } else {
      let isLate = elapsed + duration > invocation.timeLimit
      if isLate { outcome = .noAnswer(within: invocation.timeLimit) }
      wait = max(isLate ? invocation.timeLimit - elapsed : duration, Milliseconds(1))
    }
    setLambda(
      PendingLambda(invocation, outcome: outcome, busyTries: tries, entry: entry), of: contact, side)
    startTimer(.lambdaAnswers(side), after: wait, contact)
  }

  /// What the Lambda says, and after how long; no outcome yet while another process keeps the store busy.
  private mutating func work(
    _ invocation: LambdaInvocation, _ busyTries: Int, _ contact: Int, _ side: Side
  ) -> (LambdaOutcome?, Milliseconds) {
    let function = invocation.function
    let standard = function.duration ?? Self.usualDuration
    if let declared = state.conditions.takeOutcome(ofLambda: function.name) {
      switch declared {
      case .answers(let answer): return (Self.checked(answer, invocation, program), standard)
      case .fails: return (.fails(.failed, why: "declared to fail"), standard)
      case .timesOut:
        return (.fails(.timedOut, why: "declared to time out"), invocation.timeLimit + Milliseconds(1))
      }
    }
    return handled(invocation, busyTries, standard, contact, side)
  }

  /// As `work`, for a Lambda of which nothing is declared.
  @inline(never) private mutating func handled(
    _ invocation: LambdaInvocation, _ busyTries: Int, _ standard: Milliseconds, _ contact: Int, _ side: Side
  ) -> (LambdaOutcome?, Milliseconds) {
    let function = invocation.function
    switch function.binding {
    case .returns(let values):
      let answer = LambdaAnswer(values.map { ($0.name, $0.value) })
      return (Self.checked(answer, invocation, program), standard)
    case .fails(let why): return (.fails(.failed, why: why), standard)
    case .timesOut:
      return (.fails(.timedOut, why: "it never answers"), invocation.timeLimit + Milliseconds(1))
    case .builtin(let name):
      guard let type = HandlerCatalog.named(name) else {
        return (.fails(.failed, why: "there is no handler \"\(name)\""), standard)
      }
      let duration = function.duration ?? type.description.duration
      return (run(type.init(), invocation, busyTries, duration, contact, side), duration)
    case nil:
      let isAsked = asksUnknownLambdas && !invocation.isAsynchronous && side == .customer
      return (isAsked ? nil : .fails(.failed, why: "nothing answers it here"), standard)
    }
  }

  /// Runs a handler in one transaction; nil while another process keeps the store busy.
  @inline(never) private mutating func run(
    _ handler: any Handler, _ invocation: LambdaInvocation, _ busyTries: Int, _ duration: Milliseconds,
    _ contact: Int,
    _ side: Side
  ) -> LambdaOutcome? {
    let request = HandlerRequest(
      parameters: invocation.parameters.map { ($0.name, $0.value) },
      callerNumber: state.contacts[contact].caller.number?.e164 ?? "", now: localTime(at: state.now))
    do {
      let isReadOnly = type(of: handler).description.isReadOnly
      let (answer, changeset) = try lendRows(isReadOnly: isReadOnly) { try handler.answer(request, in: $0) }
      if recordsChanges { changes.append(changeset) }
      if observer.isOn { report(changeset, contact, side) }
      return Self.checked(LambdaAnswer(answer), invocation, program)
    } catch StoreError.busy where canTryAgain(invocation, busyTries + 1, duration) {
      return nil
    } catch let error as StoreError {
      return .fails(.failed, why: error.diagnostic(for: "store").message)
    } catch {
      return .fails(.failed, why: "\(error)")
    }
  }

  /// Lends the rows: a view of them to who only reads, which no other process can keep from it.
  func lendRows<Answer>(
    isReadOnly: Bool, _ body: (borrowing Transaction) throws -> Answer
  ) throws -> (Answer, Changeset) {
    let store = store
    if isReadOnly { return (try store.reading(body), Changeset()) }
    guard recordsChanges || observer.isOn else { return (try store.transaction(body), Changeset()) }
    return try store.recording { try store.transaction(body) }
  }

  /// True while the patience lasts, and a later try could still be answered within the time limit: after that nothing is
  /// written any more, so that no caller is told of a failure that was a booking.
  private func canTryAgain(
    _ invocation: LambdaInvocation, _ busyTries: Int, _ duration: Milliseconds
  ) -> Bool {
    let waited = (store.wait + Self.busyRetry) * Int64(busyTries)
    guard waited < Self.busyPatience else { return false }
    let answered = invocation.isAsynchronous ? .zero : duration
    return state.now - invocation.startedAt + Self.busyRetry + answered <= invocation.timeLimit
  }

  mutating func report(_ changeset: Changeset, _ contact: Int, _ side: Side) {
    for change in changeset.changes {
      let detail = TranscriptEntry.Detail.row(
        table: change.table, change: change.words, isAddition: change.kind == .added,
        isRemoval: change.kind == .removed)
      record(.row, change.table + " " + change.words, contact, detail, side: side)
    }
  }

  /// An answer of the wrong shape or size is a failure (reference, section 5).
  private static func checked(
    _ answer: LambdaAnswer, _ invocation: LambdaInvocation, _ program: Program
  ) -> LambdaOutcome {
    guard answer.byteCount <= LambdaAnswer.byteLimit else {
      return .fails(.badAnswer, why: "the answer has \(answer.byteCount) bytes, more than 32 KB")
    }
    let isAllowed =
      invocation.allowsJSON || invocation.isAsynchronous
      || (program.rules.flatAnswerAllowsNumbers ? answer.isFlatScalars : answer.isFlatStrings)
    return isAllowed
      ? .answers(answer) : .fails(.badAnswer, why: "the answer is not a flat list of strings")
  }

  /// The time of the answer has come, or of another try.
  mutating func lambdaIsDue(_ contact: Int, _ side: Side) {
    guard let pending = takeLambda(of: contact, side) else { return }
    guard let outcome = pending.outcome else {
      return invokeNow(
        pending.invocation, busyTries: pending.busyTries, entry: pending.entry, contact, side)
    }
    if observer.isOn {
      observer.lambdaEnded(
        entry: pending.entry, report(pending.invocation, outcome, contact, side))
    }
    if pending.isAsynchronous {
      let program = program
      let count = state.contacts[contact].contact.actionCount
      let salt = UInt64(truncatingIfNeeded: count &+ 1) &* 0x9E37_79B9_7F4A_7C15
      let id = ContactID(serial: state.contacts[contact].contact.serial, seed: state.seed ^ salt)
      change(contact, side) {
        if program.rules.asynchronousLambdaEmptiesExternal { $0.emptyExternal() }
        $0.setLoaded("LambdaInvocation.InvocationId", id.text, program)
      }
      return deliver(.lambdaAnswered, contact, side)
    }
    state.contacts[contact].contact.addToLambdaChain(state.now - pending.startedAt)
    switch outcome {
    case .answers(let answer):
      let program = program
      change(contact, side) { answer.fill(&$0, program) }
      deliver(.lambdaAnswered, contact, side)
    case .fails(let failure, _):
      if program.rules.failedLambdaEmptiesExternal { change(contact, side) { $0.emptyExternal() } }
      deliver(.lambdaFailed(failure), contact, side)
    }
  }

  @inline(never) private func report(
    _ invocation: LambdaInvocation, _ outcome: LambdaOutcome?, _ contact: Int, _ side: Side
  ) -> TranscriptEntry {
    var text = invocation.function.name
    switch outcome {
    case .answers: text += " answered"
    case .fails(_, let why): text += " failed: " + why
    case nil: break
    }
    var made = entry(
      .lambda, text, contact,
      .lambda(
        TranscriptEntry.LambdaReport(
          name: invocation.function.name, parameters: invocation.parameters, outcome: outcome,
          duration: state.now - invocation.startedAt, timeLimit: invocation.timeLimit,
          isAsynchronous: invocation.isAsynchronous)),
      side: side)
    made.at = invocation.startedAt
    return made
  }
}
