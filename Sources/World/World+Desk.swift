import ContactCenter
import FlowEngine
import Store

// What an agent who sits at a desk says and does, beside what routing knows of.
extension World {
  /// The contact that an agent speaks with, on hold or not; nil for none.
  public func talk(ofAgent agent: Int) -> Int? {
    guard let contact = contact(ofAgent: agent), case .joined = state.contacts[contact].stage else {
      return nil
    }
    return contact
  }

  /// The agent who speaks with a contact, and at whose desk a person sits; nil for any other.
  public func person(with contact: Int) -> Int? {
    guard case .joined = state.contacts[contact].stage, state.contacts[contact].transfer == nil,
      let agent = state.contacts[contact].agent, isSeated(agent)
    else { return nil }
    return agent
  }

  /// The agent says or types something to the customer, who hears nothing while on hold, or from who is muted; false where
  /// they do not speak.
  @discardableResult public mutating func agentSays(
    _ words: String, agent: Int, isMuted: Bool = false
  ) -> Bool {
    state.contacts.own()
    guard let contact = talk(ofAgent: agent) else { return false }
    let (place, isHeard) = audience(of: contact)
    let name = center.agents[agent].name
    record(.agent, words, place, .spoke(agent: name, isHeard: isHeard && !isMuted))
    return true
  }

  /// The contact in which an agent's words are heard: in a consultation that of the third party while the caller is on
  /// hold, else the caller's.
  private func audience(of contact: Int) -> (contact: Int, isHeard: Bool) {
    let isOnHold = state.contacts[contact].isOnHold
    let other = Int(state.contacts[contact].partner)
    switch state.contacts[contact].consultation {
    case .calling where isOnHold && thirdName(of: contact) != nil: return (other, true)
    case .called where state.contacts[other].consultation == .conference: return (other, true)
    case .called: return (contact, !isOnHold && state.contacts[other].isOnHold)
    case .none, .calling, .conference: return (contact, !isOnHold)
    }
  }

  /// A trainer who sits beside the agent says something, to all who hear the agent or to the agent alone; false where the
  /// agent speaks with nobody.
  @discardableResult public mutating func trainerSays(_ words: String, agent: Int, toAll: Bool) -> Bool {
    state.contacts.own()
    guard let contact = talk(ofAgent: agent) else { return false }
    guard toAll else {
      let name = center.agents[agent].name
      record(.agent, words, contact, .coached(agent: name))
      return true
    }
    let (place, isHeard) = audience(of: contact)
    record(.agent, words, place, .spoke(agent: Self.trainer, isHeard: isHeard))
    return true
  }

  /// A trainer beside an agent joins the agent's talk, or leaves it; false where the agent speaks with nobody.
  @discardableResult public mutating func take(_ act: TrainerAct, beside agent: Int) -> Bool {
    state.contacts.own()
    guard let contact = talk(ofAgent: agent) else { return false }
    let words =
      switch act {
      case .joins: "joins the talk"
      case .leaves: "leaves the talk"
      }
    record(.agent, "\(Self.trainer) \(words)", contact, .agent(name: Self.trainer))
    return true
  }

  /// What a trainer is called in a talk.
  public static var trainer: String { "Trainer" }

  /// The agent presses a key, a tone for the other side; false where they do not speak.
  @discardableResult public mutating func agentPresses(_ digit: DTMFDigit, agent: Int) -> Bool {
    state.contacts.own()
    guard let contact = talk(ofAgent: agent), !isChat(contact) else { return false }
    tell(of: agent, contact) { "\($0) pressed [\(digit.character)]" }
    return true
  }

  /// The agent books, moves or cancels the customer's visit, in one transaction; why that was refused is a note.
  @discardableResult public mutating func change(_ act: VisitAct, agent: Int) -> Bool {
    state.contacts.own()
    guard let contact = talk(ofAgent: agent) else { return false }
    guard let number = state.contacts[contact].caller.number?.e164 else {
      record(.note, "the customer's number is withheld, and no visit can be found by it", contact)
      return false
    }
    let now = localTime(at: state.now)
    do {
      let (_, changeset) = try lendRows(isReadOnly: false) { rows in
        switch act {
        case .book(let slot):
          try rows.book(slot, for: Customer(phoneNumber: number, name: ""), after: now)
        case .cancel: try rows.cancelVisit(of: number, after: now)
        }
      }
      if observer.isOn { report(changeset, contact, .customer) }
      return true
    } catch let error as StoreError {
      record(.note, error.diagnostic(for: "store").message, contact)
    } catch BookingError.slotTaken {
      record(.note, "that slot is taken, and nothing was changed", contact)
    } catch BookingError.slotPast {
      record(.note, "that slot has begun, and nothing was changed", contact)
    } catch BookingError.nothingBooked {
      record(.note, "the customer has no visit to cancel", contact)
    } catch {
      record(.note, "\(error)", contact)
    }
    return false
  }
}
