import FlowEngine

/// How an `Assert` compares (reference, section 3.2).
enum TestOperator: String, Sendable, CaseIterable {
  case equals = "Equals"
  case textStartsWith = "TextStartsWith"
  case textEndsWith = "TextEndsWith"
  case textContains = "TextContains"
  case numberGreaterThan = "NumberGreaterThan"
  case numberGreaterOrEqualTo = "NumberGreaterOrEqualTo"
  case numberLessThan = "NumberLessThan"
  case numberLessOrEqualTo = "NumberLessOrEqualTo"
  case exists = "Exists"

  /// Names that are none, with those that are meant.
  static let meant = [
    "Contains": "TextContains", "StartsWith": "TextStartsWith", "EndsWith": "TextEndsWith",
    "GreaterThan": "NumberGreaterThan", "LessThan": "NumberLessThan", "Is": "Equals",
    "NumberGreaterThanOrEqualTo": "NumberGreaterOrEqualTo", "NumberLessThanOrEqualTo": "NumberLessOrEqualTo",
  ]

  var isNumeric: Bool {
    switch self {
    case .numberGreaterThan, .numberGreaterOrEqualTo, .numberLessThan, .numberLessOrEqualTo: true
    case .equals, .textStartsWith, .textEndsWith, .textContains, .exists: false
    }
  }

  var takesEmptyOperand: Bool {
    switch self {
    case .textStartsWith, .textEndsWith, .textContains, .exists: true
    case .equals, .numberGreaterThan, .numberGreaterOrEqualTo, .numberLessThan, .numberLessOrEqualTo: false
    }
  }

  /// Between the value and the operand in a message.
  var words: String {
    switch self {
    case .equals: "to equal"
    case .textStartsWith: "to start with"
    case .textEndsWith: "to end with"
    case .textContains: "to contain"
    case .numberGreaterThan: "to be greater than"
    case .numberGreaterOrEqualTo: "to be at least"
    case .numberLessThan: "to be less than"
    case .numberLessOrEqualTo: "to be at most"
    case .exists: "to exist"
    }
  }

  /// - Parameter found: a missing value is the empty text.
  func holds(_ found: String, _ operand: String, _ rules: ServiceRules) -> Bool {
    switch self {
    case .equals:
      rules.testEqualsIgnoresCase
        ? found.lowercased().utf8.elementsEqual(operand.lowercased().utf8)
        : found.utf8.elementsEqual(operand.utf8)
    case .textStartsWith: found.utf8.starts(with: operand.utf8)
    case .textEndsWith: found.utf8.reversed().starts(with: operand.utf8.reversed())
    case .textContains: operand.isEmpty || Inclusion(.nothing).holds(operand, in: found)
    case .exists: !found.isEmpty
    case .numberGreaterThan: compare(found, operand, rules) { $0 > $1 }
    case .numberGreaterOrEqualTo: compare(found, operand, rules) { $0 >= $1 }
    case .numberLessThan: compare(found, operand, rules) { $0 < $1 }
    case .numberLessOrEqualTo: compare(found, operand, rules) { $0 <= $1 }
    }
  }

  private func compare(
    _ found: String, _ operand: String, _ rules: ServiceRules, _ isSo: (Double, Double) -> Bool
  ) -> Bool {
    guard let right = Double(trimming: operand),
      let left = Double(trimming: found) ?? (rules.testTextIsZero ? 0 : nil)
    else { return false }
    return isSo(left, right)
  }
}
