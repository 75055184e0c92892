import ContactCenter

/// What the service leaves open, or lets an instance choose.
public struct RoutingSettings: Sendable, Hashable {
  /// How long an offered contact rings.
  public var ringLimit: Milliseconds
  /// What becomes of an agent who does not answer.
  public var afterMissed: AfterOffer
  /// What becomes of an agent who declines, or hangs up during the whisper.
  public var afterDeclined: AfterOffer
  /// Within which time an answer counts for the service level.
  public var serviceLevel: Milliseconds

  public typealias AfterOffer = OfferDefinition.AfterOffer

  public init(
    ringLimit: Milliseconds = .seconds(20), afterMissed: AfterOffer = .missed,
    afterDeclined: AfterOffer = .missed, serviceLevel: Milliseconds = .seconds(20)
  ) {
    self.ringLimit = ringLimit
    self.afterMissed = afterMissed
    self.afterDeclined = afterDeclined
    self.serviceLevel = serviceLevel
  }

  /// The settings of a center.
  public init(_ offers: OfferDefinition) {
    self.init(
      ringLimit: offers.rings, afterMissed: offers.afterMissed, afterDeclined: offers.afterDeclined,
      serviceLevel: offers.serviceLevel)
  }
}
