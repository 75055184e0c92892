/// A branch of an old module type, and what it becomes.
struct OldBranchRule: Sendable {
  enum Outcome: Sendable, Equatable {
    /// `NextAction`.
    case next
    /// A condition: the result equals this.
    case equals(String)
    /// A condition with an operator of its own.
    case compares(operatorName: String, operand: String)
    /// An entry of `Errors`.
    case error(String)
    /// Each such branch has a condition of its own.
    case choice
  }

  /// The branch's `condition`.
  let name: String
  let outcome: Outcome
  /// False when real exports leave it out.
  let isExpected: Bool

  private init(_ name: String, _ outcome: Outcome, isExpected: Bool = true) {
    self.name = name
    self.outcome = outcome
    self.isExpected = isExpected
  }

  /// The way on.
  static let success = OldBranchRule("Success", .next)
  /// The error that every action may have.
  static let error = OldBranchRule.error("Error", "NoMatchingError")
  static let noMatch = OldBranchRule.error("NoMatch", "NoMatchingCondition")
  /// The comparisons of a value.
  static let evaluate = OldBranchRule.choices("Evaluate")

  static func error(_ name: String, _ type: String) -> OldBranchRule { OldBranchRule(name, .error(type)) }

  static func outcome(_ name: String, _ operand: String) -> OldBranchRule {
    OldBranchRule(name, .equals(operand))
  }

  static func comparison(_ name: String, _ operatorName: String, _ operand: String) -> OldBranchRule {
    OldBranchRule(name, .compares(operatorName: operatorName, operand: operand))
  }

  static func choices(_ name: String) -> OldBranchRule { OldBranchRule(name, .choice, isExpected: false) }

  /// The same branch, which need not be there.
  var ifPresent: OldBranchRule { OldBranchRule(name, outcome, isExpected: false) }
}
