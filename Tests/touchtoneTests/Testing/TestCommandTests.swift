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
    #expect(all.output.contains("the way through the flows:"))
    #expect(all.output.contains("welcome.json:"))
  }

  /// What becomes of a callback before it rings belongs to what happened.
  @Test func ofACallbackThatNobodyTakesItIsToldWhereItIs() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      center \(packagePath("flows/site-visit"))
      at 2026-11-23 10:05
      agent "Meera Nair" unavailable
      agent "Anita George" unavailable
      call from +919811112222
      press 1
      hear "To be called back, press 1"
      press 1
      press 1
      ends by flow
      callback answered

      """, to: "never.scenario")
    let test = try run(folder.path(of: "never.scenario"))
    #expect(test.status == 1)
    #expect(test.output.contains("expected the caller to be called back, and nobody calls"))
    #expect(test.output.contains("why: the callback waits in the queue Plots"), "\(test.output)")
    #expect(test.output.contains("queue     entered queue Plots"), "\(test.output)")
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
    let ways = try list.map { try #require($0["way"] as? [[String: Any]]) }
    #expect(ways[0].isEmpty && ways[2].isEmpty && ways[1].last?["line"] is Int)
  }

  @Test func whatIsWrongWithACenterIsToldOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write("{ \"numbers\": 3 }", to: "center.json")
    for number in 1...3 {
      try folder.write("center center.json\ncall from anonymous\n", to: "\(number).scenario")
    }
    let all = try run(folder.path)
    #expect(all.status == 2)
    #expect(all.output.components(separatedBy: "center.json:1:").count == 2, "\(all.output)")
    #expect(all.output.contains("\n\n3 scenarios could not be played\n"), "\(all.output)")
    // One alone says which of its lines names the center.
    #expect(
      try run(folder.path(of: "1.scenario")).output.contains("1.scenario:1:8: error: this center cannot"))
  }

  @Test func aFolderThatALinkLeadsBackToIsGoneThroughOnce() throws {
    let folder = try folder()
    #expect(symlink("..", folder.path(of: "inner/up")) == 0)
    #expect(try run(folder.path).output.contains("3 scenarios: 1 passed"))
  }

  @Test func tooLittleCoverageFails() throws {
    let folder = try folder()
    let good = folder.path(of: "good.scenario")
    #expect(try run(good, "--min-coverage", "0").status == 0)
    #expect(try run(good, "--min-coverage", "90").status == 1)
  }

  // MARK: Test cases of the service

  /// A scenario, a test case, one with a mistake, and JSON files that are none.
  private func mixedFolder() throws -> TemporaryFolder {
    let folder = try folder()
    let file = packagePath("flows/heron-ferries/test-cases/booking-to-ticket-desk.json")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    for name in ["main.json", "center.json"] {
      let content = try String(contentsOfFile: packagePath("flows/heron-ferries/" + name), encoding: .utf8)
      try folder.write(content, to: "ferries/" + name)
    }
    try folder.write(text, to: "ferries/case.json")
    try folder.write(
      text.replacing("\"Operand\": \"Grey Heron\"", with: "\"Operand\": \"Barge\""),
      to: "ferries/cases/failing.json")
    try folder.write(
      text.replacing("\"Metadata\": {},", with: "\"Metadata\": {}"), to: "ferries/cases/slip.json")
    return folder
  }

  @Test func aFolderMayHoldScenariosAndTestCases() throws {
    let folder = try mixedFolder()
    let all = try run(folder.path)
    #expect(all.status == 2)
    #expect(all.output.contains("6 tests: 2 passed, 2 failed, 2 could not be played"), "\(all.output)")
    #expect(all.output.contains("vessel = Grey Heron"))
    #expect(all.output.contains("put a comma after the value before it"))
    let cases = try run(folder.path(of: "ferries"))
    #expect(cases.output.contains("3 test cases: 1 passed"), "\(cases.output)")
    #expect(try run(folder.path(of: "ferries/case.json")).status == 0)
    #expect(try run(folder.path(of: "ferries/cases/failing.json")).status == 1)
    #expect(try run(folder.path, "--filter", "CASE.JSON").output.contains("1 test case: 1 passed"))
    #expect(try run(folder.path(of: "ferries"), "--min-coverage", "90").status == 2)
    #expect(try run(folder.path(of: "ferries/main.json")).output.contains("it is a flow"))
  }

  @Test func resultsOfTestCasesTellOfTheirObservations() throws {
    let folder = try mixedFolder()
    let json = try run(folder.path(of: "ferries/case.json"), "--format", "json")
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    let observations = try #require(list.first?["observations"] as? [[String: Any]])
    #expect(observations.compactMap { $0["status"] as? String } == Array(repeating: "passed", count: 5))
    #expect(list.first?["logged"] as? [[String: String]] == [["name": "vessel", "value": "Grey Heron"]])
    let file = folder.path(of: "results.xml")
    _ = try run(folder.path(of: "ferries"), "--junit", file)
    let xml = try String(contentsOfFile: file, encoding: .utf8)
    #expect(xml.contains("tests=\"3\" failures=\"1\" errors=\"1\""))
  }

  @Test func whatATestCaseCallsCanBeNamed() throws {
    let folder = try TemporaryFolder()
    let file = packagePath("flows/heron-ferries/test-cases/booking-to-ticket-desk.json")
    // Deep enough for no flow of another test to lie above it.
    let path = try folder.write(try String(contentsOfFile: file, encoding: .utf8), to: "a/b/c/case.json")
    let lost = try run(path)
    #expect(
      lost.status == 2 && lost.output.contains("there is nothing that this test case could call"),
      "\(lost.output)")
    #expect(try run(path, "--center", packagePath("flows/heron-ferries")).status == 0)
    #expect(try run(path, "--center", packagePath("flows/heron-ferries/center.json")).status == 0)
    #expect(try run(path, "--center", folder.path(of: "gone")).status == 2)
    #expect(try run(path, "--at", "noon").status == 2)
  }

  @Test func aScenarioIsWrittenAsATestCase() throws {
    let folder = try TemporaryFolder()
    let scenario = packagePath("flows/heron-ferries/scenarios/an-existing-booking.scenario")
    let out = folder.path(of: "case.json")
    let cut = try run(
      "--export", "aws", packagePath("flows/heron-ferries/scenarios/closed-on-sunday.scenario"), "--out",
      folder.path(of: "cut.json"))
    #expect(cut.status == 1 && cut.errors.contains("\"ends\" cannot be said in a test case"))
    let written = try run("--export", "aws", scenario, "--out", out)
    #expect(written.status == 0 && written.errors.isEmpty, "\(written.errors)")
    #expect(try run(out, "--center", packagePath("flows/heron-ferries")).status == 0)
    #expect(try run("--export", "aws", scenario, "--out", out).status == 2)
    #expect(try run("--export", "aws", scenario).output.contains("\"Status\": \"SAVED\""))
    #expect(try run("--export", "aws", packagePath("flows/heron-ferries")).status == 2)
    #expect(try run(scenario, "--out", out).status == 2)
  }
}
