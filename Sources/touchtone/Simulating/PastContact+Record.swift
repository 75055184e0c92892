import CenterSimulation
import ContactCenter
import Diagnostics
import JSON
import Scenarios

extension PastContact {
  /// The longest that a call waits or is spoken with, in seconds: no call lasts a day.
  private static let longest: Int64 = 86_400

  /// What the contact record of a logged contact tells; nil without one, and for a chat or a task (reference, section 6).
  ///
  /// - Throws: a finding where a time in it can be none: a study that learned from the others alone would be wrong unseen.
  init?(recorded contact: LoggedCall) throws(Diagnostic) {
    guard contact.record != nil, contact.recorded("Channel").map({ $0 == "VOICE" }) ?? true else {
      return nil
    }
    func seconds(_ path: String...) throws(Diagnostic) -> Milliseconds? {
      guard let value = contact.record?[path: path], value.kind != .null else { return nil }
      guard let count = value.scalarText.flatMap({ Int64($0) }), (0...Self.longest).contains(count) else {
        throw contact.finding(
          about: value, "\(path.joined(separator: ".")) is \(value.wording)", rule: "past-contacts",
          why: "it is a time in whole seconds, of a call 0 to \(Self.longest)",
          fix: "mend the contact record, or take it out")
      }
      return .seconds(count)
    }
    let method = contact.recorded("InitiationMethod") ?? "INBOUND"
    let isCall = method == "INBOUND" && contact.recorded("PreviousContactId") == nil
    let isAnswered = contact.recorded("Agent", "ConnectedToAgentTimestamp") != nil
    // Whoever is called back has no patience to lose.
    let waited = method == "CALLBACK" ? nil : try seconds("Queue", "Duration")
    let wait: Wait? = waited.map { length in
      if isAnswered { return .answered(length) }
      return contact.recorded("DisconnectReason") == "CUSTOMER_DISCONNECT" ? .gaveUp(length) : .cut(length)
    }
    let spoke = isAnswered ? try seconds("Agent", "AgentInteractionDuration") : nil
    let held = spoke == nil ? nil : try seconds("Agent", "CustomerHoldDuration")
    self.init(
      called: isCall ? contact.start : nil,
      dialed: contact.recorded("SystemEndpoint", "Address").flatMap { try? PhoneNumber($0) },
      queue: contact.recorded("Queue", "Name"), wait: wait,
      talk: spoke.map { $0 + (held ?? .zero) },
      work: isAnswered ? try seconds("Agent", "AfterContactWorkDuration") : nil)
  }
}
