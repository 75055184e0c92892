import ContactCenter
import FlowEngine
import JSON
import Routing

extension RoutingCriteria {
  /// Reads the steps by which agents are matched with a contact; nil where they are not well formed.
  ///
  /// - Parameter agents: those whom the center describes, by the places they have in its plan.
  init?(_ list: [JSONValue], among agents: [AgentDefinition]) {
    guard !list.isEmpty, let written = try? RoutingSteps(list) else { return nil }
    self.init(
      steps: written.steps.map { step in
        // No contact waits for longer than a week.
        let expiry = step.expirySeconds.map { max(.seconds(min($0, 604_800)), Milliseconds(1)) }
        return Step(ProficiencyExpression(step.expression, among: agents), expiry: expiry)
      })
  }
}

extension ProficiencyExpression {
  fileprivate init(_ written: RoutingSteps.Expression, among agents: [AgentDefinition]) {
    switch written {
    case .has(let name, let value, let least, let most):
      self = least <= most ? .has(name, value: value, levels: least...most) : .any([])
    case .agents(let ids): self = .agents(ids.compactMap { agents.index(of: $0) })
    case .all(let parts): self = .all(parts.map { Self($0, among: agents) })
    case .any(let parts): self = .any(parts.map { Self($0, among: agents) })
    case .not(let part): self = .not(Self(part, among: agents))
    }
  }
}
