import FlowEngine

/// Says by which steps agents are matched (the name that the service takes).
struct UpdateContactRoutingCriteria: RoutingCriteriaAction {
  static let description = described(
    as: "UpdateContactRoutingCriteria",
    ParameterDescription("RoutingCriteria", .map, required: true, dynamic: .text))

  let branches: BranchTable
  let isGood: Bool
  let facts: AssignmentRange
}
