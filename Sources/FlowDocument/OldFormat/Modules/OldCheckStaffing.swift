import JSON

/// A question for the agents of a queue.
enum OldCheckStaffing: OldModuleKind {
  static let description = OldModuleDescription(
    "CheckStaffing", becomes: "CheckMetricData",
    branches: [
      .comparison("True", "NumberGreaterThan", "0"), .error("False", "NoMatchingCondition"), .error,
    ], copiedNext: ["Error"])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    let status = module.word("Status")
    let metric = "NumberOfAgents" + (status?.text ?? "Available")
    return [("MetricType", JSONTree(metric, from: status?.value ?? module.value))] + module.queue()
  }
}
