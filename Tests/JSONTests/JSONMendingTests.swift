import Diagnostics
import Testing

@testable import JSON

/// A text with slips is told of whole, each slip at its place; a text in a text has the places of the outer one.
@Suite struct JSONMendingTests {
  private func places(_ problems: [Diagnostic]) -> [String] {
    problems.map { problem in
      let position = problem.place?.position
      return "\(position?.line ?? 0):\(position?.column ?? 0) \(problem.message)"
    }
  }

  @Test func everySlipIsToldAndTheRestIsRead() throws {
    let text = "{\n  // a comment\n  \"a\": 1\n  \"b\": [1 2, /* more */ 3,],\n  \"c\": \"d\",\n}"
    let (document, problems) = JSONDocument.mending(Array(text.utf8), named: "a.json")
    #expect(
      places(problems) == [
        "2:3 expected a key in double quotes, found a comment",
        "4:3 expected \",\" or \"}\", found \"\"\"",
        "4:11 expected \",\" or \"]\", found \"2\"",
        "4:14 expected a value, found a comment",
        "4:27 expected a value, found \"]\"",
        "6:1 expected a key in double quotes, found \"}\"",
      ])
    let root = try #require(document?.root)
    #expect(root["b"]?.elements.compactMap(\.integer) == [1, 2, 3])
    #expect(root["c"]?.place.sourceLine == "  \"c\": \"d\",")
    #expect(problems.first?.place?.sourceLine == "  // a comment")
  }

  /// Each change is one of the text as it is, so that all of them can be made at once.
  @Test(arguments: [
    (
      "{\n  // a comment\r\n  \"a\": 1\n  \"b\": [1 2, /* more */ 3,],\n}",
      "{\n  \r\n  \"a\": 1,\n  \"b\": [1, 2,  3],\n}", 5
    ),
    ("{\"a\":1\"b\":2}", "{\"a\":1,\"b\":2}", 1), ("[\"a\tb\", \"\u{1}\"]", "[\"a\\tb\", \"\\u0001\"]", 2),
    ("{\"a\": True, \"b\":[False ,False]}", "{\"a\": \"True\", \"b\":[\"False\" ,\"False\"]}", 3),
    ("{\"a\": Trueish}", "{\"a\": Trueish}", 1), ("[1 /* never closed", "[1 /* never closed", 1),
    ("{\"a\": }", "{\"a\": }", 1),
  ])
  func everySlipHasTheChangeThatMendsIt(text: String, mended: String, count: Int) {
    var bytes = Array(text.utf8)
    let slips = JSONDocument.slips(in: bytes, named: "a.json")
    #expect(slips.count >= count)
    for change in slips.compactMap(\.change).reversed() {
      bytes.replaceSubrange(change.range, with: Array(change.replacement.utf8))
    }
    #expect(String(decoding: bytes, as: UTF8.self) == mended.replacing("],\n}", with: "]\n}"))
  }

  @Test func whatIsNoSlipEndsTheReading() {
    let (document, problems) = JSONDocument.mending(Array("{\"a\": }".utf8), named: "a.json")
    #expect(document == nil && problems.count == 1)
    #expect(JSONDocument.mending(Array("{\"a\":1\"b\":2}".utf8), named: "a.json").document == nil)
  }

  @Test func aTextInATextHasThePlacesOfTheOuterOne() throws {
    let outer = try JSONDocument(
      parsing: #"{"Content": "{\"é\": [1, {\"x\": \"y\\\"z\"}]}"}"#, named: "a.json")
    let content = try #require(outer.root["Content"])
    let (document, problems) = JSONDocument.mending(inside: content)
    #expect(problems.isEmpty)
    let inner = try #require(document?.root["é"]?.elements.last?["x"])
    #expect(inner.string == "y\"z")
    #expect(inner.place.position == SourcePosition(line: 1, column: 34))
    #expect(inner.place.length == 10)
  }

  @Test func aSlipInATextInATextHasItsPlace() throws {
    let outer = try JSONDocument(parsing: #"{"a": "{\"b\": 1 \"c\": \"{\\\"d\\\": }\"}"}"#, named: "a.json")
    let (document, problems) = JSONDocument.mending(inside: try #require(outer.root["a"]))
    #expect(places(problems) == ["1:18 expected \",\" or \"}\", found \"\"\""])
    let innermost = try #require(document?.root["c"])
    let (_, deeper) = JSONDocument.mending(inside: innermost)
    #expect(places(deeper) == ["1:39 expected a value, found \"}\""])
  }
}
