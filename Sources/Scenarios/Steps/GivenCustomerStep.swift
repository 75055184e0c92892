import ContactCenter
import Diagnostics
import Store

/// `given customer +919811112222 "Asha Rao"`.
struct GivenCustomerStep: PlayedStep {
  static let description = StepDescription(
    "given customer", .anywhere, forms: ["given customer NUMBER", "given customer NUMBER \"NAME\""],
    meaning: "There is a customer with this number and name; without a name nobody has told it.",
    example: "given customer +919811117777 \"Ila Sen\"")

  private let number: PhoneNumber
  private let name: String

  init(reading line: inout StepLine) throws(Diagnostic) {
    number = try line.phoneNumber()
    name = line.isAtEnd ? "" : try line.name("a name").text
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    try stage.put(
      [NamedColumn("phoneNumber", number.e164), NamedColumn("name", name)], into: "Customers")
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) { draft.giveRows() }
}
