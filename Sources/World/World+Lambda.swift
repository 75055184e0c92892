import ContactCenter
import FlowEngine
import Handlers
import Store

extension World {
  /// How often a store that another process keeps busy is tried again.
  static var busyRetry: Milliseconds { Milliseconds(20) }

  /// How long a Lambda waits in all for a store that another process keeps busy, before it fails.
  ///
  /// Counted in tries, each as long as the store waits by itself and the pause until the next: so it is the same time for
  /// the person on the screen, whose clock runs on, and where no clock does and only the tries take any.
  static var busyPatience: Milliseconds { .seconds(2) }

  /// Invokes a Lambda: what it does happens now, its answer comes after its duration.
  ///
  /// An asynchronous invocation is answered at once; only a store that another process keeps busy holds it up.
  mutating func invoke(_ call: LambdaCall, _ contact: Int, _ side: Side) {
    let function = lambda(call.function)
    var parameters: [NamedValue] = []
    for index in 0..<effects.parameters.count {
      let parameter = effects.parameters[index]
      if parameter.value.isMissing { continue }
      parameters.append(
        NamedValue(
          name: program.string(parameter.name, in: effects),
          value: program.string(parameter.value, in: effects)))
    }
    var pending = PendingLambda(
      name: function.name, definition: function.definition, parameters: parameters, startedAt: state.now,
      timeLimit: .seconds(Int64(call.timeLimitSeconds)),
      isAsynchronous: call.isAsynchronous, allowsJSON: call.allowsJSON, outcome: nil, entry: -1)
    if observer.isOn { pending.entry = observer.add(report(pending, contact, side, isOver: false)) }
    invokeNow(&pending, contact, side)
    state.contacts[contact][lambdaOf: side] = pending
  }

  /// The Lambda that a value names; found once for each that is a literal.
  private mutating func lambda(_ function: Value) -> LambdaName {
    let literal = function.isInArena ? nil : function.literal
    if let literal, literal < lambdasOfLiterals.count, let known = lambdasOfLiterals[literal] { return known }
    let reference = program.string(function, in: effects)
    let found = LambdaName(
      name: center.lambdaName(reference), definition: center.definition.lambdas.index(of: reference))
    if let literal {
      if lambdasOfLiterals.isEmpty {
        lambdasOfLiterals = Array(repeating: nil, count: program.literals.count)
      }
      lambdasOfLiterals[literal] = found
    }
    return found
  }

  /// Lets the Lambda do its work, and sets the time of its answer.
  private mutating func invokeNow(_ pending: inout PendingLambda, _ contact: Int, _ side: Side) {
    let elapsed = state.now - pending.startedAt
    var (outcome, duration) = work(&pending, contact, side)
    if pending.isAsynchronous, outcome != nil { duration = .zero }
    guard let outcome else {
      startTimer(.lambdaAnswers(side), after: Self.busyRetry, contact)
      return
    }
    let isLate = elapsed + duration > pending.timeLimit
    pending.outcome =
      isLate
      ? .fails(.timedOut, why: "no answer within \(pending.timeLimit.wholeSeconds) s")
      : checked(outcome, pending)
    let wait = max(isLate ? pending.timeLimit - elapsed : duration, Milliseconds(1))
    startTimer(.lambdaAnswers(side), after: wait, contact)
  }

  /// What the Lambda says, and after how long; no outcome yet while another process keeps the store busy.
  private mutating func work(
    _ pending: inout PendingLambda, _ contact: Int, _ side: Side
  ) -> (LambdaOutcome?, Milliseconds) {
    let definition = pending.definition.map { center.definition.lambdas[$0] }
    let standard = definition?.duration ?? Milliseconds(80)
    if let declared = state.conditions.takeOutcome(ofLambda: pending.name) {
      switch declared {
      case .answers(let answer): return (.answers(answer), standard)
      case .fails: return (.fails(.failed, why: "declared to fail"), standard)
      case .timesOut:
        return (.fails(.timedOut, why: "declared to time out"), pending.timeLimit + Milliseconds(1))
      }
    }
    switch definition?.binding {
    case .returns(let values): return (.answers(LambdaAnswer(values.map { ($0.name, $0.value) })), standard)
    case .fails(let why): return (.fails(.failed, why: why), standard)
    case .timesOut: return (.fails(.timedOut, why: "it never answers"), pending.timeLimit + Milliseconds(1))
    case .builtin(let name):
      guard let type = HandlerCatalog.named(name) else {
        return (.fails(.failed, why: "there is no handler \"\(name)\""), standard)
      }
      let duration = definition?.duration ?? type.description.duration
      return (run(type.init(), &pending, duration, contact, side), duration)
    case nil:
      let isAsked = asksUnknownLambdas && !pending.isAsynchronous && side == .customer
      return (isAsked ? nil : .fails(.failed, why: "\(pending.name) has no handler here"), standard)
    }
  }

  /// Runs a handler in one transaction; nil while another process keeps the store busy.
  private mutating func run(
    _ handler: any Handler, _ pending: inout PendingLambda, _ duration: Milliseconds, _ contact: Int,
    _ side: Side
  ) -> LambdaOutcome? {
    let request = HandlerRequest(
      parameters: pending.parameters.map { ($0.name, $0.value) },
      callerNumber: state.contacts[contact].caller.number?.e164 ?? "", now: localTime(at: state.now))
    do {
      let (answer, changeset) = try answer(handler, request)
      if recordsChanges { changes.append(changeset) }
      if observer.isOn { report(changeset, contact, side) }
      return .answers(LambdaAnswer(answer))
    } catch StoreError.busy {
      pending.busyTries += 1
      if canTryAgain(pending, duration) { return nil }
      return .fails(.failed, why: StoreError.busy.diagnostic(for: "store").message)
    } catch let error as StoreError {
      return .fails(.failed, why: error.diagnostic(for: "store").message)
    } catch {
      return .fails(.failed, why: "\(error)")
    }
  }

