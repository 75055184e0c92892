/// Hours that the center does not have; found while flows are linked.
enum UnknownHours: Check {
  static let description = CheckDescription(
    "unknown-hours", in: .resources, .warning, "a flow asks for hours that the center does not have",
    why: "nobody knows whether they are open: the action takes its error branch",
    fix: "name hours of the center, or add them to center.json",
    bad: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } },
          "timeZone": "UTC", "hours": { "Day": { "open": { "monday-friday": ["09:00-17:00"] } } } }
        """,
      .action(
        "open?", "CheckHoursOfOperation", "{ \"HoursOfOperationId\": \"Night\" }", "sorry",
        if: ["True": "hello", "False": "sorry"], on: ["NoMatchingError": "sorry"]),
      .say("hello", "Hello.", "end"), .say("sorry", "Sorry.", "end"), .end()),
    good: CheckExample(
      center: """
        { "name": "Example", "numbers": { "+18005550100": { "flow": "example" } },
          "timeZone": "UTC", "hours": { "Day": { "open": { "monday-friday": ["09:00-17:00"] } } } }
        """,
      .action(
        "open?", "CheckHoursOfOperation", "{ \"HoursOfOperationId\": \"Day\" }", "sorry",
        if: ["True": "hello", "False": "sorry"], on: ["NoMatchingError": "sorry"]),
      .say("hello", "Hello.", "end"), .say("sorry", "Sorry.", "end"), .end()))
}
