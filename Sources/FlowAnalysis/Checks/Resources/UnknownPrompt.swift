import ContactCenter
import FlowDocument
import FlowEngine
import JSON

/// Recordings that the center does not have.
enum UnknownPrompt: CenterCheck {
  static let description = CheckDescription(
    "unknown-prompt", in: .resources, .warning, "a flow plays a recording that the center does not have",
    why:
      "nobody knows its words: here a caller hears its name, and the service takes the error branch where it is gone",
    fix: "add it under \"prompts\" to center.json, with a file that has its words",
    bad: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } } }
        """,
      .action("hello", "MessageParticipant", "{ \"PromptId\": \"welcome\" }", "end"), .end()),
    good: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } } }
        """,
      .action("beep", "MessageParticipant", "{ \"PromptId\": \"Beep.wav\" }", "end"), .end()))

  /// One finding for each recording, where it is played first; only of a center, as a lone export has none.
  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    guard !center.program.isLoneFlow, !center.program.center.numbers.isEmpty else { return }
    var told: Set<String> = []
    for flow in center.flows where center.isAsked(flow.document.source) {
      for action in flow.reachableActions {
        for prompt in action.prompts where prompt.form == .recording && !prompt.text.isEmpty {
          guard FoundReference.all(in: prompt.text).isEmpty, !prompt.text.isPlaceholder,
            let name = center.program.missingRecording(prompt.text), told.insert(name).inserted
          else { continue }
          findings.report(
            self, at: prompt.value, "\(action.quoted) plays \"\(name)\", which center.json does not have")
        }
      }
    }
  }
}
