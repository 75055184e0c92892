import FlowDocument

/// Number conditions that an earlier one always answers first.
enum ShadowedCondition: ActionCheck {
  static let description = CheckDescription(
    "shadowed-condition", in: .structure, .warning,
    "a condition is true only where one before it is true too",
    why: "the first one that is true wins, so that this branch is never taken",
    fix: "put the narrower condition first",
    bad: CheckExample(
      .action(
        "length", "Compare", "{ \"ComparisonValue\": \"$.Attributes.count\" }", "end",
        if: ["10": "long", "5": "short"], by: "NumberLessThan", on: ["NoMatchingCondition": "end"]),
      .say("long", "Under ten.", "end"), .say("short", "Under five.", "end"), .end()),
    good: CheckExample(
      .action(
        "length", "Compare", "{ \"ComparisonValue\": \"$.Attributes.count\" }", "end",
        if: ["5": "short", "10": "long"], by: "NumberLessThan", on: ["NoMatchingCondition": "end"]),
      .say("long", "Under ten.", "end"), .say("short", "Under five.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    var ranges: [(from: Double, to: Double)] = []
    for condition in action.action.conditions {
      guard condition.operatorName.utf8.first == UInt8(ascii: "N"), let operand = condition.operands.first,
        let number = condition.operandText.flatMap(Double.init(trimming:)),
        let range = range(condition.operatorName, number)
      else { continue }
      let covering = ranges.contains { $0.from <= range.from && range.to <= $0.to && $0 != range }
      if covering {
        findings.report(
          self, at: operand,
          "\(action.quoted) never takes \(condition.operatorName) \"\(condition.operandText ?? "")\"")
      }
      ranges.append(range)
    }
  }

  /// The numbers that fulfill a condition; the bound itself is told apart by the least step beside it.
  private static func range(_ name: String, _ number: Double) -> (from: Double, to: Double)? {
    switch name {
    case "NumberLessThan": (-.infinity, number.nextDown)
    case "NumberLessOrEqualTo": (-.infinity, number)
    case "NumberGreaterThan": (number.nextUp, .infinity)
    case "NumberGreaterOrEqualTo": (number, .infinity)
    default: nil
    }
  }
}
