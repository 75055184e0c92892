import ContactCenter

/// What an agent did with one contact, from the offer to the end of the work after it: what a scorecard is made from.
public struct DeskReport: Sendable, Hashable {
  /// Something that the agent said or typed to the customer.
  public struct Utterance: Sendable, Hashable {
    /// How long after the parties were joined.
    public let after: Milliseconds
    public let words: String

    public init(after: Milliseconds, _ words: String) {
      self.after = after
      self.words = words
    }
  }

  /// What the agent did with the customer's visit.
  public enum VisitChange: String, Sendable, CaseIterable {
    case booked, moved, cancelled
  }

  /// In the order in which they were said.
  public var said: [Utterance]
  /// How long the customer was on hold, each time.
  public var holds: [Milliseconds]
  /// From the moment the parties were joined to the agent's last, holds included.
  public var talked: Milliseconds
  /// The work after the contact.
  public var worked: Milliseconds
  /// The quick connects to which the agent transferred the customer, in order.
  public var transfers: [String]
  public var visits: [VisitChange]
  /// The disposition code; empty for none.
  public var outcome: String
  public var notes: String

  public init(
    said: [Utterance] = [], holds: [Milliseconds] = [], talked: Milliseconds = .zero,
    worked: Milliseconds = .zero, transfers: [String] = [], visits: [VisitChange] = [], outcome: String = "",
    notes: String = ""
  ) {
    self.said = said
    self.holds = holds
    self.talked = talked
    self.worked = worked
    self.transfers = transfers
    self.visits = visits
    self.outcome = outcome
    self.notes = notes
  }

  /// All holds together.
  public var held: Milliseconds { holds.reduce(.zero, +) }

  /// As the service counts it: the talk, the holds in it and the work after it.
  public var handled: Milliseconds { talked + worked }
}
