import ContactCenter
import Store

/// Books a slot for a number, or moves the visit that the number has.
///
/// `status` is `booked`, or `taken` when someone else has the slot or it has begun; then nothing has changed, and a
/// visit booked before stays. The slot, the booking and the customer are written together; the slot of a moved visit is
/// freed only when the new one is taken, and told as `formerDate` and `formerTime`. Asked twice, it books once.
struct BookSlot: Handler {
  static let description = HandlerDescription(
    "bookSlot", "Books a slot for a number, or moves its visit there.",
    parameters: [.optional("phone"), .required("slotDate"), .required("slotTime")],
    keys: ["status", "slotDate", "slotTime", "spokenDate", "spokenTime", "formerDate", "formerTime"],
    duration: Milliseconds(9))

  func answer(_ request: HandlerRequest, in rows: borrowing Transaction) throws -> HandlerAnswer {
    let number = try request.phoneNumber()
    let slot = Slot(date: try request.date("slotDate"), time: try request.time("slotTime"))
    let former = try rows.visit(of: number, after: request.now)

    var answer = Answer(Self.description)
    answer.tell(slot)
    do {
      try rows.book(slot, for: Customer(phoneNumber: number, name: ""), after: request.now)
      answer["status"] = "booked"
    } catch BookingError.slotTaken, BookingError.slotPast {
      answer["status"] = "taken"
      return answer.fields
    }
    if let former, former.slot != slot {
      answer["formerDate"] = former.slot.date.description
      answer["formerTime"] = former.slot.time.text
    }
    return answer.fields
  }
}
