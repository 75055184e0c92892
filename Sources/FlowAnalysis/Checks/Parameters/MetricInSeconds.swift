/// Ages in seconds where milliseconds are compared.
enum MetricInSeconds: ActionCheck {
  static let description = CheckDescription(
    "metric-in-seconds", in: .parameters, .warning, "the age of the oldest contact is compared with seconds",
    why:
      "despite its name, OldestContactInQueueAgeSeconds is compared in milliseconds: five minutes are 300000",
    fix: "write the age in milliseconds",
    bad: CheckExample(
      .action(
        "long?", "CheckMetricData", "{ \"MetricType\": \"OldestContactInQueueAgeSeconds\" }", "end",
        if: ["300": "sorry"], by: "NumberGreaterThan",
        on: ["NoMatchingCondition": "end", "NoMatchingError": "sorry"]),
      .say("sorry", "The wait is long.", "end"), .end()),
    good: CheckExample(
      .action(
        "long?", "CheckMetricData", "{ \"MetricType\": \"OldestContactInQueueAgeSeconds\" }", "end",
        if: ["300000": "sorry"], by: "NumberGreaterThan",
        on: ["NoMatchingCondition": "end", "NoMatchingError": "sorry"]),
      .say("sorry", "The wait is long.", "end"), .end()))

  static let types: [String]? = ["CheckMetricData"]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard action.text("MetricType") == "OldestContactInQueueAgeSeconds" else { return }
    for condition in action.action.conditions {
      // No queue is watched for an age of less than a second.
      guard let operand = condition.operands.first,
        let number = operand.scalarText.flatMap(Int.init(trimming:)),
        (1..<1000).contains(number)
      else { continue }
      findings.report(
        self, at: operand, "\(action.quoted) compares an age with \(number) milliseconds",
        fix: "\(number) seconds are \(number * 1000)")
    }
  }
}
