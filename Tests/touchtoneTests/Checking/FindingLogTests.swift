import Foundation
import TestSupport
import Testing

/// `touchtone check --format sarif` is a log of the Static Analysis Results Interchange Format, version 2.1.0.
@Suite struct FindingLogTests {
  private typealias Object = [String: Any]

  /// What the schema of the format allows in each object that we write; no other key may stand there.
  private static let allowed: [String: Set<String>] = [
    "log": ["$schema", "version", "runs"], "run": ["tool", "columnKind", "results"], "tool": ["driver"],
    "driver": ["name", "version", "rules"],
    "rule": [
      "id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties",
    ],
    "result": ["ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations"],
    "location": ["physicalLocation"], "physicalLocation": ["artifactLocation", "region"],
    "artifactLocation": ["uri"], "region": ["startLine", "startColumn", "endLine", "endColumn"],
  ]

  private func run(_ words: String..., in folder: TemporaryFolder) throws -> Object {
    let program = try FinishedProgram(
      builtProduct(named: "touchtone"), ["check", "--format", "sarif"] + words, in: folder.path)
    let log = try object(JSONSerialization.jsonObject(with: Data(program.output.utf8)), "log")
    #expect(log["version"] as? String == "2.1.0")
    #expect(log["$schema"] as? String == "https://json.schemastore.org/sarif-2.1.0.json")
    let runs = try #require(log["runs"] as? [Any])
    #expect(runs.count == 1)
    return try object(runs[0], "run")
  }

  private func object(_ value: Any?, _ kind: String) throws -> Object {
    let object = try #require(value as? Object)
    #expect(Set(object.keys).isSubset(of: Self.allowed[kind] ?? []), "\(kind): \(object.keys)")
    return object
  }

  private func text(_ message: Any?) throws -> String {
    let message = try #require(message as? Object)
    #expect(Array(message.keys) == ["text"])
    return try #require(message["text"] as? String)
  }

  /// Each result with its rule and the place it names, after everything in it has been looked at.
  private func results(of run: Object) throws -> [(rule: String, uri: String, region: [String: Int]?)] {
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let driver = try object(object(run["tool"], "tool")["driver"], "driver")
    #expect(driver["name"] as? String == "touchtone")
    let rules = try #require(driver["rules"] as? [Any]).map { try object($0, "rule") }
    let names = try rules.map { try #require($0["id"] as? String) }
    #expect(Set(names).count == names.count)
    let levels = ["none", "note", "warning", "error"]
    for rule in rules where rule["help"] != nil {
      for key in ["shortDescription", "fullDescription", "help"] { #expect(try !text(rule[key]).isEmpty) }
      let configuration = try #require(rule["defaultConfiguration"] as? Object)
      #expect(levels.contains(try #require(configuration["level"] as? String)))
    }
    return try #require(run["results"] as? [Any]).map { value in
      let result = try object(value, "result")
      let name = try #require(result["ruleId"] as? String)
      #expect(names[try #require(result["ruleIndex"] as? Int)] == name)
      #expect(levels.contains(try #require(result["level"] as? String)))
      #expect(try !text(result["message"]).isEmpty)
      let locations = try #require(result["locations"] as? [Any])
      #expect(locations.count == 1)
      let place = try object(
        object(locations[0], "location")["physicalLocation"], "physicalLocation")
      let uri = try #require(object(place["artifactLocation"], "artifactLocation")["uri"] as? String)
      guard let region = place["region"] else { return (name, uri, nil) }
      let numbers = try #require(object(region, "region") as? [String: Int])
      #expect(numbers.count == 4 && numbers.values.allSatisfy { $0 >= 1 })
      #expect(numbers["startLine"] == numbers["endLine"])
      #expect(try #require(numbers["startColumn"]) < #require(numbers["endColumn"]))
      return (name, uri, numbers)
    }
  }

  @Test func everyResultHasItsRuleAndItsPlace() throws {
    let folder = try TemporaryFolder()
    try folder.write(CheckFormatTests.faulty, to: "flow.json")
    let results = try results(of: run("flow.json", in: folder))
    #expect(results.map(\.rule) == ["unknown-target", "unreachable-action"])
    let region = try #require(results[0].region)
    let lines = CheckFormatTests.faulty.split(separator: "\n", omittingEmptySubsequences: false)
    let line = Array(lines[region["startLine"]! - 1].unicodeScalars)
    let marked = line[region["startColumn"]! - 1..<region["endColumn"]! - 1]
    #expect(String(String.UnicodeScalarView(marked)) == "\"nowhere\"")
  }

  @Test func everyPlaceOfAFindingIsInTheLog() throws {
    let folder = try TemporaryFolder()
    try folder.write(CheckFormatTests.dropping, to: "flow.json")
    let run = try run("flow.json", "--rule", "dropped-without-a-word", in: folder)
    let results = try #require(run["results"] as? [Any])
    let related = try #require(object(results.first, "result")["relatedLocations"] as? [Any])
    #expect(results.count == 1 && related.count == 1)
    let place = try object(object(related[0], "location")["physicalLocation"], "physicalLocation")
    let start = try #require(
      (object(results[0], "result")["locations"] as? [Any]).map {
        try object(object($0[0], "location")["physicalLocation"], "physicalLocation")
      })
    let (first, other) = (try object(start["region"], "region"), try object(place["region"], "region"))
    #expect(try #require(first["startLine"] as? Int) < #require(other["startLine"] as? Int))
    #expect(try object(place["artifactLocation"], "artifactLocation")["uri"] as? String == "flow.json")
  }

