import ContactCenter
import FlowEngine

// What contact records tell of queues and agents (reference, section 6); nobody reads a record of a contact that is not
// kept, so that none is kept for it.
extension World {
  @inline(__always) mutating func keep(_ contact: Int, _ change: (inout Handling) -> Void) {
    guard keepsEndedContacts else { return }
    change(&state.handlings[contact, default: Handling()])
  }

  /// How long the contact waited in its queue until its agent had it, or has waited by now; nil for one that came into none.
  public func waited(_ contact: Int) -> Milliseconds? {
    let left = state.handlings[contact]?.dequeuedAt ?? state.now
    return state.contacts[contact].queuedAt.map { left - $0 }
  }

  /// When the contact was joined with the agent it has or had last; nil while it was with none.
  public func joinedAt(_ contact: Int) -> Timestamp? { state.handlings[contact]?.joinedAt }

  /// The contact goes on under a new id, and the record of what it was so far is whole, but for the agent's work.
  mutating func beginSegment(_ contact: Int, by method: Value) {
    state.contactCount += 1
    beginSegment(contact, by: method, as: ContactID(serial: state.contactCount, seed: state.seed))
  }

  /// As `beginSegment(_:by:)`, under an id that was given already.
  mutating func beginSegment(_ contact: Int, by method: Value, as id: ContactID) {
    if keepsEndedContacts {
      closeSegment(contact, next: id, isTransferred: method != .disconnect)
    }
    let program = program
    change(contact, .customer) { $0.beginSegment(id: id, by: method, program) }
  }

  /// - Parameter isTransferred: whether an agent or a flow gave the contact to somebody else.
  private mutating func closeSegment(_ contact: Int, next: ContactID, isTransferred: Bool) {
    let now = state.now
    keep(contact) {
      $0.endHold(at: now)
      $0.next = next.text
      if $0.agent != nil, $0.agentLeftAt == nil { $0.agentLeftAt = now }
      if $0.queuedAt != nil, $0.dequeuedAt == nil { $0.dequeuedAt = now }
    }
    guard let handling = state.handlings[contact] else { return }
    let record = record(
      of: contact, handling, endedAt: now, reason: handling.agentLeft, isTransferred: isTransferred)
    var following = Handling(began: now)
    following.earlier = handling.earlier
    following.earlier.append(
      Handling.Segment(
        record: record, agent: handling.agent, endedAt: now, workBegan: handling.workBegan,
        workEnded: handling.workEnded))
    state.handlings[contact] = following
    if observer.isOn, let last = following.earlier.last { log(last.whole) }
  }

  /// The contact goes on as another one, which is over: what its record tells is told of this one from now on.
  mutating func takeOver(_ contact: Int, from other: Int, _ how: ContactEnd) {
    keep(contact) { $0.agentLeft = how }
    beginSegment(
      contact, by: .transfer, as: ContactID(serial: state.contacts[other].contact.serial, seed: state.seed))
    guard keepsEndedContacts, var handling = state.handlings.removeValue(forKey: other) else { return }
    handling.began = state.contacts[other].arrivedAt
    handling.earlier = state.handlings[contact]?.earlier ?? []
    state.handlings[contact] = handling
  }

  /// The agent's work after a contact begins, or ends: after the present segment, or after one that is over.
  mutating func keepWork(of agent: Int, after contact: Int, isOver: Bool) {
    let now = state.now
    keep(contact) { handling in
      if handling.agent == agent {
        if isOver { handling.workEnded = now } else { handling.workBegan = now }
      } else if let segment = handling.earlier.lastIndex(where: { $0.agent == agent }) {
        if isOver {
          handling.earlier[segment].workEnded = now
        } else {
          handling.earlier[segment].workBegan = now
        }
      }
    }
    guard isOver, observer.isOn, let handling = state.handlings[contact] else { return }
    logAgain(handling, contact, agent)
  }

  /// An agent says what came of a contact, or of a segment of one that has gone on: the record is written once more, with that.
  mutating func report(_ report: AgentReport, by agent: Int, of contact: Int, id: String) {
    guard keepsEndedContacts, !report.isEmpty, state.contacts.indices.contains(contact) else { return }
    let isPresent = state.contacts[contact].contact.data("ContactId", program) == id
    var isKept = false
    keep(contact) { handling in
      if isPresent {
        handling.report = report
        isKept = true
      } else if let segment = handling.earlier.lastIndex(where: { $0.id == id }) {
        handling.earlier[segment].report = report
        isKept = true
      }
    }
    guard isKept, observer.isOn, let handling = state.handlings[contact] else { return }
    if isPresent {
      if isEnded(contact) { logRecord(contact) }
    } else if let segment = handling.earlier.last(where: { $0.id == id }) {
      log(segment.whole)
    }
  }

  /// The record that was written when the contact ended tells nothing of the work.
  private mutating func logAgain(_ handling: Handling, _ contact: Int, _ agent: Int) {
    if handling.agent == agent {
      if isEnded(contact) { logRecord(contact) }
    } else if let segment = handling.earlier.last(where: { $0.agent == agent }) {
      log(segment.whole)
    }
  }
}

extension Handling.Segment {
  var id: String { record.entries.first { $0.path == ["ContactId"] }?.value ?? "" }

  /// The record with what is known of the agent's work by now.
  var whole: ContactRecord {
    var record = record
    record.addWork(from: workBegan, to: workEnded)
    record.add(report)
    record.add("LastUpdateTimestamp", value: ContactRecord.moment(max(endedAt, workEnded ?? endedAt)))
    return record
  }
}
