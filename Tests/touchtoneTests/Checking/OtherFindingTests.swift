import FlowAnalysis
import Foundation
import TestSupport
import Testing

@testable import touchtone

/// Names in brackets that are no rules of `check`.
@Suite struct OtherFindingTests {
  /// Each name that the sources write down as a finding's.
  static func namesInTheSources() throws -> [String: String] {
    var found: [String: String] = [:]
    let sources = packagePath("Sources")
    let name = #/(?:rule: ?|\?\? |: |== nil \? )"(?<name>[a-z]+(?:-[a-z]+)*)"(?=[,)\n])/#
    for case let path as String in FileManager.default.enumerator(atPath: sources) ?? .init()
    where path.hasSuffix(".swift") {
      let text = try String(contentsOfFile: sources + "/" + path, encoding: .utf8)
      for line in text.split(separator: "\n") where line.contains("rule: \"") {
        for match in line.matches(of: name)
        where line[..<match.range.lowerBound].hasSuffix("rule: ") || match.0.hasPrefix("rule:") {
          found[String(match.name)] = path
        }
      }
    }
    return found
  }

  @Test func everyNameInBracketsCanBeExplained() throws {
    let names = try Self.namesInTheSources()
    #expect(names.count > 80)
    for (name, path) in names {
      #expect(
        CheckCatalog.named(name) != nil || OtherFindings.named(name) != nil,
        "\(name), of \(path), has no entry in OtherFindings")
    }
  }

  @Test func noNameStandsTwiceAndEveryTextIsASentenceWithoutItsPeriod() {
    var seen = Set(CheckCatalog.all.map { $0.description.name })
    for finding in OtherFindings.all {
      #expect(seen.insert(finding.name).inserted, "\(finding.name) stands twice")
      for text in [finding.summary, finding.why, finding.fix] {
        #expect(!text.isEmpty && !text.hasSuffix("."), "\(finding.name): \(text)")
      }
    }
  }

  @Test func explainTellsOfAFindingThatIsNoRule() throws {
    let run = try FinishedProgram(builtProduct(named: "touchtone"), ["explain", "bad-hours"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("bad-hours (error, a center's own files)\n\nAn opening that is none."))
  }

  /// To leave out why a center cannot be read would be to check nothing and say that all is well.
  @Test func whatKeepsAFileFromBeingUsedCannotBeIgnored() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{ "hours": { "Desk": { "open": { "monday": ["9-5"] } } } }"#, to: "center.json")
    let run = try CheckFormatTests.check(".", "--ignore", "bad-hours", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("\"bad-hours\" is no rule that can be left out"))
  }

  @Test func aWarningOfACentersFilesCanBeIgnored() throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallFlow.document([SmallFlow.hangUp("bye")]), to: "flow.json")
    try folder.write("<speak>Hello", to: "hello.ssml")
    try folder.write(#"{ "prompts": { "Hello": { "file": "hello.ssml" } } }"#, to: "center.json")
    #expect(try CheckFormatTests.check(".", in: folder).output.contains("[prompt-ssml]"))
    let run = try CheckFormatTests.check(".", "--ignore", "prompt-ssml", in: folder)
    #expect(run.status == 0 && !run.output.contains("[prompt-ssml]"))
  }
}
