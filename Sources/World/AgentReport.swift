/// What an agent at a desk says of a contact once the work after it is over; nothing of it is a field of the service's contact
/// record.
public struct AgentReport: Sendable, Hashable {
  /// The disposition code; empty for none.
  public let outcome: String
  public let notes: String
  /// The quick connects by which the customer was transferred; empty for none.
  public let transferredTo: String
  /// "blind" or "warm"; empty where the customer was not transferred.
  public let transfer: String

  public init(outcome: String, notes: String, transferredTo: String = "", transfer: String = "") {
    self.outcome = outcome
    self.notes = notes
    self.transferredTo = transferredTo
    self.transfer = transfer
  }

  /// True where the agent said nothing.
  var isEmpty: Bool { outcome.isEmpty && notes.isEmpty && transferredTo.isEmpty && transfer.isEmpty }
}

extension ContactRecord {
  /// Adds what the agent reported behind what is known of the agent.
  mutating func add(_ report: AgentReport?) {
    guard let report, !report.isEmpty else { return }
    var words = ContactRecord()
    words.add("Desk", "Outcome", value: report.outcome)
    words.add("Desk", "Notes", value: report.notes)
    words.add("Desk", "TransferredTo", value: report.transferredTo)
    words.add("Desk", "Transfer", value: report.transfer)
    let place = entries.lastIndex { $0.path[0] == "Agent" }.map { $0 + 1 } ?? entries.endIndex
    entries.insert(contentsOf: words.entries, at: place)
  }
}
