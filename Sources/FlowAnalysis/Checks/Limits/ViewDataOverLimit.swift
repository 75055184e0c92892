/// Pages that are given more than they can show.
enum ViewDataOverLimit: ActionCheck {
  static let description = CheckDescription(
    "view-data-over-limit", in: .limits, .error, "a page is given more than 16 KB of data",
    why: "the service does not show it: the action fails", fix: "give the page less, or show several pages",
    bad: example(String(repeating: "Plots with a view. ", count: 863)), good: example("Plots with a view."))

  /// In bytes (reference, section 9).
  private static let limit = 16 * 1024

  private static func example(_ text: String) -> CheckExample {
    CheckExample(
      .action(
        "page", "ShowView",
        "{ \"ViewResource\": { \"Id\": \"plots\" }, \"InvocationTimeLimitSeconds\": \"400\", \"ViewData\": { \"title\": \"\(text)\" } }",
        "sorry",
        on: ["NoMatchingCondition": "sorry", "NoMatchingError": "sorry", "TimeLimitExceeded": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end())
  }

  static let types: [String]? = ["ShowView"]

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard let data = action.action.parameter("ViewData"), data.range.count > limit else { return }
    findings.report(self, at: data, "\(action.quoted) gives its page \(data.range.count) bytes")
  }
}