  @Test func columnsCountCharactersNotBytes() throws {
    let folder = try TemporaryFolder()
    let flow =
      #"{"StartAction":"größe😀","Actions":[{"Identifier":"größe😀","Type":"MessageParticipant","Parameters":{"Text":"ß"},"Transitions":{"NextAction":"nowhere"}}]}"#
    try folder.write(flow, to: "flow.json")
    let region = try #require(
      try results(of: run("flow.json", in: folder)).first { $0.rule == "unknown-target" }?.region)
    let start = try #require(flow.unicodeScalars.firstRange(of: "\"nowhere\"".unicodeScalars)?.lowerBound)
    #expect(
      region["startColumn"]
        == flow.unicodeScalars.distance(from: flow.unicodeScalars.startIndex, to: start) + 1)
  }

  @Test(arguments: [
    ("flow.json", "flow.json"), ("./flow.json", "flow.json"), ("a b/100%.json", "a%20b/100%25.json"),
    ("größe#1?.json", "gr%C3%B6%C3%9Fe%231%3F.json"), ("c:flow.json", "c%3Aflow.json"),
    ("x/../flow.json", "x/../flow.json"),
  ])
  func pathsAreRelativeReferences(path: String, uri: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "x/empty")
    try folder.write(CheckFormatTests.faulty, to: path)
    let results = try results(of: run(path, in: folder))
    #expect(results.count == 2)
    #expect(results.allSatisfy { $0.uri == uri })
  }

  @Test func anAbsolutePathIsAFileAddress() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(CheckFormatTests.faulty, to: "a flow.json")
    let results = try results(of: run(path, in: folder))
    #expect(results.allSatisfy { $0.uri == "file://" + path.replacing(" ", with: "%20") })
  }

  @Test func whatIsNoFindingOfARuleForFlowsHasItsRuleToo() throws {
    let folder = try TemporaryFolder()
    try folder.write(CheckFormatTests.faulty, to: "flow.json")
    try folder.write(#"{ "numbers": { "+1": { "flow": "flow" } }, "color": 1 }"#, to: "center.json")
    let results = try results(of: run(".", "nothing.json", in: folder))
    #expect(results.contains { $0.rule == "unreadable" && $0.region == nil && $0.uri == "nothing.json" })
    #expect(results.contains { $0.uri == "center.json" && $0.region != nil })
  }

  @Test func whatIsSaidOfAFolderNamesIt() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      SmallFlow.document([SmallFlow.say("hello", "Hello.", then: "bye"), SmallFlow.hangUp("bye")]),
      to: "flow.json")
    try folder.write("{}", to: "other.json")
    let results = try results(of: run(".", in: folder))
    #expect(results.map(\.rule) == ["not-a-flow"] && results[0].uri == "." && results[0].region == nil)
  }

  @Test func nothingFoundIsARunWithoutResults() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      SmallFlow.document([SmallFlow.say("hello", "Hello.", then: "bye"), SmallFlow.hangUp("bye")]),
      to: "flow.json")
    #expect(try results(of: run("flow.json", in: folder)).isEmpty)
  }
}
