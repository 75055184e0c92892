import ContactCenter
import Store

/// What an agent does with the visit of the customer.
public enum VisitAct: Sendable, Hashable {
  /// Books a slot; a visit that the customer has already is moved there.
  case book(Slot)
  case cancel
}
