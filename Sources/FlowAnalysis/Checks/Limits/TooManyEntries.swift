import JSON

/// Lists that are longer than the service takes.
enum TooManyEntries: ActionCheck {
  static let description = CheckDescription(
    "too-many-entries", in: .limits, .error, "an action has more entries in a list than the service takes",
    why: "the service refuses the action", fix: "part it into several actions",
    bad: example(6), good: example(5))

  private static func example(_ count: Int) -> CheckExample {
    let queries = (1...count).map {
      "{ \"QueryName\": \"q\($0)\", \"Attributes\": [\"price\"], \"PrimaryValues\": [{ \"AttributeName\": \"plot\", \"Value\": \"\($0)\" }] }"
    }
    return CheckExample(
      .action(
        "prices", "EvaluateDataTableValues",
        "{ \"DataTableId\": \"plots\", \"Queries\": [\(queries.joined(separator: ", "))] }", "hello",
        on: ["NoMatchingError": "hello"]),
      .say("hello", "It costs $.DataTables.q1.price", "end"), .end())
  }

  static let types: [String]? = [
    "EvaluateDataTableValues", "ListDataTableValues", "UpsertDataTableValues", "InvokeFlowModule",
    "GetCustomerProfile", "ConnectParticipantWithAgenticCX",
  ]

  /// Reference, section 9.
  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    switch action.type {
    case "EvaluateDataTableValues": check(action.action.parameter("Queries"), 5, "queries")
    case "GetCustomerProfile":
      check(action.action.parameter("ProfileRequestData", "SearchCriteria"), 5, "search criteria")
    case "ListDataTableValues": check(action.action.parameter("PrimaryKeyGroups"), 5, "groups of keys")
    case "UpsertDataTableValues":
      let rows = action.action.parameter("DataTableUpsertAttributes")
      let attributes = (rows?.elements ?? []).map { $0["Attributes"]?.elements.count ?? 0 }.reduce(0, +)
      report(attributes, 25, "attributes", at: rows)
    case "InvokeFlowModule":
      report(
        action.action.conditions.count, 8, "branches of its own",
        at: action.action.conditions.dropFirst(8).first?.value)
    case "ConnectParticipantWithAgenticCX":
      let variables = action.action.parameter("AgentConfiguration", "ContextVariables")
      report(variables?.members.count ?? 0, 10, "context variables", at: variables)
    default: break
    }

    func check(_ list: JSONValue?, _ limit: Int, _ words: String) {
      report(list?.elements.count ?? 0, limit, words, at: list?.elements.dropFirst(limit).first)
    }
    func report(_ count: Int, _ limit: Int, _ words: String, at value: JSONValue?) {
      guard count > limit, let value else { return }
      findings.report(
        self, at: value, "\(action.quoted) has \(count) \(words)", why: "the service takes \(limit)")
    }
  }
}
