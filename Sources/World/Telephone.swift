import ContactCenter

/// The telephone of a caller that a person holds: where the caller is called back it rings, and the person answers or
/// declines.
public struct Telephone: Sendable, Hashable {
  /// A callback that rings.
  public struct Ring: Sendable, Hashable {
    public let contact: Int
    public let since: Timestamp
    /// When it is over, if nobody answers.
    public let until: Timestamp
  }

  /// What became of a callback that rang.
  public enum Fate: Sendable, Hashable {
    case answered, declined, missed
  }

  /// A callback that rang.
  public struct PastRing: Sendable, Hashable {
    public let contact: Int
    public let fate: Fate
    /// How many entries the transcript had by then.
    public let entry: Int
  }

  /// The contact by which the caller called.
  public let first: Int
  /// Contacts of earlier calls from the same telephone: their callbacks ring there, too.
  let earlier: [Int]
  public internal(set) var past: [PastRing] = []
  var ring: Ring?

  /// The contacts that were on it, in order: the last is on it, or was.
  public var contacts: [Int] { [first] + past.filter { $0.fate == .answered }.map(\.contact) }

  /// The contacts whose callbacks ring there.
  var owners: [Int] { earlier + contacts }

  init(first: Int, earlier: [Int]) {
    self.first = first
    self.earlier = earlier
  }
}
