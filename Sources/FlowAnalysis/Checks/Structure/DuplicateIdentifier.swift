/// Two actions of one name; found while a flow is read.
enum DuplicateIdentifier: Check {
  static let description = CheckDescription(
    "duplicate-identifier", in: .structure, .error, "two actions have one identifier",
    why: "every branch to that identifier reaches the first of them, and the service refuses the flow",
    fix: "give the second action another identifier",
    bad: CheckExample(.say("hello", "Hello.", "end"), .end(), .end()),
    good: CheckExample(.say("hello", "Hello.", "end"), .end()))
}
