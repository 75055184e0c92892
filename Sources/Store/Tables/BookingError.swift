/// Why the rows refuse what a caller wants.
public enum BookingError: Error, Sendable, Hashable {
  /// Someone else has the slot, or it was never on offer: choose among those that are left.
  case slotTaken(Slot)
  /// The slot has begun.
  case slotPast(Slot)
  /// The number has no visit to move or to cancel.
  case nothingBooked(phoneNumber: String)
}
