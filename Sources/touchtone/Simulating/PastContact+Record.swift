import CenterSimulation
import ContactCenter
import Scenarios

extension PastContact {
  /// What the contact record of a logged contact tells; nil without one, and for a chat or a task (reference, section 6).
  init?(recorded contact: LoggedCall) {
    guard contact.record != nil, contact.recorded("Channel").map({ $0 == "VOICE" }) ?? true else {
      return nil
    }
    func seconds(_ path: String...) -> Milliseconds? {
      contact.record?[path: path]?.scalarText.flatMap { Int64($0) }.flatMap {
        (0...86_400).contains($0) ? .seconds($0) : nil
      }
    }
    let method = contact.recorded("InitiationMethod") ?? "INBOUND"
    let isCall = method == "INBOUND" && contact.recorded("PreviousContactId") == nil
    let isAnswered = contact.recorded("Agent", "ConnectedToAgentTimestamp") != nil
    // Whoever is called back has no patience to lose.
    let wait: Wait? =
      method == "CALLBACK"
      ? nil
      : seconds("Queue", "Duration").map { length in
        if isAnswered { return .answered(length) }
        return contact.recorded("DisconnectReason") == "CUSTOMER_DISCONNECT" ? .gaveUp(length) : .cut(length)
      }
    let spoke = isAnswered ? seconds("Agent", "AgentInteractionDuration") : nil
    self.init(
      called: isCall ? contact.start : nil,
      dialed: contact.recorded("SystemEndpoint", "Address").flatMap { try? PhoneNumber($0) },
      queue: contact.recorded("Queue", "Name"), wait: wait,
      talk: spoke.map { $0 + (seconds("Agent", "CustomerHoldDuration") ?? .zero) })
  }
}
