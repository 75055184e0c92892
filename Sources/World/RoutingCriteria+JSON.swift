import ContactCenter
import JSON
import Routing

extension RoutingCriteria {
  /// Reads the steps by which agents are matched with a contact (reference, `UpdateRoutingCriteria`); nil where they are
  /// not well formed.
  ///
  /// - Parameter agents: those whom the center describes, by the places they have in its plan.
  init?(_ list: [JSONValue], among agents: [AgentDefinition]) {
    var steps: [Step] = []
    for step in list {
      guard let value = step["Expression"], let expression = ProficiencyExpression(value, among: agents)
      else {
        return nil
      }
      var expiry: Milliseconds?
      if let written = step["Expiry"]?["DurationInSeconds"], written.kind != .null {
        guard let seconds = written.scalarText.flatMap(Int64.init), seconds >= 0 else { return nil }
        // No contact waits for longer than a week.
        expiry = max(.seconds(min(seconds, 604_800)), Milliseconds(1))
      }
      steps.append(Step(expression, expiry: expiry))
    }
    guard !steps.isEmpty else { return nil }
    self.init(steps: steps)
  }
}

extension ProficiencyExpression {
  fileprivate init?(_ value: JSONValue, among agents: [AgentDefinition]) {
    if let all = value["AndExpression"]?.elements, !all.isEmpty {
      guard let parts = Self.parts(all, agents) else { return nil }
      self = .all(parts)
    } else if let any = value["OrExpression"]?.elements, !any.isEmpty {
      guard let parts = Self.parts(any, agents) else { return nil }
      self = .any(parts)
    } else if let condition = value["AttributeCondition"] {
      self.init(condition: condition, among: agents)
    } else if let condition = value["NotAttributeCondition"] {
      guard let denied = Self(condition: condition, among: agents) else { return nil }
      self = .not(denied)
    } else {
      return nil
    }
  }

  private static func parts(_ values: [JSONValue], _ agents: [AgentDefinition]) -> [Self]? {
    var parts: [Self] = []
    for value in values {
      guard let part = Self(value, among: agents) else { return nil }
      parts.append(part)
    }
    return parts
  }

  /// A condition on one attribute, or the agents by their ids.
  private init?(condition: JSONValue, among agents: [AgentDefinition]) {
    if let ids = condition["MatchCriteria"]?["AgentsCriteria"]?["AgentIds"]?.elements {
      self = .agents(ids.compactMap(\.scalarText).compactMap { agents.index(of: $0) })
      return
    }
    guard let name = condition["Name"]?.scalarText, let value = condition["Value"]?.scalarText, !name.isEmpty,
      !value.isEmpty
    else { return nil }
    func level(_ value: JSONValue?) -> Double? {
      value?.scalarText.flatMap(Double.init).flatMap { (1...5).contains($0) ? $0 : nil }
    }
    switch condition["ComparisonOperator"]?.scalarText ?? "NumberGreaterOrEqualTo" {
    case "NumberGreaterOrEqualTo":
      guard let least = level(condition["ProficiencyLevel"]) else { return nil }
      self = .has(name, value: value, levels: least...5)
    case "Range":
      let range = condition["Range"]
      guard let least = level(range?["MinProficiencyLevel"]), let most = level(range?["MaxProficiencyLevel"])
      else { return nil }
      self = least <= most ? .has(name, value: value, levels: least...most) : .any([])
    case "Match": self = .has(name, value: value, levels: 1...5)
    default: return nil
    }
  }
}
