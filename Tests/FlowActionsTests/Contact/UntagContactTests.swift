import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct UntagContactTests {
  static func untag(_ keys: String, type: String = "UntagContact") -> ActionText {
    ActionText(
      "untag", type, "{\"TagKeys\": \(keys)}", next: "next", on: [.init("NoMatchingError", "error")])
  }

  static let tag = TagContactTests.tag(#"{"a": "1", "b": "2"}"#, next: "untag")

  @Test(arguments: [
    (#"["a"]"#, nil, "2"), (#"["a", "b"]"#, nil, nil), (#"["c"]"#, "1" as String?, "2" as String?),
  ])
  func takesTagsAway(keys: String, a: String?, b: String?) throws {
    let call = try Call.begin(Self.tag, Self.untag(keys))
    #expect(call.last == "next")
    #expect(call.data("Tags.a") == a)
    #expect(call.data("Tags.b") == b)
  }

  @Test(arguments: ["[]", "{}"]) func noTagAtAllIsAnError(keys: String) throws {
    #expect(try Call.begin(Self.tag, Self.untag(keys)).last == "error")
  }

  @Test func theSpellingOfTheDocumentationIsReadAndSaidToBeRefused() throws {
    let call = try Call.begin(Self.tag, Self.untag(#"["a"]"#, type: "UnTagContact"))
    #expect(call.last == "next")
    #expect(call.data("Tags.a") == nil)
    #expect(call.program.problems.map(\.rule) == ["type-spelling"])
    #expect(call.program.problems[0].severity == .warning)
  }
}
