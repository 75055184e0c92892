/// What a condition of a comparison asks of a value, as far as that is known without a call.
enum ConditionTest {
  /// True where a value meets the condition; false for an operator of another kind.
  static func holds(_ operatorName: String, _ operand: String, of value: String) -> Bool {
    switch operatorName {
    case "Equals": return value == operand
    case "TextStartsWith": return value.hasPrefix(operand)
    case "TextEndsWith": return value.hasSuffix(operand)
    case "TextContains": return value.contains(operand)
    default: break
    }
    guard let number = Double(trimming: value), let bound = Double(trimming: operand) else { return false }
    switch operatorName {
    case "NumberLessThan": return number < bound
    case "NumberLessOrEqualTo": return number <= bound
    case "NumberGreaterThan": return number > bound
    case "NumberGreaterOrEqualTo": return number >= bound
    default: return false
    }
  }

  /// A value that meets the condition; nil where none is known, or a call fills in what is asked for.
  static func example(_ operatorName: String, _ operand: String) -> String? {
    guard ReferenceWords.first(in: operand) == nil else { return nil }
    let nextNumber =
      switch operatorName {
      case "NumberLessThan": -1
      case "NumberGreaterThan": 1
      default: 0
      }
    let candidate = nextNumber == 0 ? operand : Int(operand).map { String($0 + nextNumber) }
    return candidate.flatMap { holds(operatorName, operand, of: $0) ? $0 : nil }
  }
}
