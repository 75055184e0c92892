import Foundation
import TestSupport
import Testing

@testable import touchtone

/// `touchtone test` as people and build servers run it.
@Suite struct TestCommandTests {
  private func run(_ words: String...) throws -> FinishedProgram {
    try FinishedProgram(builtProduct(named: "touchtone"), ["test"] + words)
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let head = "center \(packagePath("flows/site-visit"))\nat 2026-11-23 10:05\ncall from +919811112222\n"
    try folder.write(head + "hear \"Welcome back\"\n", to: "good.scenario")
    try folder.write(head + "hear \"we <are> closed\"\n", to: "inner/bad.scenario")
    try folder.write("center nowhere\n", to: "inner/worse.scenario")
    return folder
  }

  @Test func eachKindOfEndHasItsStatus() throws {
    let folder = try folder()
    #expect(try run(folder.path(of: "good.scenario")).status == 0)
    #expect(try run(folder.path(of: "inner/bad.scenario")).status == 1)
    let all = try run(folder.path)
    #expect(all.status == 2)
    #expect(all.output.contains("3 scenarios: 1 passed, 1 failed, 1 could not be played"))
    #expect(all.output.contains("expected to hear \"we <are> closed\", heard"))
    #expect(all.output.contains("what happened before:"))
  }

  @Test func aFilterChoosesAndNothingToPlayIsSaid() throws {
    let folder = try folder()
    #expect(try run(folder.path, "--filter", "GOOD").output.contains("1 scenario: 1 passed"))
    #expect(try run(folder.path, "--filter", "nothing").status == 2)
    #expect(try run(folder.path(of: "missing")).status == 2)
    #expect(try run(packagePath("prompts")).status == 2)
  }

  @Test func buildServersAndProgramsReadTheResults() throws {
    let folder = try folder()
    let file = folder.path(of: "results.xml")
    _ = try run(folder.path, "--junit", file)
    let xml = try String(contentsOfFile: file, encoding: .utf8)
    #expect(xml.contains("<testsuites name=\"touchtone\" tests=\"3\" failures=\"1\" errors=\"1\""))
    #expect(xml.contains("expected to hear &quot;we &lt;are&gt; closed&quot;"))
    let json = try run(folder.path, "--format", "json")
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(list.compactMap { $0["verdict"] as? String } == ["passed", "failed", "refused"])
  }

  @Test func tooLittleCoverageFails() throws {
    let folder = try folder()
    let good = folder.path(of: "good.scenario")
    #expect(try run(good, "--min-coverage", "0").status == 0)
    #expect(try run(good, "--min-coverage", "90").status == 1)
  }
}
