/// A flow that does not say where it begins; found while a flow is read.
enum NoStart: Check {
  static let description = CheckDescription(
    "no-start", in: .structure, .error, "the flow does not start at one of its actions",
    why: "no contact can enter it, and the service refuses it",
    fix: "name the identifier of the first action under \"StartAction\"",
    bad: CheckExample(start: "hallo", .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(.say("hello", "Hello.", "end"), .end()))
}
