import ContactCenter
import Diagnostics

/// `choose "Submit" with name=Asha`.
struct ChooseStep: CallerStep {
  static let description = StepDescription(
    "choose", .inCall, forms: ["choose \"ACTION\"", "choose \"ACTION\" with FIELD=VALUE …"],
    meaning:
      "In a chat, the customer chooses this on the page that the flow shows, with what is typed into its fields.",
    example: "choose \"Submit\" with name=Asha seats=2")

  private let action: String
  private let fields: [NamedValue]

  var item: KeyItem { .choose(action, fields) }

  init(reading line: inout StepLine) throws(Diagnostic) {
    action = try line.quoted("what is chosen").text
    fields =
      line.take("with")
      ? try line.pairs(atLeast: 1, "name=Asha").map { NamedValue(name: $0.name, value: $0.value) } : []
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    try stage.act(.choose(action, fields), "to choose \(action.quotedForReading)")
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("a test case presses keys and says words, and chooses nothing on a page")
  }
}
