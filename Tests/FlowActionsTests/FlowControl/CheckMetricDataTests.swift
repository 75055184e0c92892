import FlowEngine
import FlowTestSupport
import Testing

@Suite struct CheckMetricDataTests {
  static let setQueue = ActionText(
    "queue", "UpdateContactTargetQueue", #"{"QueueId": "Sales"}"#, next: "probe")

  static func check(
    _ parameters: String, _ operatorName: String = "NumberGreaterThan", _ operand: String = "0"
  )
    -> ActionText
  {
    ActionText(
      "probe", "CheckMetricData", parameters, next: "mirror", if: [.init(operand, "true", by: operatorName)],
      on: [.init("NoMatchingCondition", "false"), .init("NoMatchingError", "error")])
  }

  @Test(arguments: Metric.allCases) func asksForEveryMetric(metric: Metric) throws {
    let call = try Call.begin(
      Self.check("{\"MetricType\": \"\(metric.name)\", \"QueueId\": \"Support\"}"))
    #expect(call.effects == ["ask \(metric.name) of Support"])
  }

  @Test(arguments: [
    ("NumberGreaterThan", "0", 1, "true"), ("NumberGreaterThan", "0", 0, "false"), ("Equals", "3", 3, "true"),
    ("Equals", "3", 4, "false"), ("NumberGreaterOrEqualTo", "300000", 300_000, "true"),
    ("NumberLessThan", "5", 5, "false"), ("NumberLessOrEqualTo", "5", 5, "true"),
    ("NumberLessThan", "$.Attributes.limit", 6, "true"), ("NumberLessThan", "$.Attributes.none", 6, "false"),
    ("TextContains", "1", 1, "false"), ("NumberLessThan", "many", 1, "false"),
  ])
  func branchesOnTheNumber(operatorName: String, operand: String, number: Int64, last: String) throws {
    let call = try Call.begin(
      Self.check(#"{"MetricType": "NumberOfContactsInQueue", "QueueId": "Support"}"#, operatorName, operand),
      attributes: [("limit", "7")])
    call.deliver(.metricAnswered(number))
    #expect(call.last == last)
  }

  @Test func withoutANameTheQueueIsTheTargetQueue() throws {
    let parameters = #"{"MetricType": "NumberOfAgentsStaffed"}"#
    #expect(
      try Call.begin(Self.setQueue, Self.check(parameters)).effects == ["ask NumberOfAgentsStaffed of Sales"])
    #expect(try Call.begin(Self.check(parameters)).last == "error")
  }

  @Test(arguments: [
    #"{"MetricType": "NumberOfAgentsStaffed", "QueueId": "Nowhere"}"#,
    #"{"MetricType": "Moods", "QueueId": "Sales"}"#,
    #"{"QueueId": "Sales"}"#, #"{"MetricType": "NumberOfAgentsStaffed", "QueueId": "$.Attributes.none"}"#,
  ])
  func whatIsNotThereIsAnError(parameters: String) throws {
    #expect(try Call.begin(Self.setQueue, Self.check(parameters)).last == "error")
  }

  @Test func noAnswerIsAnError() throws {
    let call = try Call.begin(Self.setQueue, Self.check(#"{"MetricType": "NumberOfAgentsOnline"}"#))
    call.deliver(.metricAnswered(nil))
    #expect(call.last == "error")
  }

  @Test func theQueueOfOneAgentHasFigures() throws {
    let parameters = #"{"MetricType": "NumberOfAgentsAvailable", "AgentId": "arn:x/agent/ann-id"}"#
    let call = try Call.begin(Self.setQueue, Self.check(parameters))
    #expect(call.effects == ["ask NumberOfAgentsAvailable of Ann Lee"])
    let none = #"{"MetricType": "NumberOfAgentsAvailable", "AgentId": "arn:x/agent/1"}"#
    #expect(try Call.begin(Self.setQueue, Self.check(none)).last == "error")
  }
}
