/// The visit that a customer has booked, or had: one for each number.
public struct Booking: Sendable, Hashable {
  /// Whether the visit stands. A cancelled one keeps its row, with the slot it had.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case booked
    case cancelled
  }

  /// In E.164 form: `+` and digits.
  public let phoneNumber: String
  /// When the visit begins.
  public let slot: Slot
  /// Whether it stands.
  public let status: Status

  /// A booking as a row holds it.
  public init(phoneNumber: String, slot: Slot, status: Status) {
    self.phoneNumber = phoneNumber
    self.slot = slot
    self.status = status
  }
}
