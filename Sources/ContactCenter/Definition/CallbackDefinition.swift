/// How parties behave who are called back.
public struct CallbackDefinition: Sendable, Hashable {
  /// How many calls of each callback nobody answers, before somebody does.
  public let unanswered: Int
  /// How long a call that nobody answers rings.
  public let rings: Milliseconds

  public init(unanswered: Int = 0, rings: Milliseconds = .seconds(30)) {
    self.unanswered = unanswered
    self.rings = rings
  }
}
