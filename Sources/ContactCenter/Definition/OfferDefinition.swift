/// How contacts are offered to agents, where the service lets an instance choose.
public struct OfferDefinition: Sendable, Hashable {
  /// How long an offered contact rings.
  public let rings: Milliseconds
  /// What becomes of an agent who does not answer.
  public let afterMissed: AfterOffer
  /// What becomes of an agent who declines, or hangs up during the whisper.
  public let afterDeclined: AfterOffer
  /// Within which time an answer counts for the service level.
  public let serviceLevel: Milliseconds

  public enum AfterOffer: UInt8, Sendable, Hashable, CaseIterable {
    /// Nothing is offered to the agent before the agent chooses a state.
    case missed
    /// The agent is available again, behind all others.
    case available

    /// As `center.json` writes it.
    public var word: String {
      switch self {
      case .missed: "missed"
      case .available: "available"
      }
    }
  }

  public init(
    rings: Milliseconds = .seconds(20), afterMissed: AfterOffer = .missed,
    afterDeclined: AfterOffer = .missed,
    serviceLevel: Milliseconds = .seconds(20)
  ) {
    self.rings = rings
    self.afterMissed = afterMissed
    self.afterDeclined = afterDeclined
    self.serviceLevel = serviceLevel
  }
}
