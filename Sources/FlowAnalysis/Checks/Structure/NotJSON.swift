/// A file that is not JSON; found while a file is read.
enum NotJSON: Check {
  static let description = CheckDescription(
    "json", in: .structure, .error, "the file is not JSON",
    why: "nothing in it can be read",
    fix:
      "mend the place that is named, or export the flow again (check --fix mends commas, comments, tabs, True and False)",
    bad: CheckExample(text: "{ \"Version\": \"2019-10-30\", \"StartAction\": \"end\",, \"Actions\": [] }\n"),
    good: CheckExample(.say("hello", "Hello.", "end"), .end()))
}
