/// How parties behave who are called back.
public struct CallbackDefinition: Sendable, Hashable {
  /// How many calls of each callback nobody answers, before somebody does.
  public let unanswered: Int
  /// How long a call that nobody answers rings.
  public let rings: Milliseconds
  /// How the numbers begin that the instance may dial ("+91"); nil for all numbers.
  public let dialable: [String]?
  /// Who is called first.
  public let order: Order
  /// Whether a callback counts as waiting since its caller entered the queue. (Our own policy.)
  public let keepsPlace: Bool
  /// Whether a callback is dropped where the same number waits for one of the same queue. (Our own policy.)
  public let mergesDuplicates: Bool

  /// Who is called first.
  public enum Order: UInt8, Sendable, Hashable, CaseIterable, BitwiseCopyable {
    /// The agent accepts the contact, then the customer is called.
    case agentFirst
    /// An agent is kept free, the customer is called, then the contact is offered to the agent.
    case customerFirst

    /// As `center.json` writes it.
    public var word: String {
      switch self {
      case .agentFirst: "agentFirst"
      case .customerFirst: "customerFirst"
      }
    }
  }

  public init(
    unanswered: Int = 0, rings: Milliseconds = .seconds(30), dialable: [String]? = nil,
    order: Order = .agentFirst, keepsPlace: Bool = false, mergesDuplicates: Bool = false
  ) {
    self.unanswered = unanswered
    self.rings = rings
    self.dialable = dialable
    self.order = order
    self.keepsPlace = keepsPlace
    self.mergesDuplicates = mergesDuplicates
  }

  /// Whether the instance may dial a number.
  public func canDial(_ number: PhoneNumber) -> Bool {
    dialable.map { $0.contains(where: number.e164.hasPrefix) } ?? true
  }
}
