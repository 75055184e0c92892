import FlowDocument
import FlowEngine

/// Conditions on actions whose result cannot be tested, or not so.
enum UnexpectedCondition: ActionCheck {
  static let description = CheckDescription(
    "unexpected-condition", in: .structure, .warning, "an action has conditions that it does not support",
    why:
      "it has no such result to test, so that the conditions are never taken, and the service refuses them",
    fix: "test the value with Compare after it",
    bad: CheckExample(
      .action(
        "hello", "MessageParticipant", "{ \"Text\": \"Hello.\" }", "end", if: ["1": "end"]), .end()),
    good: CheckExample(
      .menu("hello", "Hello. To end, press 1.", ["1": "end"], else: "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard !action.nature.ends, let rule = action.kind.conditions, let first = action.action.conditions.first
    else { return }
    if rule == ConditionRule.none {
      findings.report(
        self, at: first.operatorValue ?? first.value,
        "\(action.quoted) has conditions, and \(action.type) supports none")
      return
    }
    guard let allowed = operators(of: action, rule) else { return }
    for condition in action.action.conditions {
      let name = condition.operatorName
      guard known.contains(name), !allowed.contains(name) else { continue }
      findings.report(
        self, at: condition.operatorValue ?? condition.value,
        "\(action.quoted) tests by \(name), which \(action.type) does not support",
        why: "the service refuses the flow; it supports " + allowed.joined(separator: ", "),
        fix: "test by one of these, or with Compare after it")
    }
    guard countsAgents(action) else { return }
    for condition in action.action.conditions where allowed.contains(condition.operatorName) {
      guard condition.operatorName != "NumberGreaterThan" || condition.operandText != "0",
        condition.operandText?.isPlaceholder != true
      else { continue }
      findings.report(
        self, at: condition.operatorValue ?? condition.value,
        "\(action.quoted) tests a number of agents by \(condition.operatorName) \"\(condition.operandText ?? "")\"",
        why: "of agents the service only asks whether there are any",
        fix: "test by NumberGreaterThan \"0\", or load the number with GetMetricData and test it with Compare"
      )
    }
  }

  private static let numbers = [
    "Equals", "NumberGreaterThan", "NumberGreaterOrEqualTo", "NumberLessThan", "NumberLessOrEqualTo",
  ]
  private static let known = Set(numbers + ["TextStartsWith", "TextEndsWith", "TextContains"])

  /// The operators that the service takes for an action (reference, section 2); nil where it takes all.
  private static func operators(of action: AnalyzedAction, _ rule: ConditionRule) -> [String]? {
    switch rule {
    case .none, .unpublished, .all: nil
    case .equals: ["Equals"]
    case .numbers: action.type == "DistributeByPercentage" ? ["NumberLessThan"] : numbers
    }
  }

  private static func countsAgents(_ action: AnalyzedAction) -> Bool {
    action.type == "CheckMetricData" && action.text("MetricType")?.hasPrefix("NumberOfAgents") == true
  }
}
