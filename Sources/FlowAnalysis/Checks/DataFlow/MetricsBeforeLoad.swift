/// Metrics that are read where none were loaded.
enum MetricsBeforeLoad: FlowCheck {
  static let description = CheckDescription(
    "metrics-before-load", in: .dataFlow, .warning, "$.Metrics is read where no metrics were loaded before",
    why: "metrics are there only after GetMetricData went well", fix: "load them on every way to this action",
    bad: CheckExample(
      .compare("busy?", "$.Attributes.busy", ["no": "hello"], else: "load"),
      .action("load", "GetMetricData", "{}", "hello", on: ["NoMatchingError": "sorry"]),
      .say("hello", "There are $.Metrics.Queue.Size callers before you.", "end"),
      .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      .action("load", "GetMetricData", "{}", "hello", on: ["NoMatchingError": "sorry"]),
      .say("hello", "There are $.Metrics.Queue.Size callers before you.", "end"),
      .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    LoadedData(
      space: "Metrics", source: "GetMetricData", words: "no metrics were loaded",
      unprovidedWords: "no metrics are loaded", failedWords: "loading the metrics failed"
    ).check(
      self, flow, &findings)
  }
}
