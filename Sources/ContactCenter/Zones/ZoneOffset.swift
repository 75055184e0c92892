/// How far the clocks of a zone are from UTC at some moment.
public struct ZoneOffset: Sendable, Hashable {
  /// East of Greenwich is positive.
  public let seconds: Int
  public let isDaylightSaving: Bool
  /// "IST", "+0545".
  public let abbreviation: String

  public init(seconds: Int, isDaylightSaving: Bool, abbreviation: String) {
    self.seconds = seconds
    self.isDaylightSaving = isDaylightSaving
    self.abbreviation = abbreviation
  }
}
