/// One way out of an action, with what decides it.
public struct Branch: Sendable {
  public enum Outcome: Sendable, Hashable {
    case next
    case condition(operatorName: String, operand: String)
    case error(String)

    /// The outcome as `--branch` and findings name it.
    public var name: String {
      switch self {
      case .next: "NextAction"
      case .condition(_, let operand): operand
      case .error(let type): type
      }
    }

    /// True when a person means this outcome: by its name or, where several conditions have one operand, with the
    /// operator before it: `NumberGreaterThan 1`.
    public func isMeant(by words: String) -> Bool {
      if case .condition(let operatorName, let operand) = self, words == operatorName + " " + operand {
        return true
      }
      return words == name
    }

    public var isError: Bool {
      if case .error = self { true } else { false }
    }
  }

  public let action: ActionIndex
  public let outcome: Outcome
  /// Where it leads; nil when it is not connected.
  public let target: ActionIndex?
}

/// The branches of one action: numbers in a row, the next action first, then conditions, then errors.
@frozen public struct BranchTable: Sendable, BitwiseCopyable {
  @usableFromInline let first: Int32
  @usableFromInline let conditionCount: UInt16
  @usableFromInline let errorCount: UInt16

  @usableFromInline init(first: Int32, conditionCount: UInt16, errorCount: UInt16) {
    self.first = first
    self.conditionCount = conditionCount
    self.errorCount = errorCount
  }

  @inlinable public var next: BranchIndex { BranchIndex(raw: first) }

  /// True when the action branches on its result.
  public var hasConditions: Bool { conditionCount > 0 }

  @inlinable var conditions: Range<Int> { Int(first) + 1..<Int(first) + 1 + Int(conditionCount) }

  @inlinable var errors: Range<Int> {
    let start = Int(first) + 1 + Int(conditionCount)
    return start..<start + Int(errorCount)
  }
}

/// The test of one condition, at the place of its branch.
@usableFromInline struct CompiledCondition: Sendable {
  @usableFromInline enum Operator: UInt8, Sendable {
    case equals, textStartsWith, textEndsWith, textContains
    case numberGreaterThan, numberGreaterOrEqualTo, numberLessThan, numberLessOrEqualTo
    case exists, keyExists
    /// All, or one, of other conditions.
    case and, or
    /// An operator nobody knows: never true.
    case unknown

    /// - Parameter rules: asked only where the reference does not settle the name; handing them on copies every name in
    ///   them.
    init(name: String, _ rules: @autoclosure () -> ServiceRules) {
      self = Self.known(name) ?? Self.settled(name, by: rules())
    }

    private static func known(_ name: String) -> Self? {
      switch name {
      case "Equals": .equals
      case "TextStartsWith": .textStartsWith
      case "TextEndsWith": .textEndsWith
      case "TextContains": .textContains
      case "NumberGreaterThan": .numberGreaterThan
      case "NumberGreaterOrEqualTo", "NumberGreaterThanOrEqualTo": .numberGreaterOrEqualTo
      case "NumberLessThan", "NumericLessThan": .numberLessThan
      case "NumberLessOrEqualTo", "NumberLessThanOrEqualTo": .numberLessOrEqualTo
      default: nil
      }
    }

    private static func settled(_ name: String, by rules: ServiceRules) -> Self {
      switch name {
      case rules.existsOperator: .exists
      case rules.keyExistsOperator: .keyExists
      case rules.andOperator: .and
      case rules.orOperator: .or
      default: .unknown
      }
    }
  }

  @usableFromInline let test: Operator
  /// The operand when it is a literal, else missing.
  @usableFromInline let literal: Value
  /// True for an `Equals` with a literal: values that are not missing are just compared.
  @usableFromInline let isPlain: Bool
  /// The operand as text, when it holds references; of `keyExists` the path to the key, of `and` and `or` the number of
  /// their list in the program's `conditionGroups`.
  @usableFromInline let operand: TextHandle
  /// True for an `Equals` that a missing value satisfies.
  @usableFromInline let matchesMissing: Bool

  /// What stands at the places of branches that are no conditions.
  static let none = CompiledCondition(
    test: .unknown, literal: .missing, isPlain: false, operand: TextHandle(raw: -1),
    matchesMissing: false)
}
