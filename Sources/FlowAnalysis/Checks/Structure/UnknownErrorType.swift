/// Error branches for errors that do not exist; found while flows are linked.
enum UnknownErrorType: Check {
  static let description = CheckDescription(
    "unknown-error", in: .structure, .warning, "a branch handles an error that no action fails with",
    why: "the branch is never taken", fix: "write the error that is meant",
    bad: CheckExample(
      .action("hello", "MessageParticipant", "{ \"Text\": \"Hello.\" }", "end", on: ["NoMatchError": "end"]),
      .end()),
    good: CheckExample(
      .action(
        "hello", "MessageParticipant", "{ \"Text\": \"Hello.\" }", "end", on: ["NoMatchingError": "end"]),
      .end()))
}
