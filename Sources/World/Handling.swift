import ContactCenter
import FlowEngine

/// What a contact record tells of queue and agent that nothing else needs: kept beside the contacts, so that one that
/// meets neither costs nothing.
struct Handling: Sendable, Hashable {
  /// When this segment of the contact began; nil for the first one, which began when the contact arrived.
  var began: Timestamp?
  /// When the called party was on the line; nil for who called, or was never reached.
  var connectedAt: Timestamp?
  /// When the contact was to begin, where that was delayed.
  var scheduledFor: Timestamp?
  var queue: QueueIndex?
  var queuedAt: Timestamp?
  var dequeuedAt: Timestamp?
  /// How often agents were offered the contact.
  var attempts = 0
  /// True while an offer has not been answered.
  var isOffered = false
  /// The agent who answered.
  var agent: Int?
  var joinedAt: Timestamp?
  /// When the agent was gone; nil where the agent stayed to the end.
  var agentLeftAt: Timestamp?
  /// How the agent left, where the caller stayed.
  var agentLeft: ContactEnd?
  var holds = 0
  var onHoldSince: Timestamp?
  var held = Milliseconds.zero
  var longestHold = Milliseconds.zero
  var workBegan: Timestamp?
  var workEnded: Timestamp?
  /// What the agent at the desk said of the contact.
  var report: AgentReport?
  /// The id of the callback that was created, as the next contact.
  var next: String?
  /// Where the contact was transferred to outside, and when that party was on the line.
  var transferredTo: String?
  var transferredAt: Timestamp?
  /// The segments before this one, the first one first.
  var earlier: [Segment] = []

  /// A segment of a contact that is over: its record without the work after it, which may go on.
  struct Segment: Sendable, Hashable {
    var record: ContactRecord
    let agent: Int?
    let endedAt: Timestamp
    var workBegan: Timestamp?
    var workEnded: Timestamp?
    var report: AgentReport?
  }

  /// The caller is on hold no more. A hold that lasted no time is none: that of a transfer whose flow leaves the caller at once.
  mutating func endHold(at now: Timestamp) {
    guard let since = onHoldSince else { return }
    onHoldSince = nil
    guard now > since else {
      holds -= 1
      return
    }
    held = held + (now - since)
    longestHold = max(longestHold, now - since)
  }

  /// How long the agent and the customer spoke, hold left out; nil where they did not.
  func interaction(until end: Timestamp) -> Milliseconds? {
    joinedAt.map { (agentLeftAt ?? end) - $0 - held - (onHoldSince.map { end - $0 } ?? .zero) }
  }
}
