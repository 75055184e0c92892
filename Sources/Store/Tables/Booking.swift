/// The visit that a customer has booked, or had: one for each number.
public struct Booking: Sendable, Hashable {
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case booked
    case cancelled
  }

  /// In E.164 form: `+` and digits.
  public let phoneNumber: String
  public let slot: Slot
  public let status: Status

  public init(phoneNumber: String, slot: Slot, status: Status) {
    self.phoneNumber = phoneNumber
    self.slot = slot
    self.status = status
  }
}
