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
  @inline(never) mutating func invoke(_ call: LambdaCall, _ contact: Int, _ side: Side) {
    var pending = pendingLambda(call, asked: effects)
    if state.conditions.hasOverrides { overrideLambda(&pending, contact, side) }
    if observer.isOn {
      logEntry(contact)
      pending.entry = observer.add(report(pending, nil, contact, side))
    }
    invokeNow(&pending, contact, side)
    setLambda(consume pending, of: contact, side)
  }

  /// What is invoked by a call that the engine asked for, now.
  @inline(__always) func pendingLambda(_ call: LambdaCall, asked effects: borrowing Effects) -> PendingLambda
  {
    PendingLambda(
      center.function(call.function) ?? unknownFunction(call.function, effects), call,
      parameters: effects.parameters.isEmpty ? [] : parameters(effects), startedAt: state.now)
  }

  /// The Lambdas that a contact's flows wait for, and the one that the next step invokes.
  public func unansweredLambdas(of contact: Int) -> [UnansweredLambda] {
    guard !isEnded(contact) else { return [] }
    var found = [state.contacts[contact].lambda, state.contacts[contact].agentLambda].compactMap { pending in
      pending.map { UnansweredLambda(begun: $0) }
    }
    if let next = nextLambda(of: contact) {
      found.append(UnansweredLambda(next: next, editedTo: editedOutcome(ofNext: next.name)))
    }
    return found
  }

  /// The function that a flow's text names, when the text is only known now.
  @inline(never) private func unknownFunction(
    _ reference: Value, _ effects: borrowing Effects
  ) -> LambdaFunction {
    center.function(program.string(reference, in: effects))
  }

  /// The parameters of the call that the engine asks for; what becomes of missing ones is a service rule.
  @inline(never) private func parameters(_ effects: borrowing Effects) -> [LambdaParameter] {
    var named: [LambdaParameter] = []
    for index in 0..<effects.parameters.count {
      let name = program.string(effects.parameters[index].name, in: effects)
      let value = effects.parameters[index].value
      switch (value.isMissing, program.rules.missingLambdaParameter) {
      case (true, .leftOut): break
      case (true, .null): named.append(LambdaParameter(name: name, value: nil))
      case (true, .emptyText), (false, _):
        named.append(
          LambdaParameter(
            name: name, value: program.string(value, in: effects), isJSON: effects.parameters[index].isJSON))
      }
    }
    return named
  }

  /// Lets the Lambda do its work, and sets the time of its answer, or of another try.
  @inline(__always) private mutating func invokeNow(
    _ pending: inout PendingLambda, _ contact: Int, _ side: Side
  ) {
    let elapsed = state.now - pending.startedAt
    var duration = work(on: &pending, contact, side)
    if pending.outcome == nil {
      pending.busyTries += 1
      duration = Self.busyRetry
    } else {
      if pending.isAsynchronous { duration = .zero }
      if elapsed + duration > pending.timeLimit {
        pending.outcome = .noAnswer(within: pending.timeLimit)
        duration = pending.timeLimit - elapsed
      }
      duration = max(duration, Milliseconds(1))
    }
    startTimer(.lambdaAnswers(side), after: duration, contact)
  }

  /// Finds what the Lambda says; after how long it says it. No outcome yet while another process keeps the store busy.
  @inline(__always) private mutating func work(
    on pending: inout PendingLambda, _ contact: Int, _ side: Side
  ) -> Milliseconds {
    if let override = pending.override {
      pending.outcome = override.outcome
      return override.delay
    }
    let standard = pending.function.duration ?? Self.usualDuration
    // What is declared while the flow waits for it takes no longer than what was declared before.
    let left = max(.zero, standard - (state.now - pending.startedAt))
    switch state.conditions.takeOutcome(of: pending.function) {
    case .answers(let answer):
      pending.outcome = Self.checked(answer, anyShape: pending.takesAnyShape, program)
      return left
    case .fails:
      pending.outcome = .fails(.failed, why: "declared to fail")
      return left
    case .timesOut:
      pending.outcome = .fails(.timedOut, why: "declared to time out")
      return pending.timeLimit + Milliseconds(1)
    case nil:
      let (outcome, duration) = handled(&pending, standard, contact, side)
      pending.outcome = outcome
      return duration
    }
  }

  /// As `work`, for a Lambda of which nothing is declared.
  @inline(never) private mutating func handled(
    _ pending: inout PendingLambda, _ standard: Milliseconds, _ contact: Int, _ side: Side
  ) -> (LambdaOutcome?, Milliseconds) {
    let function = pending.function
    if let answer = function.answer {
      return (Self.checked(answer, anyShape: pending.takesAnyShape, program), standard)
    }
    switch function.binding {
    case .fails(let why): return (.fails(.failed, why: why), standard)
    case .timesOut:
      return (.fails(.timedOut, why: "it never answers"), pending.timeLimit + Milliseconds(1))
    case .builtin(let name):
      guard let type = HandlerCatalog.named(name) else {
        return (.fails(.failed, why: "there is no handler \"\(name)\""), standard)
      }
      let duration = function.duration ?? type.description.duration
      return (run(type.init(), pending, duration, contact, side), duration)
    case .command, .url: return askOutside(&pending, contact, side)
    case .returns, .returnsNested, nil:
      let isAsked = asksUnknownLambdas && !pending.isAsynchronous && side == .customer
      return (isAsked ? nil : .fails(.failed, why: "nothing answers it here"), standard)
    }
  }

  /// Runs a handler in one transaction; nil while another process keeps the store busy.
  @inline(never) private mutating func run(
    _ handler: any Handler, _ pending: PendingLambda, _ duration: Milliseconds, _ contact: Int, _ side: Side
  ) -> LambdaOutcome? {
    let request = HandlerRequest(
      parameters: pending.parameters.compactMap { parameter in
        parameter.value.map { (parameter.name, $0) }
      },
      callerNumber: state.contacts[contact].caller.number?.e164 ?? "", now: localTime(at: state.now))
    do {
      let isReadOnly = type(of: handler).description.isReadOnly
      let (answer, changeset) = try lendRows(isReadOnly: isReadOnly) { try handler.answer(request, in: $0) }
      if observer.isOn { report(changeset, contact, side) }
      return Self.checked(LambdaAnswer(answer), anyShape: pending.takesAnyShape, program)
    } catch StoreError.busy where canTryAgain(pending, duration) {
      return nil
    } catch let error as StoreError {
      return .fails(.failed, why: error.diagnostic(for: "store").message)
    } catch {
      return .fails(.failed, why: "\(error)")
    }
  }

  /// True while the patience lasts, and a later try could still be answered within the time limit: after that nothing is
  /// written any more, so that no caller is told of a failure that was a booking.
  private func canTryAgain(_ pending: PendingLambda, _ duration: Milliseconds) -> Bool {
    let waited = (store.wait + Self.busyRetry) * Int64(pending.busyTries + 1)
    guard waited < Self.busyPatience else { return false }
    let answered = pending.isAsynchronous ? .zero : duration
    return state.now - pending.startedAt + Self.busyRetry + answered <= pending.timeLimit
  }

  mutating func report(_ changeset: Changeset, _ contact: Int, _ side: Side) {
    for change in changeset.changes {
      record(.row, change.table + " " + change.words, contact, .row(change), side: side)
    }
  }

  /// An answer of the wrong shape or size is a failure (reference, section 5).
  static func checked(
    _ answer: consuming LambdaAnswer, anyShape: Bool, _ program: Program
  ) -> LambdaOutcome {
    guard answer.byteCount <= LambdaAnswer.byteLimit else {
      return .fails(.badAnswer, why: "the answer has \(answer.byteCount) bytes, more than 32 KB")
    }
    let isAllowed =
      answer.isFlatStrings || anyShape
      || program.rules.flatAnswerAllowsNumbers && answer.isFlatScalars
    if isAllowed { return .answers(answer) }
    let odd = answer.oddMember(allowingNumbers: program.rules.flatAnswerAllowsNumbers)
    return .fails(
      .badAnswer,
      why: "the answer is not a flat list of strings"
        + (odd.map { ": \"\($0.name)\" is \($0.kind.words)" } ?? "")
        + (answer.isFlatScalars ? ", which no page settles (flatAnswerAllowsNumbers)" : ""))
  }

  /// The time of the answer has come, or of another try.
  mutating func lambdaIsDue(_ contact: Int, _ side: Side) {
    guard var pending = takeLambda(of: contact, side) else { return overriddenBotIsDue(contact, side) }
    guard let outcome = pending.outcome.take() else { return tryAgain(pending, contact, side) }
    if observer.isOn {
      observer.lambdaChanged(entry: pending.entry, report(pending, outcome, contact, side))
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
      if observer.isOn { log(answer, contact) }
      swapIfAgent(contact, side)
      answer.fill(&state.contacts[contact].contact, program)
      swapIfAgent(contact, side)
      deliver(.lambdaAnswered, contact, side)
    case .fails(let failure, _):
      if program.rules.failedLambdaEmptiesExternal { change(contact, side) { $0.emptyExternal() } }
      deliver(.lambdaFailed(failure), contact, side)
    }
  }

  /// Lets a Lambda try again that found the store busy, or that somebody has told the answer of.
  @inline(never) private mutating func tryAgain(_ busy: PendingLambda, _ contact: Int, _ side: Side) {
    var pending = busy
    invokeNow(&pending, contact, side)
    setLambda(consume pending, of: contact, side)
  }

  @inline(never) func report(
    _ pending: PendingLambda, _ outcome: LambdaOutcome?, _ contact: Int, _ side: Side
  ) -> TranscriptEntry {
    var text = pending.name
    switch outcome {
    case .answers: text += " answered"
    case .fails(_, let why): text += " failed: " + why
    case nil: break
    }
    var made = entry(
      .lambda, text, contact,
      .lambda(
        TranscriptEntry.LambdaReport(
          name: pending.name, parameters: pending.parameters, outcome: outcome,
          duration: state.now - pending.startedAt, timeLimit: pending.timeLimit,
          isAsynchronous: pending.isAsynchronous, isFromOutside: pending.isFromOutside,
          isOverridden: pending.override != nil || pending.isEdited)),
      side: side)
    made.at = pending.startedAt
    return made
  }
}
