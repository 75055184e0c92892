import FlowDocument
import FlowEngine

/// Conditions that an earlier one always answers first.
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
    // Of what an `Equals` answers, another `Equals` leaves nothing open: that is a duplicate.
    var earlier: [Test] = []
    for condition in action.action.conditions {
      let isEquality = condition.operatorName == "Equals"
      guard !isEquality || !earlier.isEmpty, let operand = condition.operands.first,
        let test = Test(condition)
      else { continue }
      if earlier.contains(where: { $0.covers(test) }) {
        findings.report(
          self, at: operand, "\(action.quoted) never takes \(condition.operatorName) \"\(test.text)\"")
      }
      if !isEquality { earlier.append(test) }
    }
  }

  /// A condition with an operand that is written out.
  private struct Test {
    let operatorName: String
    let text: String
    private let range: (from: Double, to: Double)?

    init?(_ condition: DocumentCondition) {
      guard let text = condition.operandText, !text.isEmpty, !text.isPlaceholder,
        FoundReference.all(in: text).isEmpty
      else { return nil }
      operatorName = condition.operatorName
      self.text = text
      range = Double(trimming: text).flatMap { ShadowedCondition.range(condition.operatorName, $0) }
    }

    /// True where this one is true whenever the other one is, and is not the same.
    func covers(_ other: Test) -> Bool {
      if operatorName == other.operatorName, text == other.text { return false }
      switch (operatorName, other.operatorName) {
      case ("TextContains", "Equals"), ("TextContains", "TextContains"), ("TextContains", "TextStartsWith"),
        ("TextContains", "TextEndsWith"):
        return other.text.contains(text)
      case ("TextStartsWith", "Equals"), ("TextStartsWith", "TextStartsWith"):
        return other.text.hasPrefix(text)
      case ("TextEndsWith", "Equals"), ("TextEndsWith", "TextEndsWith"): return other.text.hasSuffix(text)
      default:
        guard let range, let narrower = other.range else { return false }
        return range.from <= narrower.from && narrower.to <= range.to && range != narrower
      }
    }
  }

  /// The numbers that fulfill a condition; the bound itself is told apart by the least step beside it.
  fileprivate static func range(_ name: String, _ number: Double) -> (from: Double, to: Double)? {
    switch name {
    case "Equals": (number, number)
    case "NumberLessThan": (-.infinity, number.nextDown)
    case "NumberLessOrEqualTo": (-.infinity, number)
    case "NumberGreaterThan": (number.nextUp, .infinity)
    case "NumberGreaterOrEqualTo": (number, .infinity)
    default: nil
    }
  }
}
