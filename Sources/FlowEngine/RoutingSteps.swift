import FlowDocument
import JSON

/// The steps by which agents are matched with a contact, as a flow or a Lambda writes them (reference,
/// `UpdateRoutingCriteria`).
public struct RoutingSteps: Sendable {
  public struct Step: Sendable {
    public let expression: Expression
    /// How long agents like these are looked for; nil for ever.
    public let expirySeconds: Int64?
  }

  /// What is asked of an agent.
  public indirect enum Expression: Sendable {
    /// A value of an attribute, with a level in the range; no level is in one that begins above its end.
    case has(String, value: String, least: Double, most: Double)
    /// One of these, by their ids.
    case agents([String])
    case all([Expression])
    case any([Expression])
    case not(Expression)
  }

  /// Why what is written cannot be read.
  public struct Fault: Error {
    /// Where it is wrong.
    public let value: JSONValue
    /// "a step has no "Expression"".
    public let words: String
  }

  public let steps: [Step]

  /// - Parameters:
  ///   - list: the steps.
  ///   - hasReferences: true while references stand in it: what one of them stands for is taken for right.
  public init(_ list: [JSONValue], hasReferences: Bool = false) throws(Fault) {
    let reader = Reader(hasReferences: hasReferences)
    var steps: [Step] = []
    for step in list { steps.append(try reader.step(step)) }
    self.steps = steps
  }
}

private struct Reader {
  typealias Fault = RoutingSteps.Fault

  let hasReferences: Bool

  func step(_ value: JSONValue) throws(Fault) -> RoutingSteps.Step {
    guard let expression = value["Expression"] else {
      throw Fault(value: value, words: "a step has no \"Expression\"")
    }
    return RoutingSteps.Step(expression: try self.expression(expression), expirySeconds: try expiry(value))
  }

  private func expiry(_ step: JSONValue) throws(Fault) -> Int64? {
    guard let written = step["Expiry"]?["DurationInSeconds"], written.kind != .null, !isOpen(written) else {
      return nil
    }
    guard let seconds = written.scalarText.flatMap(Int64.init), seconds >= 0 else {
      throw Fault(value: written, words: "\"DurationInSeconds\" is no number of seconds")
    }
    return seconds
  }

  private func expression(_ value: JSONValue) throws(Fault) -> RoutingSteps.Expression {
    if let all = value["AndExpression"]?.elements, !all.isEmpty { return .all(try parts(all)) }
    if let any = value["OrExpression"]?.elements, !any.isEmpty { return .any(try parts(any)) }
    if let condition = value["AttributeCondition"] { return try self.condition(condition) }
    if let condition = value["NotAttributeCondition"] { return .not(try self.condition(condition)) }
    throw Fault(
      value: value,
      words: "an expression has no AttributeCondition, NotAttributeCondition, AndExpression or OrExpression")
  }

  private func parts(_ values: [JSONValue]) throws(Fault) -> [RoutingSteps.Expression] {
    var parts: [RoutingSteps.Expression] = []
    for value in values { parts.append(try expression(value)) }
    return parts
  }

  /// A condition on one attribute, or the agents by their ids.
  private func condition(_ condition: JSONValue) throws(Fault) -> RoutingSteps.Expression {
    if let ids = condition["MatchCriteria"]?["AgentsCriteria"]?["AgentIds"]?.elements {
      return .agents(ids.compactMap(\.scalarText))
    }
    let name = try text("Name", of: condition)
    let value = try text("Value", of: condition)
    let operatorValue = condition["ComparisonOperator"]
    switch operatorValue?.scalarText ?? "NumberGreaterOrEqualTo" {
    case "NumberGreaterOrEqualTo":
      return .has(name, value: value, least: try level("ProficiencyLevel", of: condition), most: 5)
    case "Range":
      guard let range = condition["Range"] else {
        throw Fault(value: condition, words: "a condition with the operator Range has no \"Range\"")
      }
      return .has(
        name, value: value, least: try level("MinProficiencyLevel", of: range),
        most: try level("MaxProficiencyLevel", of: range))
    case "Match": return .has(name, value: value, least: 1, most: 5)
    default:
      throw Fault(
        value: operatorValue ?? condition,
        words: "\"ComparisonOperator\" is none of NumberGreaterOrEqualTo, Range and Match")
    }
  }

  private func text(_ key: String, of value: JSONValue) throws(Fault) -> String {
    guard let text = value[key]?.scalarText, !text.isEmpty else {
      throw Fault(value: value[key] ?? value, words: "a condition has no \"\(key)\"")
    }
    return text
  }

  private func level(_ key: String, of value: JSONValue) throws(Fault) -> Double {
    if let written = value[key], isOpen(written) { return 1 }
    guard let level = value[key]?.scalarText.flatMap(Double.init), (1...5).contains(level) else {
      throw Fault(value: value[key] ?? value, words: "\"\(key)\" is no level from 1 to 5")
    }
    return level
  }

  private func isOpen(_ value: JSONValue) -> Bool {
    hasReferences && value.string.map { $0.isPlaceholder || !FoundReference.all(in: $0).isEmpty } == true
  }
}
