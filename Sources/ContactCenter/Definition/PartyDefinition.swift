/// How an outside party behaves whom a flow calls.
public struct PartyDefinition: Sendable, Hashable {
  public let number: PhoneNumber
  /// From the first ring; nil for one who never answers.
  public let answersAfter: Milliseconds?
  public let talks: Milliseconds
  /// True for one whose line is busy, or who cannot be reached.
  public let isBusy: Bool

  public init(
    number: PhoneNumber, answersAfter: Milliseconds? = .seconds(5), talks: Milliseconds = .minutes(1),
    isBusy: Bool = false
  ) {
    self.number = number
    self.answersAfter = answersAfter
    self.talks = talks
    self.isBusy = isBusy
  }
}
