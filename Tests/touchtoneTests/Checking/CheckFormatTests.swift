import Foundation
import TestSupport
import Testing

@testable import touchtone

/// What `touchtone check` prints for other programs, and its exit status.
@Suite struct CheckFormatTests {
  private typealias Flow = SmallFlow

  /// A branch that leads nowhere (an error), and an action that nothing leads to (a warning).
  static let faulty = SmallFlow.document(
    [
      SmallFlow.say("hello", "Hello.", then: "nowhere"),
      SmallFlow.say("island", "Hello.", then: "bye"), SmallFlow.hangUp("bye"),
    ], metadata: "{ \"name\": \"Größe 😀\" }")

  static func check(_ words: String..., in folder: TemporaryFolder) throws -> FinishedProgram {
    try FinishedProgram(builtProduct(named: "touchtone"), ["check"] + words, in: folder.path)
  }

  private func list(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test func jsonIsAListOfFindingsWithEveryKey() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.faulty, to: "flow.json")
    let findings = try list(Self.check("flow.json", "--format", "json", in: folder).output)
    #expect(findings.map { $0["rule"] as? String } == ["unknown-target", "unreachable-action"])
    for finding in findings {
      #expect(
        Set(finding.keys) == [
          "file", "line", "column", "length", "severity", "rule", "message", "why", "fix", "fixable",
          "also",
        ])
      for key in ["file", "severity", "rule", "message", "why", "fix"] {
        #expect((finding[key] as? String)?.isEmpty == false, "\(key)")
      }
      #expect(finding["file"] as? String == "flow.json")
    }
    let line = try #require(findings[0]["line"] as? Int)
    let column = try #require(findings[0]["column"] as? Int)
    let source = Self.faulty.split(separator: "\n", omittingEmptySubsequences: false)[line - 1]
    #expect(source.dropFirst(column - 1).hasPrefix("\"nowhere\""))
    #expect(findings[0]["length"] as? Int == 9)
  }

  /// Two actions whose errors lead to one bare end.
  static let dropping = SmallFlow.document([
    SmallFlow.lambda("first", "one", then: "second", otherwise: "bye"),
    SmallFlow.lambda("second", "two", then: "hello", otherwise: "bye"),
    SmallFlow.say("hello", "Hello.", then: "bye"), SmallFlow.hangUp("bye"),
  ])

  @Test func aFindingAboutSeveralPlacesNamesThemAll() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.dropping, to: "flow.json")
    let rule = ["flow.json", "--rule", "dropped-without-a-word"]
    let findings = try list(Self.check(rule[0], rule[1], rule[2], "--format", "json", in: folder).output)
    let also = try #require(findings.first?["also"] as? [[String: Any]])
    #expect(findings.count == 1 && also.count == 1)
    let line = try #require(also[0]["line"] as? Int)
    let source = Self.dropping.split(separator: "\n", omittingEmptySubsequences: false)[line - 1]
    let column = try #require(also[0]["column"] as? Int)
    #expect(source.contains("second") && source.dropFirst(column - 1).hasPrefix("\"bye\""))
    let text = try Self.check(rule[0], rule[1], rule[2], in: folder).output
    #expect(text.contains("\n  also: second ƒ (line \(line))\n"))
    #expect(also[0]["action"] as? String == "second ƒ")
  }

  @Test func aNoteThatComesAgainAndAgainIsALine() throws {
    let folder = try TemporaryFolder()
    let speaking = (1...6).map { number in
      SmallFlow.say("s\(number)", "<speak>Hello.</speak>", then: number == 6 ? "bye" : "s\(number + 1)")
    }
    try folder.write(SmallFlow.document(speaking + [SmallFlow.hangUp("bye")]), to: "flow.json")
    let text = try Self.check("flow.json", "--rule", "ssml-under-text", in: folder).output
    let blocks = text.split(separator: "\n\n", omittingEmptySubsequences: true)
    #expect(blocks.count == 5 && blocks[3].split(separator: "\n").count == 3, "\(text)")
    #expect(blocks[4].hasPrefix("6 notes in 1 flow"))
  }

  @Test func jsonSaysOfAFileThatIsNotThereWhatCanBeSaid() throws {
    let folder = try TemporaryFolder()
    let run = try Self.check("nothing.json", "--format", "json", in: folder)
    #expect(run.status == 2)
    let findings = try list(run.output)
    #expect(findings.count == 1)
    #expect(
      findings[0]["file"] as? String == "nothing.json" && findings[0]["rule"] as? String == "unreadable")
    #expect(findings[0]["line"] is NSNull && findings[0]["column"] is NSNull)
  }

  @Test func nothingFoundIsAnEmptyList() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      SmallFlow.document([SmallFlow.say("hello", "Hello.", then: "bye"), SmallFlow.hangUp("bye")]),
      to: "flow.json")
    let run = try Self.check("flow.json", "--format", "json", in: folder)
    #expect(run.status == 0)
    #expect(try list(run.output).isEmpty)
  }

  @Test(arguments: [
    ("", 1), ("--rule unknown-target", 1), ("--ignore unknown-target", 0), ("--rule unreachable-action", 0),
    ("--rule unknown-target --ignore unknown-target", 0), ("--rule unknown-targets", 2),
    ("--ignore unknown-targets", 2), ("--rule=", 2), ("--format xml", 2), ("nothing.json", 2),
  ])
  func exitStatusIsOneForErrorsThatArePrinted(words: String, status: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.faulty, to: "flow.json")
    let words = ["check", "flow.json"] + words.split(separator: " ").map(String.init)
    #expect(try FinishedProgram(builtProduct(named: "touchtone"), words, in: folder.path).status == status)
  }

  @Test func aRuleThatDoesNotExistIsNamedWithOneThatIsNear() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.faulty, to: "flow.json")
    let run = try Self.check("flow.json", "--rule", "unknown-targets", "--ignore", "trumpets", in: folder)
    #expect(run.output.isEmpty)
    #expect(
      run.errors == """
        --rule: error: there is no rule "unknown-targets" [usage]
          fix: did you mean "unknown-target"?

        --ignore: error: there is no rule "trumpets" [usage]
          fix: touchtone explain lists them all

        """)
  }

  @Test func aFolderThatLinksBackToItselfIsReadOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.faulty, to: "flow.json")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "again"), withDestinationPath: folder.path)
    let findings = try list(Self.check(".", "--format", "json", in: folder).output)
    #expect(findings.count == 2)
  }
}
