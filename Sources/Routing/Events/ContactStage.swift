/// Where a contact is on its way from a queue to an agent (reference, section 1.3).
public enum ContactStage: UInt8, Sendable, Hashable, CaseIterable, BitwiseCopyable {
  /// Not known to routing.
  case none
  /// A callback whose time has not come.
  case scheduled
  case waiting
  /// The customer of a callback is called, and an agent is kept for it.
  case dialing
  /// It rings at an agent, and waits still.
  case offered
  /// The agent hears the whisper; the contact waits still.
  case accepted
  /// The customer hears the whisper.
  case connecting
  case joined

  /// Whether the contact counts among those in its queue.
  public var isInQueue: Bool {
    switch self {
    case .waiting, .offered, .accepted: true
    case .none, .scheduled, .dialing, .connecting, .joined: false
    }
  }
}
