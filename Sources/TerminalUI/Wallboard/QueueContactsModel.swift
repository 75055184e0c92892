/// Who is in a queue, and who of it is with an agent.
public struct QueueContactsModel: Sendable, Equatable {
  /// A contact.
  public struct Row: Sendable, Equatable {
    /// "1", "2"; empty for one who does not wait any more.
    public var place: String
    /// "…2222".
    public var contact: String
    /// "waits", "rings at Meera Nair", "with Meera Nair".
    public var state: String
    /// How long it has waited, or waited until it was answered.
    public var seconds: Int
    /// True for one that has waited longer than the service level allows.
    public var isLate: Bool

    public init(place: String, contact: String, state: String, seconds: Int, isLate: Bool = false) {
      self.place = place
      self.contact = contact
      self.state = state
      self.seconds = seconds
      self.isLate = isLate
    }
  }

  public var queue: String
  /// "10:06:58", in the center's zone.
  public var time: String
  public var rows: [Row]
  public var isPaused = false

  public init(queue: String, time: String = "", rows: [Row] = []) {
    self.queue = queue
    self.time = time
    self.rows = rows
  }
}
