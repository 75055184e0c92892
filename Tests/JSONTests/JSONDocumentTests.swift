import Diagnostics
import JSON
import Testing

@Suite struct JSONDocumentTests {
  func parse(_ text: String) throws -> JSONValue {
    try JSONDocument(parsing: text, named: "t.json").root
  }

  @Test func keepsKeysInTheOrderOfTheTextWithTheirPlaces() throws {
    let root = try parse("{\n  \"b\": 1,\n  \"ä\": [true, null]\n}")
    #expect(root.members.map(\.name) == ["b", "ä"])
    #expect(root["ä"]?.elements.map(\.kind) == [.boolean, .null])
    #expect(root["ä"]?.elements[1].place.position == SourcePosition(line: 3, column: 15))
    #expect(root.members[1].key.place.length == 3)
  }

  @Test(arguments: [
    (#""a\"b\\c\/""#, "a\"b\\c/"), (#""\u00e9\n\t""#, "é\n\t"), (#""\ud83d\ude00""#, "😀"),
    (#""\ud83dx""#, "\u{FFFD}x"), (#""plain""#, "plain"), (#""""#, ""),
  ])
  func decodesStrings(json: String, expected: String) throws {
    #expect(try parse(json).string == expected)
  }

  @Test(arguments: [("0", 0), ("-12", -12), ("1e3", nil), ("1.5", nil), ("99999999999999999999", nil)])
  func readsWholeNumbers(json: String, expected: Int?) throws {
    #expect(try parse(json).integer == expected)
    #expect(try parse(json).scalarText == json)
  }

  @Test func findsDuplicateKeys() throws {
    let root = try parse(#"{"a":1,"b":2,"a":3}"#)
    #expect(root.duplicateKeys.map(\.string) == ["a"])
    #expect(root["a"]?.integer == 1)
  }

  @Test func findsDuplicateKeysHoweverTheyAreWritten() throws {
    #expect(try parse(#"{"a":1,"\u0061":2}"#).duplicateKeys.count == 1)
    let members = (0..<20).map { "\"k\($0)\":0" } + ["\"k7\":1"]
    #expect(try parse("{" + members.joined(separator: ",") + "}").duplicateKeys.map(\.string) == ["k7"])
  }

  @Test(arguments: [
    (#"{"a":1,"b":[{"a":2},{"c":[]}]}"#, true), (#"{"a":1,"b":[1,{"c":{"d":1,"e":2,"d":3}}]}"#, false),
    (#"[{"a":1},{"a":1,"a":2}]"#, false), (#""a""#, true), ("{}", true),
    // What is written with an escape is looked at more closely by whoever asks.
    (#"{"a":{"b\u0062":1}}"#, false),
  ])
  func doubledKeysAreSeenAtAnyDepth(text: String, isPlain: Bool) throws {
    #expect(try parse(text).hasPlainDistinctKeysThroughout == isPlain)
  }

  @Test func theKeysThatAreNotKnownAreFound() throws {
    let known = ["Type", "Text"].map { Array($0.utf8) }
    #expect(
      try parse(#"{"Type":1,"Tex":2,"\u0054ext":3,"\u0054ex":4,"Text":5,"Type2":6}"#).keys(otherThan: known)
        .map(\.string) == ["Tex", "Tex", "Type2"])
    #expect(try parse("[1]").keys(otherThan: known).isEmpty)
  }

  @Test func findsAValueHoweverItsKeyIsWritten() throws {
    let root = try parse(#"{"ab":1,"a\u0062c":2,"a":3,"ключ":4,"":5}"#)
    let keys = ["a", "ab", "abc", "ключ", "", "b", "abcd"]
    #expect(keys.map { root[$0]?.integer } == [3, 1, 2, 4, 5, nil, nil])
    #expect(try parse("[1]")["a"] == nil)
  }

  @Test func placesAreFoundBehindAByteOrderMark() throws {
    let document = try JSONDocument(parsing: [0xEF, 0xBB, 0xBF] + Array("{\"a\": 1}".utf8), named: "test")
    #expect(document.root["a"]?.place.position == SourcePosition(line: 1, column: 7))
  }

  @Test(arguments: [
    ("", 1, 1, "the text is empty"), ("{\"a\": 1,}", 1, 9, "expected a key in double quotes, found \"}\""),
    ("[1 2]", 1, 4, "expected \",\" or \"]\", found \"2\""),
    ("{\"a\"", 1, 5, "expected \":\", found the end of the text"),
    ("{\n\"a\": tru}", 2, 6, "expected a value, found \"t\""),
    ("[1,\n // x\n]", 2, 2, "expected a value, found a comment"),
    ("\"abc", 1, 1, "this string has no closing quote"),
    ("\"a\nb\"", 1, 1, "this string has no closing quote on its line"),
    ("[01]", 1, 2, "expected no zero before other digits, found \"0\""),
    ("{} x", 1, 4, "expected the end of the text, found \"x\""),
    ("\"\\x\"", 1, 2, "no such escape in JSON"), ("[1", 1, 1, "expected \"]\", found the end of the text"),
  ])
  func refusesWhatIsNotJSON(text: String, line: Int, column: Int, message: String) {
    let found = #expect(throws: Diagnostic.self) { try parse(text) }
    #expect(found?.message == message)
    #expect(found?.place?.position == SourcePosition(line: line, column: column))
  }

  @Test(arguments: [
    ("{'a': 1}", "write strings in double quotes"), ("{\"a\": 'b'}", "write strings in double quotes"),
    ("{\"a\": True}", "write words in double quotes"), ("{a: 1}", "write words in double quotes"),
    ("<html>", "JSON begins with a brace or a bracket; export the file again if it was exported"),
    ("Version: 1", "JSON begins with a brace or a bracket; export the file again if it was exported"),
    ("{} {}", "a file has one JSON text: give the second a file of its own"),
  ])
  func whatItIsMeantToBeIsTold(text: String, fix: String) {
    #expect(#expect(throws: Diagnostic.self) { try parse(text) }?.fix == fix)
  }

  /// Wherever a file was cut off, the advice is to export it again.
  @Test func aTextThatIsCutOffIsToBeExportedAgain() throws {
    let whole = Array(#"{"a": [1.5e-3, "x\u00e9\n", true, false, null], "é€😀": {"b": -20}}"#.utf8)
    for count in 1..<whole.count {
      let cut = Array(whole[..<count])
      let found = #expect(throws: Diagnostic.self) { try JSONDocument(parsing: cut, named: "t") }
      #expect(found?.fix == "the file may be cut off; export it again", "\(count) bytes")
    }
  }

  @Test func anotherEncodingAtTheEndIsNotTakenForACut() throws {
    let found = #expect(throws: Diagnostic.self) {
      try JSONDocument(parsing: [0x7B, 0x22, 0xE9, 0x22, 0x7D], named: "t")
    }
    #expect(found?.message == "this is not UTF-8")
  }

  @Test func refusesBytesThatAreNotUTF8() {
    for bytes: [UInt8] in [
      [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xFF, 0x22], [0x22, 0xE2, 0x82],
    ] {
      #expect(throws: Diagnostic.self) { try JSONDocument(parsing: bytes, named: "t") }
    }
    #expect(throws: Diagnostic.self) { try JSONDocument(parsing: [0xFF, 0xFE, 0x7B, 0], named: "t") }
  }

  @Test func skipsAByteOrderMarkAndCountsColumnsWithoutIt() throws {
    let document = try JSONDocument(parsing: [0xEF, 0xBB, 0xBF] + Array("{\"a\":1}".utf8), named: "t")
    #expect(document.root.members[0].key.place.position == SourcePosition(line: 1, column: 2))
  }

  @Test func refusesDeepNestingInsteadOfExhaustingTheStack() {
    #expect(throws: Diagnostic.self) { try parse(String(repeating: "[", count: 100_000)) }
  }

  @Test func writesWhatItRead() throws {
    let text = #"{"a":[1,-2.50,"x\"\n\u0007é"],"b":{},"c":[],"d":null,"e":true}"#
    var writer = JSONWriter()
    writer.value(try parse(text))
    #expect(writer.text == text)
  }

  @Test func indentsByTwoBlanks() throws {
    var writer = JSONWriter(indented: true)
    writer.value(try parse(#"{"a":[1,{}],"b":"c"}"#))
    #expect(writer.text == "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": \"c\"\n}")
  }
}
