/// A JSON file that is no flow; found while a file is read. In a folder such files are passed over.
enum NotAFlow: Check {
  static let description = CheckDescription(
    "not-a-flow", in: .structure, .error, "the file is JSON, but no flow",
    why: "a flow is an object with \"Actions\"", fix: "name an exported flow",
    bad: CheckExample(text: "{ \"name\": \"some other file\" }\n"),
    good: CheckExample(.say("hello", "Hello.", "end"), .end()))
}
