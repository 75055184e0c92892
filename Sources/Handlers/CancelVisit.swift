import ContactCenter
import Store

/// Cancels the visit of a number and frees its slot.
///
/// `status` is `cancelled`, with when the visit was, or `none` when the number has no visit ahead.
struct CancelVisit: Handler {
  static let description = HandlerDescription(
    "cancelVisit", "Cancels the visit of a number and frees its slot.",
    parameters: [.optional("phone")],
    keys: ["status", "slotDate", "slotTime", "spokenDate", "spokenTime"],
    duration: Milliseconds(12))

  func answer(_ request: HandlerRequest, in rows: borrowing Transaction) throws -> HandlerAnswer {
    let number = try request.phoneNumber()
    var answer = Answer(Self.description)
    do {
      let visit = try rows.cancelVisit(of: number, after: request.now)
      answer["status"] = "cancelled"
      answer.tell(visit.slot)
    } catch BookingError.nothingBooked {
      answer["status"] = "none"
    }
    return answer.fields
  }
}
