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
  /// The answer of a function outside that is still awaited is given, not edited: nothing happens then.
  public mutating func edit(_ outcome: LambdaOutcome, _ contact: Int) {
    state.contacts.own()
    guard state.contacts[contact].lambda?.isAwaited == false,
      var pending = takeLambda(of: contact, .customer)
    else { return }
    pending.outcome = outcome
    let name = pending.name
    setLambda(pending, of: contact, .customer)
    tellByHand("edited: what \(name) answers", contact)
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
      observer.lambdaEnded(entry: pending.entry, report(pending, outcome, contact, .customer))
    }
    tellByHand("forced: \(program.branches[branch.index].outcome.name)", contact)
    takeByForce(branch, contact)
    runReady()
    return true
  }

  private mutating func tellByHand(_ words: String, _ contact: Int) {
    record(.standIn, words, contact, .standIn(type: TranscriptEntry.byHand, branch: ""))
  }
}
