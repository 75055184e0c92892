import ContactCenter
import FlowEngine

// What a person does to a contact from outside of its flow. Each is told as made by hand.
extension World {
  /// Sets a user attribute of a contact; false when the service would refuse it, for its name or for want of room.
  @discardableResult public mutating func set(_ attribute: String, to value: String, _ contact: Int) -> Bool {
    state.contacts.own()
    let program = program
    guard !isEnded(contact),
      state.contacts[contact].contact.setAttributes([(attribute, value)], program)
    else { return false }
    tellByHand("edited: \(attribute) = \(value)", contact)
    return true
  }

  /// What the Lambda that a contact waits for says, whatever it was going to say; the time of its answer stays.
  ///
  /// Where the next step invokes one, that is not asked: this answer takes its place, and it does nothing. That of a function
  /// outside is not waited for any more, and what it says later is nobody's. A store that is busy is waited for.
  public mutating func edit(_ outcome: LambdaOutcome, _ contact: Int) {
    state.contacts.own()
    if let next = nextLambda(of: contact) { return answer(outcome, inPlaceOf: next, contact) }
    let isOutside = awaitedCall(of: contact, .customer) != nil
    guard isOutside || state.contacts[contact].lambda?.isAwaited == false,
      var pending = takeLambda(of: contact, .customer)
    else { return }
    pending.outcome = outcome
    pending.isEdited = true
    let name = pending.name
    if isOutside { stopWaiting(for: &pending, contact) }
    setLambda(pending, of: contact, .customer)
    tellByHand("edited: what \(name) answers", contact)
  }

  /// A function outside is answered for: as soon as it could have answered, or, for one that is late, when its time is over.
  private mutating func stopWaiting(for pending: inout PendingLambda, _ contact: Int) {
    pending.outsideCall = nil
    if case .fails(.timedOut, _) = pending.outcome { return }
    let due = max(state.now, pending.askedAt + (pending.function.duration ?? Self.usualDuration))
    cancelTimer(.lambdaAnswers(.customer), contact)
    startTimer(.lambdaAnswers(.customer), after: max(due - state.now, Milliseconds(1)), contact)
  }

  /// The next call of a function has its answer already, after the time that the function takes.
  private mutating func answer(_ outcome: LambdaOutcome, inPlaceOf next: PendingLambda, _ contact: Int) {
    let usual = next.function.duration ?? Self.usualDuration
    let effect: Override.LambdaEffect
    var delay = usual
    switch outcome {
    case .answers(let answer): effect = .answers(answer)
    case .fails(let failure, _):
      effect = .fails(failure)
      if failure == .timedOut { delay = next.timeLimit + Milliseconds(1) }
    }
    state.conditions.takeOverride { $0.isEdit(of: next.name) }
    state.conditions.add(
      Override(.lambda(name: next.name, effect), delay: delay, number: Override.numberOfEdits))
    tellByHand("edited: what \(next.name) answers", contact)
  }

  /// What a person said that the next call of a function answers; nil where nobody said anything.
  func editedOutcome(ofNext lambda: String) -> LambdaOutcome? {
    guard
      case .lambda(_, let effect)? = state.conditions.overrides.first(where: { $0.isEdit(of: lambda) })?
        .effect
    else { return nil }
    switch effect {
    case .answers(let answer): return .answers(answer)
    case .fails(let failure): return .fails(failure, why: "")
    case .substitute: return nil
    }
  }

  /// Lets the present action of a contact's flow take one of its branches, in place of what it does or waits for.
  ///
  /// So a person forces a branch, and a call that was logged takes the way that the clock, chance or a bot took once.
  ///
  /// - Returns: false where the contact stands at no action, or the branch is another one's.
  @discardableResult public mutating func force(_ branch: BranchIndex, _ contact: Int) -> Bool {
    state.contacts.own()
    let execution = state.contacts[contact].contact.execution
    guard !isEnded(contact), execution.flow != nil, execution.action.raw >= 0,
      program.branches[branch.index].action == execution.action
    else { return false }
    if prompt(of: contact, .customer) != nil { stopPrompt(contact, .customer) }
    for kind in [TimerQueue.Kind.firstDigit, .interDigit, .wait, .interruption, .lambdaAnswers] {
      cancelTimer(kind, contact)
    }
    if let pending = takeLambda(of: contact, .customer), observer.isOn {
      let outcome = LambdaOutcome.fails(.failed, why: "its action was left by force")
      observer.lambdaChanged(entry: pending.entry, report(pending, outcome, contact, .customer))
    }
    let outcome = program.branches[branch.index].outcome.name
    tellByHand("forced: \(outcome)", contact, branch: outcome)
    takeByForce(branch, contact)
    runReady()
    return true
  }

  /// The contacts whose Lambda waits for a person to declare its answer.
  var contactsThatAsk: [(contact: Int, lambda: String)] {
    guard asksUnknownLambdas, observer.isOn else { return [] }
    return state.contacts.indices.compactMap { contact in
      askedLambda(contact).map { (contact, $0.name) }
    }
  }

  /// Tells that what a Lambda answers was declared while it waited for that.
  mutating func tellAnsweredByHand(_ asked: (contact: Int, lambda: String)) {
    guard askedLambda(asked.contact) == nil else { return }
    state.contacts.own()
    tellByHand("answered by hand: \(asked.lambda)", asked.contact)
  }

  private mutating func tellByHand(_ words: String, _ contact: Int, branch: String = "") {
    record(.standIn, words, contact, .standIn(type: TranscriptEntry.byHand, branch: branch))
  }
}

extension Override {
  /// What marks an answer that a person at the screen gave.
  fileprivate static var numberOfEdits: Int { -1 }

  fileprivate func isEdit(of lambda: String) -> Bool {
    guard number == Self.numberOfEdits, case .lambda(lambda, _) = effect else { return false }
    return true
  }
}
