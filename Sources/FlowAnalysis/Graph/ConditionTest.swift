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
    case "NumberLessThan", "NumericLessThan": return number < bound
    case "NumberLessOrEqualTo", "NumberLessThanOrEqualTo": return number <= bound
    case "NumberGreaterThan": return number > bound
    case "NumberGreaterOrEqualTo", "NumberGreaterThanOrEqualTo": return number >= bound
    default: return false
    }
  }

  /// Values near the bound of a condition that meet it, the plainest first; none where none is known, or a call fills in
  /// what is asked for.
  static func examples(_ operatorName: String, _ operand: String) -> [String] {
    guard ReferenceWords.first(in: operand) == nil else { return [] }
    return ([operand] + neighbors(of: operand)).filter { holds(operatorName, operand, of: $0) }
  }

  /// The whole numbers around a number, as texts; none of what is no number.
  static func neighbors(of operand: String) -> [String] {
    guard let number = Double(trimming: operand), number.magnitude < 1e15 else { return [] }
    let (below, above) = (number.rounded(.down), number.rounded(.up))
    return [above, below, above + 1, below - 1].map(text)
  }

  /// A number as a flow would write it.
  static func text(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
}
