import Diagnostics
import FlowDocument
import JSON

// How conditions are compiled (reference, section 1.1).
extension ProgramBuilder {
  /// How deep conditions may stand in each other.
  private static let conditionDepthLimit = 5
  /// How many conditions an `and` or `or` may have in its operands.
  private static let conditionCountLimit = 10

  /// A condition by its operator and operands.
  ///
  /// - Parameter depth: how many conditions it stands in, itself included.
  mutating func compile(
    _ name: String, _ place: JSONValue?, _ operands: [JSONValue], of action: DocumentAction,
    _ index: ActionIndex, depth: Int = 1
  ) -> CompiledCondition {
    let test = CompiledCondition.Operator(name: name, rules)
    let operand = operands.first?.scalarText ?? ""
    if let setting = Self.openSetting(of: test, named: name) {
      approximate(index, "no page names the operator \"\(name)\": here \(setting) does")
    }
    switch test {
    case .and, .or: return compileGroup(test, name, place, operands, of: action, index, depth)
    case .keyExists:
      let quote = operand.contains("'") ? "\"" : "'"
      let object = action.parameter("ComparisonValue")?.scalarText ?? ""
      return CompiledCondition(
        test: test, literal: .missing, isPlain: false,
        operand: text("\(object)[\(quote)\(operand)\(quote)]"), matchesMissing: false)
    case .unknown:
      if let place, place.string != nil {
        report(
          place.finding(
            .warning, "\"\(name)\" is no operator that is known", rule: "unknown-operator",
            why: "the condition can never be true here"))
      }
      if !name.isEmpty {
        approximate(index, "the operator \"\(name)\" is not known: its condition is never met")
      }
    case .equals, .textStartsWith, .textEndsWith, .textContains, .numberGreaterThan,
      .numberGreaterOrEqualTo, .numberLessThan, .numberLessOrEqualTo, .exists:
      break
    }
    let handle = text(operand)
    let literal = parts.templates[handle.index].literal
    return CompiledCondition(
      test: test, literal: literal, isPlain: test == .equals && !literal.isMissing, operand: handle,
      matchesMissing: rules.missingEqualsNull && test == .equals && (operand.isEmpty || operand == "NULL"))
  }

  /// The setting that names an operator which no page does; nil once a person has given it another name.
  private static func openSetting(of test: CompiledCondition.Operator, named name: String) -> String? {
    switch test {
    case .exists where name == ServiceRules().existsOperator: "existsOperator"
    case .keyExists where name == ServiceRules().keyExistsOperator: "keyExistsOperator"
    case .and where name == ServiceRules().andOperator: "andOperator"
    case .or where name == ServiceRules().orOperator: "orOperator"
    default: nil
    }
  }

  /// Conditions in the operands of another one. What is nested too deep, or too much, is never true.
  private mutating func compileGroup(
    _ test: CompiledCondition.Operator, _ name: String, _ place: JSONValue?, _ operands: [JSONValue],
    of action: DocumentAction, _ index: ActionIndex, _ depth: Int
  ) -> CompiledCondition {
    let isAllowed = depth <= Self.conditionDepthLimit && operands.count <= Self.conditionCountLimit
    if !isAllowed {
      report(
        (place ?? action.value).finding(
          .warning, "the conditions of \"\(action.identifier)\" are nested too deep, or too many",
          rule: "parameter-range",
          why: "the service allows \(Self.conditionCountLimit) in one, \(Self.conditionDepthLimit) deep",
          fix: "decide in several actions, one behind the other"))
    }
    var group: [CompiledCondition] = []
    for operand in isAllowed ? operands : [] {
      if operand.kind != .object {
        report(
          operand.finding(
            .warning, "an operand of \"\(name)\" is no condition", rule: "flow-form",
            why: "it can never be true", fix: "write a condition with an \"Operator\" and \"Operands\" there")
        )
      }
      let inner = operand["Condition"] ?? operand
      group.append(
        compile(
          inner["Operator"]?.string ?? "", inner["Operator"], inner["Operands"]?.elements ?? [], of: action,
          index, depth: depth + 1))
    }
    parts.conditionGroups.append(group)
    return CompiledCondition(
      test: test, literal: .missing, isPlain: false,
      operand: TextHandle(parts.conditionGroups.count - 1), matchesMissing: false)
  }
}
