import JSON

/// A question for the length of a queue or its oldest contact (in milliseconds).
enum OldCheckQueueStatus: OldModuleKind {
  static let description = OldModuleDescription(
    "CheckQueueStatus", becomes: "CheckMetricData",
    branches: [.choices("CheckQueueTime"), .choices("CheckQueueCapacity"), .noMatch, .error],
    copiedNext: ["Error", "NoMatch"])

  /// The first branch says what is asked: an action of the flow language asks for one figure.
  private static func asksCapacity(_ module: OldModule) -> Bool {
    module.branches.first { $0.name.hasPrefix("CheckQueue") }?.name == "CheckQueueCapacity"
  }

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    let metric = asksCapacity(module) ? "NumberOfContactsInQueue" : "OldestContactInQueueAgeSeconds"
    return [("MetricType", JSONTree(metric, from: module.typeValue))] + module.queue()
  }

  static func choices(of module: inout OldModule) -> [OldModule.Choice] {
    let (asked, other) =
      asksCapacity(module)
      ? ("CheckQueueCapacity", "CheckQueueTime") : ("CheckQueueTime", "CheckQueueCapacity")
    if let left = module.branch(other) {
      module.leaveOut(
        "the branch \"\(other)\" is left out",
        left.finding(
          "the branch \"\(other)\" of \(module.words) is left out", rule: OldFlowConverter.rule,
          why: "an action of the flow language asks for one figure of a queue, and \"\(asked)\" comes first",
          fix: "ask for the other figure in an action of its own"))
    }
    return module.comparisons(asked)
  }
}
