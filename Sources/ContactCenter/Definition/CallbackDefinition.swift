/// How parties behave who are called back.
public struct CallbackDefinition: Sendable, Hashable {
  /// How many calls of each callback nobody answers, before somebody does.
  public let unanswered: Int
  /// How long a call that nobody answers rings.
  public let rings: Milliseconds
  /// How the numbers begin that the instance may dial ("+91"); nil for all numbers.
  public let dialable: [String]?

  public init(
    unanswered: Int = 0, rings: Milliseconds = .seconds(30), dialable: [String]? = nil
  ) {
    self.unanswered = unanswered
    self.rings = rings
    self.dialable = dialable
  }

  /// Whether the instance may dial a number.
  public func canDial(_ number: PhoneNumber) -> Bool {
    dialable.map { $0.contains(where: number.e164.hasPrefix) } ?? true
  }
}
