/// Conditions that the service insists on.
enum MissingCondition: ActionCheck {
  static let description = CheckDescription(
    "missing-condition", in: .structure, .warning, "an action lacks a condition that it must have",
    why: "the service refuses to save the flow",
    fix: "add the condition under \"Conditions\"",
    bad: CheckExample(
      .action(
        "open?", "CheckHoursOfOperation", "{ \"HoursOfOperationId\": \"office\" }", "closed",
        if: ["True": "hello"], on: ["NoMatchingError": "closed"]),
      .say("hello", "Hello.", "end"), .say("closed", "We are open from nine to five.", "end"), .end()),
    good: CheckExample(
      .action(
        "open?", "CheckHoursOfOperation", "{ \"HoursOfOperationId\": \"office\" }", "closed",
        if: ["True": "hello", "False": "closed"], on: ["NoMatchingError": "closed"]),
      .say("hello", "Hello.", "end"), .say("closed", "We are open from nine to five.", "end"), .end()))

  static let types: [String]? = [
    "CheckHoursOfOperation", "CheckMetricData", "Compare", "DistributeByPercentage", "GetParticipantInput",
    "Loop",
  ]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    let conditions = action.action.conditions
    if action.type == "GetParticipantInput" { return checkMenu(action, &findings) }
    if ["CheckMetricData", "Compare", "DistributeByPercentage"].contains(action.type) {
      guard conditions.isEmpty else { return }
      findings.report(self, at: action.action.typeValue, "\(action.quoted) has no condition")
      return
    }
    let results: [String] = action.type == "Loop" ? ["ContinueLooping", "DoneLooping"] : ["True", "False"]
    let missing = results.filter { result in !conditions.contains { $0.operandText == result } }
    guard !missing.isEmpty else { return }
    let names = missing.map { "\"\($0)\"" }.joined(separator: " and ")
    findings.report(
      self, at: action.action.typeValue, "\(action.quoted) has no condition for \(names)",
      fix: "add \(missing.count == 1 ? "an entry" : "entries") for \(names) under \"Conditions\"")
  }

  private static func checkMenu(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard isMeantToStore(action) else { return }
    findings.report(
      self, at: action.action.typeValue, "\(action.quoted) is a menu without a key",
      why: "it takes one key and stores none: whatever is pressed is another key than those it knows",
      fix: "write \"True\" as \"StoreInput\", so that what is typed is stored")
  }

  /// True for a menu without a key that is meant to store what is typed. One that knows no key may only wait for any: behind the
  /// tone of a voicemail.
  static func isMeantToStore(_ action: AnalyzedAction) -> Bool {
    guard action.isMenu, action.action.conditions.isEmpty else { return false }
    let keepsInput = ["DTMFConfiguration", "InputValidation", "InputEncryption"].contains {
      action.action.parameter($0) != nil
    }
    let flow = action.flow
    return keepsInput
      || flow.storingInputs.isEmpty && flow.actions.contains(where: { $0.storedInputUse != nil })
  }
}
