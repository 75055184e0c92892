import ContactCenter
import FlowEngine

// Callbacks to a caller whose telephone a person holds.
extension World {
  /// From now on a person holds the telephone of a caller: whoever calls that contact back rings there.
  ///
  /// - Parameters:
  ///   - contact: the number of the contact, which may be the next one's.
  ///   - earlier: contacts of earlier calls from the same telephone.
  public mutating func holdTelephone(of contact: Int, alsoOf earlier: [Int] = []) {
    precondition(keepsEndedContacts, "contact \(contact) loses its room when it ends")
    state.telephone = Telephone(first: contact, earlier: earlier)
  }

  /// The contact that is on the telephone that a person holds, or was on it last; nil where nobody holds one.
  public var contactOnTelephone: Int? {
    guard let telephone = state.telephone else { return nil }
    return telephone.past.last { $0.fate == .answered }?.contact ?? telephone.first
  }

  /// The callback that rings there now.
  public var ring: Telephone.Ring? {
    state.telephone?.ring
  }

  /// The callback that is to ring there, or rings; nil where none is to come.
  public var callbackToCome: Int? {
    guard let owners = state.telephone?.owners else { return nil }
    return state.contacts.indices.first { contact in
      guard !isEnded(contact), !owners.contains(contact) else { return false }
      return isCallback(contact, toAnyOf: owners)
    }
  }

  /// The callbacks to that telephone that nobody answered there, in the order in which they were made: those to come, and those
  /// whose last try is over.
  public var unansweredCallbacks: [Int] {
    guard let owners = state.telephone?.owners else { return [] }
    return state.contacts.indices.filter { !owners.contains($0) && isCallback($0, toAnyOf: owners) }
  }

  /// True while any contact has not ended.
  public var hasLivingContacts: Bool { state.contacts.indices.contains { !isEnded($0) } }

  /// The caller answers the callback that rings; false where none does, or another call is on.
  @discardableResult public mutating func answerRing() -> Bool {
    state.contacts.own()
    guard let ring, let present = contactOnTelephone, isEnded(present),
      case .dialing(let queue) = state.contacts[ring.contact].stage
    else { return false }
    cancelTimer(.beginsLater, ring.contact)
    ringEnds(.answered)
    partyAnswers(ring.contact, queue)
    runReady()
    return true
  }

  /// The caller declines the callback that rings; false where none does.
  @discardableResult public mutating func declineRing() -> Bool {
    state.contacts.own()
    guard let ring else { return false }
    cancelTimer(.beginsLater, ring.contact)
    ringEnds(.declined)
    partyDoesNotAnswer(ring.contact, "declines the call")
    runReady()
    return true
  }

  /// True for a callback to the telephone that a person holds, while nothing else rings there.
  func isAtHeldTelephone(_ contact: Int) -> Bool {
    guard let owners = state.telephone?.owners, ring == nil else { return false }
    return isCallback(contact, toAnyOf: owners)
  }

  mutating func ringBegins(_ contact: Int, for length: Milliseconds) {
    state.telephone?.ring = Telephone.Ring(contact: contact, since: state.now, until: state.now + length)
  }

  /// Nobody answered for as long as it may ring.
  mutating func ringIsOver(_ contact: Int) {
    if state.telephone?.ring?.contact == contact { ringEnds(.missed) }
  }

  private mutating func ringEnds(_ fate: Telephone.Fate) {
    guard let ring = state.telephone?.ring else { return }
    state.telephone?.ring = nil
    state.telephone?.past.append(
      Telephone.PastRing(contact: ring.contact, fate: fate, entry: observer.entries.count))
  }

  private func isCallback(_ contact: Int, toAnyOf contacts: [Int]) -> Bool {
    guard state.contacts[contact].created?.kind == .callback, let creator = state.contacts[contact].related
    else { return false }
    return contacts.contains(creator.index)
  }
}
