import FlowEngine

/// Failures of a chain's actions that lead to one target: one row.
struct MapFailure {
  var way: FlowWay
  /// The actions that fail, in the chain's order: at least one.
  var sources: [ActionIndex]
}
