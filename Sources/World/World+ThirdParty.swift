import ContactCenter
import FlowEngine
import Routing

// Calls to outside numbers, played by a script: the other party answers after a time, talks for a time, hangs up.
extension World {
  /// How long one key takes that is sent, and the pause of a comma (reference, `TransferParticipantToThirdParty`).
  static var sentKey: Milliseconds { Milliseconds(250) }
  static var sentPause: Milliseconds { Milliseconds(750) }

  mutating func call(_ call: ThirdPartyCall, _ contact: Int, _ side: Side) {
    let digits = program.string(call.digits, in: effects)
    let number = program.string(call.number, in: effects)
    let limit = Milliseconds.seconds(Int64(call.ringLimit))
    let party = (try? PhoneNumber(number)).map(center.definition.party)
    let (outcome, rings) = Self.outcome(of: call, party, within: limit)
    state.contacts[contact].thirdParty = WorldContact.ThirdParty(
      number: number, digits: digits, outcome: outcome, talks: party?.talks ?? .minutes(1),
      comesBack: call.comesBack, side: side)
    let shown = program.string(call.shown, in: effects)
    let words = shown.isEmpty ? "calling \(number)" : "calling \(number), which is shown \(shown)"
    record(.agent, words, contact, .agent(name: number), side: side)
    startTimer(.thirdParty, after: max(rings, Milliseconds(1)), contact)
  }

  /// What comes of a call and after how long: as it is declared for the action, else as the party behaves.
  private static func outcome(
    of call: ThirdPartyCall, _ party: PartyDefinition?, within limit: Milliseconds
  ) -> (ThirdPartyCall.Outcome, after: Milliseconds) {
    let standard = Milliseconds.seconds(5)
    if call.outcome == .failed || party?.isBusy == true { return (.failed, min(standard, limit)) }
    let answersAfter = party == nil ? standard : party?.answersAfter
    guard call.outcome == .answered, let answersAfter, answersAfter <= limit else {
      return (.notAnswered, limit)
    }
    return (.answered, answersAfter)
  }

  /// The other party answers, does not, or hangs up.
  mutating func thirdPartyIsDue(_ contact: Int) {
    guard let party = state.contacts[contact].thirdParty else { return }
    if party.isTalking {
      record(
        .agent, "\(party.number) hung up", contact, .agent(name: party.number, did: .hungUp), side: party.side
      )
      state.contacts[contact].thirdParty = nil
      guard party.comesBack else { return end(contact, .byThirdParty) }
      return deliver(.thirdParty(.hungUp), contact, party.side)
    }
    switch party.outcome {
    case .answered:
      state.contacts[contact].thirdParty?.isTalking = true
      record(
        .agent, "joined with \(party.number)", contact, .agent(name: party.number, did: .joined),
        side: party.side)
      thirdPartyIsThere(contact) { party.number }
      if !party.digits.isEmpty { record(.note, "\(party.digits) is keyed in", contact, side: party.side) }
      let sending = party.digits.reduce(Milliseconds.zero) {
        $0 + ($1 == "," ? Self.sentPause : Self.sentKey)
      }
      startTimer(.thirdParty, after: sending + party.talks, contact)
      deliver(.thirdParty(.answered), contact, party.side)
    case .failed, .notAnswered:
      let isFailure = party.outcome == .failed
      let words = isFailure ? "cannot be reached" : "does not answer"
      record(.agent, "\(party.number) \(words)", contact, .agent(name: party.number), side: party.side)
      state.contacts[contact].thirdParty = nil
      deliver(.thirdParty(isFailure ? .failed : .notAnswered), contact, party.side)
    }
  }

  /// The flow is over, and the caller stays with the other party.
  mutating func joinThirdParty(_ contact: Int) {
    guard var party = state.contacts[contact].thirdParty,
      let due = timer(.thirdParty, contact)
    else { return end(contact, .byFlow) }
    // An agent's flow may have called it: from now on the caller alone is with it.
    party.side = .customer
    stopFlows(contact)
    state.contacts[contact].stage = .withThirdParty
    notice(.joinedThirdParty, contact)
    state.contacts[contact].thirdParty = party
    startTimer(.thirdParty, after: due - state.now, contact)
    state.contacts[contact].agent = nil
    let now = state.now
    keep(contact) {
      if $0.queuedAt != nil, $0.dequeuedAt == nil { $0.dequeuedAt = now }
      $0.transferredTo = party.number
      $0.transferredAt = now
    }
    route(.contactTakenOut(ContactHandle(contact)))
  }

  /// When a timer of the contact is due; nil when it does not run.
  func timer(_ kind: TimerQueue.Kind, _ contact: Int) -> Timestamp? {
    state.contacts[contact].timers.due(kind).map { Timestamp(nanoseconds: $0) }
  }
}
