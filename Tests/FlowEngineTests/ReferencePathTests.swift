import Testing

@testable import FlowEngine

@Suite struct ReferencePathTests {
  static func names(_ text: String) -> (names: [String]?, rest: String)? {
    ReferencePath.prefix(of: Substring(text)).map { ($0.path.names, String($0.rest)) }
  }

  @Test(arguments: [
    ("$.Attributes.name", ["Attributes", "name"], ""), ("$.Attributes.name!", ["Attributes", "name"], "!"),
    ("$.Attributes['first name']", ["Attributes", "first name"], ""),
    ("$.Attributes[\"first name\"]", ["Attributes", "first name"], ""),
    ("$.Attributes.['name'].", ["Attributes", "name"], "."),
    ("$['Attributes']['name'] ", ["Attributes", "name"], " "),
    ("$['Attributes'].name", ["Attributes", "name"], ""),
    ("$.SegmentAttributes['connect:Subtype']", ["SegmentAttributes", "connect:Subtype"], ""),
    ("$.External.name.", ["External", "name"], "."),
    ("$.External.name. Next", ["External", "name"], ". Next"),
    ("$.External.a.b.c", ["External", "a", "b", "c"], ""),
    ("$.External.name...", ["External", "name"], "..."),
    ("$.Attributes.first-name", ["Attributes", "first-name"], ""),
    ("$.Attributes.name-", ["Attributes", "name"], "-"),
    ("$.Attributes.name - and", ["Attributes", "name"], " - and"),
    ("$.Attributes.a--b", ["Attributes", "a"], "--b"),
    ("$.Attributes.name's", ["Attributes", "name"], "'s"),
    ("$.Attributes.name,", ["Attributes", "name"], ","),
    ("$.Attributes.größe", ["Attributes", "größe"], ""), ("$.Attributes._x1", ["Attributes", "_x1"], ""),
    ("$.Attributes.cafe\u{301}s.", ["Attributes", "cafe\u{301}s"], "."),
    ("$.Attributes.a1-größe, b", ["Attributes", "a1-größe"], ", b"),
    ("$.Attributes.a-\u{301}b", ["Attributes", "a"], "-\u{301}b"),
    ("$.Attributes.名前 x", ["Attributes", "名前"], " x"),
    ("$.Attributes.a$.Attributes.b", ["Attributes", "a"], "$.Attributes.b"), ("$.Channel", ["Channel"], ""),
    ("$.External.list[0]", ["External", "list", "0"], ""), ("$.Attributes['a", ["Attributes"], "['a"),
    ("$.Attributes['a'", ["Attributes"], "['a'"), ("$.Attributes[]", ["Attributes"], "[]"),
  ])
  func readsAPathAsFarAsItGoes(text: String, names: [String], rest: String) throws {
    let found = try #require(Self.names(text))
    #expect(found.names == names)
    #expect(found.rest == rest)
  }

  @Test(arguments: [
    "$", "$5", "$ .Attributes", "${Queue}", "$LATEST", "$.", "$..a", "$[", "$['']x", "", "Attributes.a",
  ])
  func whatIsNoPathIsText(text: String) {
    if text == "$['']x" {
      #expect(Self.names(text)?.names == [""])
    } else {
      #expect(Self.names(text) == nil)
    }
  }

  @Test(arguments: [
    ("$.Attributes.`$.External.key`", "$.External.key"), ("$.Attributes[`$.External.key`]", "$.External.key"),
    ("$.Attributes.['`$.External.key`']", "$.External.key"),
    ("$['Attributes']['`$.External.key`']", "$.External.key"),
  ])
  func aPathInBackticksIsPartOfThePath(text: String, inner: String) throws {
    let found = try #require(ReferencePath.prefix(of: Substring(text)))
    #expect(found.path.components == [.name("Attributes"), .computed(inner)])
    #expect(found.path.names == nil)
    #expect(found.rest.isEmpty)
  }

  @Test(arguments: [
    ("$.Attributes.a", true), (" $.Attributes.a ", true), ("$.Attributes.a b", false), ("a", false),
    ("", false),
  ])
  func aWholePathIsNothingElse(text: String, isWhole: Bool) {
    #expect((ReferencePath.whole(text) != nil) == isWhole)
  }

  @Test(arguments: [
    ("x $.A.b", true), ("$5 and $.A.b", true), ("${Queue}", false), ("f:$LATEST", false), ("plain", false),
    ("$", false),
  ])
  func findsAPathInsideAText(text: String, isThere: Bool) {
    #expect(ReferencePath.isPart(of: text) == isThere)
  }
}
