import FlowEngine

/// Says by which steps agents are matched (the documented name).
struct UpdateRoutingCriteria: RoutingCriteriaAction {
  static let description = described(
    as: "UpdateRoutingCriteria",
    ParameterDescription("RoutingCriteria.Steps", .list, required: true, dynamic: .text))

  let branches: BranchTable
  let isGood: Bool
  let facts: AssignmentRange
}