  /// Lends a handler the rows: a view of them when it only reads, which no other process can keep from it.
  private func answer(
    _ handler: any Handler, _ request: HandlerRequest
  ) throws -> (HandlerAnswer, Changeset) {
    let store = store
    if type(of: handler).description.isReadOnly {
      return (try store.reading { try handler.answer(request, in: $0) }, Changeset())
    }
    guard recordsChanges || observer.isOn else {
      return (try store.transaction { try handler.answer(request, in: $0) }, Changeset())
    }
    return try store.recording { try store.transaction { try handler.answer(request, in: $0) } }
  }

  /// True while the patience lasts, and a later try could still be answered within the time limit: after that nothing is
  /// written any more, so that no caller is told of a failure that was a booking.
  private func canTryAgain(_ pending: PendingLambda, _ duration: Milliseconds) -> Bool {
    let waited = (store.wait + Self.busyRetry) * Int64(pending.busyTries)
    guard waited < Self.busyPatience else { return false }
    let answered = pending.isAsynchronous ? .zero : duration
    return state.now - pending.startedAt + Self.busyRetry + answered <= pending.timeLimit
  }

  private mutating func report(_ changeset: Changeset, _ contact: Int, _ side: Side) {
    for change in changeset.changes {
      let detail = TranscriptEntry.Detail.row(
        table: change.table, change: change.words, isAddition: change.kind == .added,
        isRemoval: change.kind == .removed)
      record(.row, change.table + " " + change.words, contact, detail, side: side)
    }
  }

  /// An answer of the wrong shape or size is a failure (reference, section 5).
  private func checked(_ outcome: LambdaOutcome, _ pending: PendingLambda) -> LambdaOutcome {
    guard case .answers(let answer) = outcome else { return outcome }
    guard answer.byteCount <= LambdaAnswer.byteLimit else {
      return .fails(.badAnswer, why: "the answer has \(answer.byteCount) bytes, more than 32 KB")
    }
    let isAllowed =
      pending.allowsJSON || pending.isAsynchronous
      || (program.rules.flatAnswerAllowsNumbers ? answer.isFlatScalars : answer.isFlatStrings)
    return isAllowed ? outcome : .fails(.badAnswer, why: "the answer is not a flat list of strings")
  }

  /// The time of the answer has come, or of another try.
  mutating func lambdaIsDue(_ contact: Int, _ side: Side) {
    guard var pending = takeLambda(contact, side) else { return }
    guard let outcome = pending.outcome else {
      invokeNow(&pending, contact, side)
      state.contacts[contact][lambdaOf: side] = pending
      return
    }
    if observer.isOn {
      observer.lambdaEnded(entry: pending.entry, report(pending, contact, side, isOver: true))
    }
    if pending.isAsynchronous {
      let program = program
      let engine = state.contacts[contact].contact
      let salt = UInt64(truncatingIfNeeded: engine.actionCount &+ 1) &* 0x9E37_79B9_7F4A_7C15
      let id = WorldContact.id(serial: engine.serial, seed: state.seed ^ salt)
      change(contact, side) {
        if program.rules.asynchronousLambdaEmptiesExternal { $0.emptyExternal() }
        $0.setLoaded("LambdaInvocation.InvocationId", id, program)
      }
      return deliver(.lambdaAnswered, contact, side)
    }
    state.contacts[contact].contact.addToLambdaChain(state.now - pending.startedAt)
    switch outcome {
    case .answers(let answer):
      let program = program
      change(contact, side) {
        $0.emptyExternal()
        for value in answer.values { $0.setExternal(value.name, value.value, program) }
      }
    case .fails:
      if program.rules.failedLambdaEmptiesExternal { change(contact, side) { $0.emptyExternal() } }
    }
    switch outcome {
    case .answers: deliver(.lambdaAnswered, contact, side)
    case .fails(let failure, _): deliver(.lambdaFailed(failure), contact, side)
    }
  }

  private mutating func takeLambda(_ contact: Int, _ side: Side) -> PendingLambda? {
    switch side {
    case .customer: state.contacts[contact].lambda.take()
    case .agent: state.contacts[contact].agentLambda.take()
    }
  }

  private func report(_ pending: PendingLambda, _ contact: Int, _ side: Side, isOver: Bool) -> TranscriptEntry
  {
    var text = pending.name
    switch pending.outcome {
    case .answers: text += " answered"
    case .fails(_, let why): text += " failed: " + why
    case nil: break
    }
    var made = entry(
      .lambda, text, contact,
      .lambda(
        TranscriptEntry.LambdaReport(
          name: pending.name, parameters: pending.parameters, outcome: isOver ? pending.outcome : nil,
          duration: state.now - pending.startedAt, timeLimit: pending.timeLimit,
          isAsynchronous: pending.isAsynchronous)),
      side: side)
    made.at = pending.startedAt
    return made
  }
}

/// What a value that names a Lambda means.
struct LambdaName {
  let name: String
  /// Its number among the center's Lambdas; nil for one that only flows name.
  let definition: Int?
}

extension WorldCenter {
  /// The name people know a Lambda by: of `center.json`, of the flow's metadata, or the function's own.
  public func lambdaName(_ reference: String) -> String {
    if let definition = definition.lambdas[reference] { return definition.name }
    let name = program.resourceNames[reference] ?? reference
    return ResourceReference.lastPart(of: name) ?? name
  }
}
