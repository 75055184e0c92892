/// Flows that go by one name, or are one; found while flows are linked.
enum DuplicateFlow: Check {
  static let description = CheckDescription(
    "duplicate-flow", in: .structure, .warning, "two files have flows of one name, or one flow",
    why: "what refers to the name or ARN goes on in the first of them, in the order of the files' names",
    fix: "remove the copy, or rename one of the flows",
    bad: CheckExample(
      also: [.flow("second", called: "example", .say("hello", "Hello.", "end"), .end())],
      .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      also: [.flow("second", .say("hello", "Hello.", "end"), .end())],
      .say("hello", "Hello.", "end"), .end()))
}
