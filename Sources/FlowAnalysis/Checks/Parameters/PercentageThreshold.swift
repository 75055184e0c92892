/// Thresholds of a distribution that do not make shares.
enum PercentageThreshold: ActionCheck {
  static let description = CheckDescription(
    "percentage-threshold", in: .parameters, .warning,
    "a distribution by percentage has a threshold that gives no share",
    why:
      "the number drawn is 1 to 100, and a branch is taken below its threshold: thresholds rise from 2 to 100, each 1 more than the shares so far",
    fix: "write 1 plus the percentages so far: 30 and 30 percent are 31 and 61",
    bad: CheckExample(
      .action(
        "share", "DistributeByPercentage", "{}", "end", if: ["1": "survey"], by: "NumberLessThan",
        on: ["NoMatchingCondition": "end"]),
      .say("survey", "A short survey.", "end"), .end()),
    good: CheckExample(
      .action(
        "share", "DistributeByPercentage", "{}", "end", if: ["31": "survey"], by: "NumberLessThan",
        on: ["NoMatchingCondition": "end"]),
      .say("survey", "A short survey.", "end"), .end()))

  static let types: [String]? = ["DistributeByPercentage"]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for condition in action.action.conditions where condition.operatorName == "NumberLessThan" {
      guard let operand = condition.operands.first,
        let number = operand.scalarText.flatMap(Int.init(trimming:)),
        !(2...101).contains(number)
      else { continue }
      findings.report(self, at: operand, "\(action.quoted) has a threshold of \(number)")
    }
  }
}
