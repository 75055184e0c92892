import Diagnostics
import FlowEngine

/// Words that are none of those to choose from; also found while flows are linked.
enum ParameterChoice: ActionCheck {
  static let description = CheckDescription(
    "parameter-choice", in: .parameters, .error, "a parameter is none of the words to choose from",
    why: "the service refuses the flow", fix: "write one of the words that are named",
    bad: CheckExample(
      .action("log", "UpdateFlowLoggingBehavior", "{ \"FlowLoggingBehavior\": \"On\" }", "end"), .end()),
    good: CheckExample(
      .action("log", "UpdateFlowLoggingBehavior", "{ \"FlowLoggingBehavior\": \"Enabled\" }", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for use in action.parameterUses {
      guard use.isFixed, let text = use.text, let words = words(use.parameter.form),
        !words.contains(where: { $0.lowercased() == text.lowercased() })
      else { continue }
      findings.report(
        self, at: use.value, "\"\(use.path)\" of \(action.quoted) cannot be \"\(text)\"",
        why: "it is one of " + words.joined(separator: ", "),
        fix: nearest(to: text, among: words).map { "did you mean \"\($0)\"?" })
    }
  }

  private static func words(_ form: ParameterDescription.Form) -> [String]? {
    switch form {
    case .flag: ["True", "False"]
    case .choice(let words): words
    case .text, .wholeNumber, .list, .map, .resource: nil
    }
  }
}
