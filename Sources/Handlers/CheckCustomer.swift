import ContactCenter
import Store

/// Who calls, and whether a visit is ahead.
///
/// `status` is `new` for a number that nobody has called from, `existing` for a customer, `scheduled` for one with
/// a visit that is booked and later than now; then the answer tells when. `nameKnown` is `yes` or `no`.
struct CheckCustomer: Handler {
  static let description = HandlerDescription(
    "checkCustomer", "Finds out who calls, and whether a visit is ahead.",
    parameters: [.optional("phone")],
    keys: [
      "status", "name", "firstName", "nameKnown", "slotDate", "slotTime", "spokenDate", "spokenTime",
    ],
    duration: Milliseconds(84), isReadOnly: true)

  func answer(_ request: HandlerRequest, in rows: borrowing Transaction) throws -> HandlerAnswer {
    let number = try request.phoneNumber()
    let customer = try rows.customer(withNumber: number)
    let visit = try rows.visit(of: number, after: request.now)
    let names = (customer?.name ?? "").split(separator: " ")

    var answer = Answer(Self.description)
    answer["status"] = visit != nil ? "scheduled" : customer != nil ? "existing" : "new"
    answer["name"] = names.joined(separator: " ")
    answer["firstName"] = String(names.first ?? "")
    answer["nameKnown"] = names.isEmpty ? "no" : "yes"
    if let visit { answer.tell(visit.slot) }
    return answer.fields
  }
}
