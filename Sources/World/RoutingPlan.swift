import ContactCenter
import JSON

/// By which steps agents are matched with a contact (reference, `UpdateRoutingCriteria`).
///
/// It never changes, and is held by reference.
public final class RoutingPlan: Sendable {
  struct Step: Sendable, Hashable {
    /// For each agent of the world whether the agent fits.
    let fits: [Bool]
    /// How long only those are offered the contact; nil for ever.
    let expiry: Milliseconds?
  }

  let steps: [Step]

  /// Nil where the criteria are not well formed.
  ///
  /// - Parameters:
  ///   - criteria: the list of steps.
  ///   - agents: those whom the center describes.
  ///   - count: of all agents of the world; of those who are not described nobody knows what they can do.
  init?(_ criteria: [JSONValue], among agents: [AgentDefinition], count: Int) {
    var steps: [Step] = []
    for step in criteria {
      let nobody = AgentDefinition(name: "")
      guard let expression = step["Expression"], Self.fits(nobody, expression) != nil else { return nil }
      var expiry: Milliseconds?
      if let written = step["Expiry"]?["DurationInSeconds"], written.kind != .null {
        guard let seconds = written.scalarText.flatMap(Int64.init), seconds >= 0 else { return nil }
        expiry = .seconds(min(seconds, 604_800))
      }
      let fits = (0..<count).map { Self.fits($0 < agents.count ? agents[$0] : nobody, expression) ?? false }
      steps.append(Step(fits: fits, expiry: expiry))
    }
    guard !steps.isEmpty else { return nil }
    self.steps = steps
  }

  /// Nil where the expression is not well formed.
  private static func fits(_ agent: AgentDefinition, _ expression: JSONValue) -> Bool? {
    if let all = expression["AndExpression"]?.elements, !all.isEmpty {
      return results(agent, all).map { !$0.contains(false) }
    }
    if let any = expression["OrExpression"]?.elements, !any.isEmpty {
      return results(agent, any).map { $0.contains(true) }
    }
    if let condition = expression["AttributeCondition"] { return meets(agent, condition) }
    if let condition = expression["NotAttributeCondition"] { return meets(agent, condition).map { !$0 } }
    return nil
  }

  private static func results(_ agent: AgentDefinition, _ expressions: [JSONValue]) -> [Bool]? {
    var results: [Bool] = []
    for expression in expressions {
      guard let result = fits(agent, expression) else { return nil }
      results.append(result)
    }
    return results
  }

  /// A condition on one attribute, or the agents by their ids.
  private static func meets(_ agent: AgentDefinition, _ condition: JSONValue) -> Bool? {
    if let ids = condition["MatchCriteria"]?["AgentsCriteria"]?["AgentIds"]?.elements {
      let references = ids.compactMap(\.scalarText)
      return !agent.name.isEmpty && references.contains { [agent].index(of: $0) != nil }
    }
    guard let name = condition["Name"]?.scalarText, let value = condition["Value"]?.scalarText, !name.isEmpty,
      !value.isEmpty
    else { return nil }
    let level = agent.proficiencies.first { $0.name == name && $0.value == value }.map { Double($0.level) }
    func number(_ value: JSONValue?) -> Double? {
      value?.scalarText.flatMap(Double.init).flatMap { (1...5).contains($0) ? $0 : nil }
    }
    switch condition["ComparisonOperator"]?.scalarText ?? "NumberGreaterOrEqualTo" {
    case "NumberGreaterOrEqualTo":
      return number(condition["ProficiencyLevel"]).map { (level ?? 0) >= $0 }
    case "Range":
      let range = condition["Range"]
      guard let least = number(range?["MinProficiencyLevel"]),
        let most = number(range?["MaxProficiencyLevel"])
      else { return nil }
      return level.map { $0 >= least && $0 <= most } ?? false
    case "Match": return level != nil
    default: return nil
    }
  }
}
