import FlowActions
import FlowEngine

/// Types in a spelling that is understood but not right; also found while flows are linked.
enum TypeSpelling: ActionCheck {
  static let description = CheckDescription(
    "type-spelling", in: .structure, .warning, "an action's type is written as the service does not write it",
    why: "it is played here as the type that is meant, but the service refuses this spelling",
    fix: "write the type as the service does", isFixable: true,
    bad: CheckExample(
      .action(
        "forget", "UnTagContact", "{ \"TagKeys\": [\"topic\"] }", "end", on: ["NoMatchingError": "end"]),
      .end()),
    good: CheckExample(
      .action(
        "forget", "UntagContact", "{ \"TagKeys\": [\"topic\"] }", "end", on: ["NoMatchingError": "end"]),
      .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    let meant = action.kind.name
    guard action.kind.isKnown, action.type != meant else { return }
    findings.report(
      self, at: action.action.typeValue, "\(action.quoted) is of type \"\(action.type)\"",
      why: "the service refuses this spelling", fix: "write \"\(meant)\"",
      edits: [TextEdit(action.action.typeValue.range, "\"\(meant)\"")])
  }
}
