import ContactCenter
import Diagnostics
import FlowEngine
import JSON

// Functions that are not here. The world never calls them: it says that they are to be called, and goes on with what its
// driver answers. Until then the action's time limit runs.
extension World {
  /// The calls that were asked for since they were last taken, in order.
  public mutating func takeOutsideCalls() -> [OutsideCall] {
    if outsideCalls.isEmpty { return [] }
    let taken = outsideCalls
    outsideCalls.removeAll()
    return taken
  }

  /// True while the flow still waits for the answer to a call.
  public func awaits(_ call: OutsideCall.ID) -> Bool {
    state.contacts.indices.contains(call.contact)
      && awaitedCall(of: call.contact, call.side)?.number == call.number
  }

  /// The call that the flow of a party of a contact waits for; nil when it waits for none.
  public func awaitedCall(of contact: Int, _ side: Side) -> OutsideCall.ID? {
    let pending =
      switch side {
      case .customer: state.contacts[contact].lambda
      case .agent: state.contacts[contact].agentLambda
      }
    guard let pending, let number = pending.outsideCall, !pending.isAsynchronous else { return nil }
    return OutsideCall.ID(number: number, function: pending.name, contact: contact, side: side)
  }

  /// True while one of the contact's flows waits for a function outside.
  public func awaitsOutside(_ contact: Int) -> Bool {
    state.contacts[contact].lambda?.outsideCall != nil
      || state.contacts[contact].agentLambda?.outsideCall != nil
  }

  /// A function outside answered. What nobody waits for any more is only written down.
  ///
  /// The flow goes on when the function's declared time is over (80 ms where nothing is declared), or now if that is
  /// later: an answer that came faster in one run than in another makes no difference.
  public mutating func answer(_ answer: OutsideAnswer, to call: OutsideCall.ID) {
    guard state.contacts.indices.contains(call.contact) else { return }
    state.contacts.own()
    guard awaits(call), var pending = takeLambda(of: call.contact, call.side) else {
      if observer.isOn { tell(answer.printed, of: call) }
      return
    }
    let attempt = pending.attempt
    take(answer.reply, &pending, call)
    if observer.isOn { tell(answer.printed, &pending, of: call, isLast: pending.attempt == attempt) }
    setLambda(consume pending, of: call.contact, call.side)
  }

  /// Tells what a function said behind an answer that it had given.
  public mutating func tell(_ late: LateLine) {
    guard observer.isOn, state.contacts.indices.contains(late.call.contact) else { return }
    tell([late.text], of: late.call)
  }

  private mutating func tell(_ printed: [String], of call: OutsideCall.ID) {
    for line in printed {
      record(.note, line, call.contact, .printed(by: call.function), side: call.side)
    }
  }

  /// Tells what a try printed, without those last lines that the one before printed alike, such as a traceback; behind the last
  /// try, on how many tries these were the same.
  private mutating func tell(
    _ printed: [String], _ pending: inout PendingLambda, of call: OutsideCall.ID, isLast: Bool
  ) {
    let alike = zip(printed.reversed(), pending.printed.reversed()).prefix { $0 == $1 }.count
    if pending.repeats.lines != alike { tellRepeats(&pending, of: call) }
    tell(Array(printed.dropLast(alike)), of: call)
    if alike > 0 { pending.repeats = (pending.repeats.count + 1, alike) }
    if isLast { tellRepeats(&pending, of: call) } else { pending.printed = printed }
  }

  private mutating func tellRepeats(_ pending: inout PendingLambda, of call: OutsideCall.ID) {
    let (count, lines) = pending.repeats
    guard count > 0 else { return }
    let what =
      lines == pending.printed.count
      ? "the same again" : lines == 1 ? "the last line again" : "the last \(lines) lines again"
    tell(["(\(what) on " + (count == 1 ? "one more try)" : "each of \(count) more tries)")], of: call)
    pending.repeats = (0, 0)
  }

  private mutating func take(_ reply: OutsideReply, _ pending: inout PendingLambda, _ call: OutsideCall.ID) {
    let latest = pending.startedAt + pending.timeLimit
    let due = max(state.now, pending.askedAt + (pending.function.duration ?? Self.usualDuration))
    pending.outsideCall = nil
    // Else it stays as it was when it was asked: late.
    guard due <= latest else { return }
    switch reply {
    case .answered(let text):
      do throws(Diagnostic) {
        let answer = try LambdaAnswer(parsing: text, named: pending.name)
        pending.outcome = Self.checked(answer, anyShape: pending.takesAnyShape, program)
      } catch {
        pending.outcome = .fails(.badAnswer, why: "its answer cannot be read: " + error.message)
      }
    case .failed(let why):
      if pending.attempt <= program.rules.lambdaRetries, due < latest {
        pending.attempt += 1
        pending.outcome = nil
      } else {
        let tries = pending.attempt == 1 ? "" : " (tried \(pending.attempt) times)"
        pending.outcome = .fails(.failed, why: why + tries)
      }
    case .notBegun(let why): pending.outcome = .fails(.failed, why: why)
    case .unusable(let why): pending.outcome = .fails(.badAnswer, why: why)
    case .timedOut: return
    }
    cancelTimer(.lambdaAnswers(call.side), call.contact)
    startTimer(.lambdaAnswers(call.side), after: max(due - state.now, Milliseconds(1)), call.contact)
  }

  /// Asks for a function outside to be called; until its answer comes the outcome is that it is late.
  mutating func askOutside(
    _ pending: inout PendingLambda, _ contact: Int, _ side: Side
  ) -> (LambdaOutcome?, Milliseconds) {
    state.outsideCallCount += 1
    let number = state.outsideCallCount
    let left = pending.timeLimit - (state.now - pending.startedAt)
    pending.outsideCall = number
    pending.askedAt = state.now
    pending.isFromOutside = true
    if observer.isOn {
      observer.lambdaChanged(entry: pending.entry, report(pending, nil, contact, side))
    }
    let source = state.seed ^ UInt64(number) &* 0xA24B_AED4_963E_E407
    let stream = ContactID(serial: 0, seed: state.seed).text.replacing("-", with: "")
    let date = String(state.now.description.prefix(10)).replacing("-", with: "/")
    outsideCalls.append(
      OutsideCall(
        id: OutsideCall.ID(number: number, function: pending.name, contact: contact, side: side),
        arn: pending.function.arn, event: event(pending, contact),
        requestID: ContactID(serial: 0, seed: source).text, logStream: "\(date)/[$LATEST]\(stream)",
        timeLimit: left, isAsynchronous: pending.isAsynchronous, attempt: pending.attempt))
    if pending.isAsynchronous { return (.answers(LambdaAnswer([])), .zero) }
    return (.noAnswer(within: pending.timeLimit), left)
  }
}
