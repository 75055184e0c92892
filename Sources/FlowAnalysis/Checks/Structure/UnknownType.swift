/// Actions of a type that does not exist; found while flows are linked.
enum UnknownType: Check {
  static let description = CheckDescription(
    "unknown-type", in: .structure, .error, "an action is of a type that the flow language does not have",
    why: "the service refuses the flow; names of the editor's blocks are no types",
    fix: "write the type that is meant",
    bad: CheckExample(.action("hello", "PlayPrompt", "{ \"Text\": \"Hello.\" }", "end"), .end()),
    good: CheckExample(.say("hello", "Hello.", "end"), .end()))
}
