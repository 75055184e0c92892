/// A timer that `Routing` asks for, and that comes back as an event when it is due.
///
/// It need not be cancelled: one whose time is over carries a token that no longer holds, and does nothing.
@frozen public struct RoutingTimer: Sendable, Hashable, BitwiseCopyable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// The agent has not answered.
    case ring
    /// The contact has waited long enough for agents of further routing profiles.
    case delay
    /// A step of the routing criteria is over.
    case step
    /// The work after a contact is over.
    case work
    /// A callback is to enter its queue.
    case callback
  }

  public let kind: Kind
  /// A contact, or for `work` the work.
  public let owner: Int32
  public let token: UInt32

  @inlinable public init(kind: Kind, owner: Int32, token: UInt32) {
    self.kind = kind
    self.owner = owner
    self.token = token
  }
}
