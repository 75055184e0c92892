import Foundation
import TestSupport
import Testing

@testable import touchtone

/// Which branches scenarios take is counted by branch, and told for people and programs.
@Suite struct CoverageTests {
  /// A menu whose keys 1 and 2 lead to one action, as any other key does.
  private func coverage(_ scenarios: String...) throws -> (folder: TemporaryFolder, coverage: TestCoverage) {
    let flow = try SmallFlow(
      SmallFlow.menu(
        "Menu", "Press one or two.", keys: [("1", "Said"), ("2", "Said")], silence: "Bye", other: "Said"),
      SmallFlow.say("Said", "Thank you.", then: "Bye"),
      SmallFlow.say("Lost", "Nobody hears this.", then: "Bye"),
      SmallFlow.hangUp())
    var files: [String] = []
    for (number, text) in scenarios.enumerated() {
      files.append(
        try flow.folder.write("flow flow.json\ncall from anonymous\n" + text, to: "\(number).scenario"))
    }
    let outcomes = TestRun(files: files).play { _ in }
    for outcome in outcomes { #expect(outcome.result.isPassed, "\(outcome.result.verdict)") }
    return (flow.folder, TestCoverage(outcomes))
  }

  /// "Menu [1]" of every branch that was taken.
  private func taken(_ coverage: TestCoverage) -> [String] {
    coverage.parts.flatMap(\.report.flows).flatMap(\.actions).flatMap { action in
      action.branches.filter { $0.count > 0 }.map { action.name + " " + $0.deciding }
    }
  }

  @Test func keysThatLeadToOneActionAreBranchesOfTheirOwn() throws {
    let found = try coverage("press 1\nends by flow")
    #expect(taken(found.coverage) == ["Menu [1]", "Said then"])
    let both = try coverage("press 1", "press 7")
    #expect(taken(both.coverage).contains("Menu other key"))
    #expect(!taken(both.coverage).contains("Menu [2]"))
  }

  @Test func whatNoContactReachesIsNotCounted() throws {
    let flow = try #require(try coverage("silence").coverage.parts.first?.report.flows.first)
    #expect(flow.unreachedCount == 1)
    #expect(!flow.actions.contains { $0.name == "Lost" })
  }

  @Test func theShippedScenariosTakeEveryBranchOfTheShippedCenter() throws {
    let run = try FinishedProgram(
      builtProduct(named: "touchtone"),
      ["test", packagePath("flows/site-visit"), "--coverage", "--min-coverage", "100"])
    #expect(run.status == 0, "\(run.output.suffix(4000))")
  }

  /// A center that is hardly tested yet: its hundreds of branches would hide the first ones.
  @Test func ofEachFlowTheFirstBranchesAreTold() throws {
    let scenario = packagePath("flows/site-visit/scenarios/site-visit/books-the-first-slot.scenario")
    let run = try FinishedProgram(builtProduct(named: "touchtone"), ["test", scenario, "--coverage"])
    let lines = run.output.split(separator: "\n")
    let rest = lines.filter { $0.hasPrefix("  … and ") }
    #expect(rest.contains { $0.hasSuffix(" more in main-menu") }, "\(rest)")
    #expect(lines.last == "all of them: --coverage-html DIR, or --coverage-format json")
    #expect(lines.count < 600)
  }

  /// An export without line ends is one line for whoever counts lines.
  @Test func actionsOnOneLineAreOneLine() throws {
    let found = try coverage("silence")
    let file = found.folder.path(of: "flow.json")
    let flow = try String(contentsOfFile: file, encoding: .utf8)
    _ = try found.folder.write(flow.replacing("\n", with: " "), to: "flow.json")
    let scenario = found.folder.path(of: "0.scenario")
    let coverage = TestCoverage(TestRun(files: [scenario]).play { _ in })
    let lines = coverage.lcov.split(separator: "\n").filter { ["DA:", "LF:", "LH:"].contains($0.prefix(3)) }
    #expect(lines == ["DA:1,0", "LF:1", "LH:0"])
    #expect(coverage.cobertura.contains("lines-covered=\"0\" lines-valid=\"1\""))
    #expect(coverage.cobertura.split(separator: "<line ").count == 2)
  }

  @Test func aForcedBranchCounts() throws {
    let flow = try SmallFlow(
      SmallFlow.lambda("Look up", "crm", then: "Bye", otherwise: "Sorry"),
      SmallFlow.say("Sorry", "Sorry.", then: "Bye"), SmallFlow.hangUp())
    let file = try flow.folder.write(
      "flow flow.json\nbranch \"Look up\" takes NoMatchingError\ncall from anonymous\nhear \"sorry\"\nends by flow",
      to: "a.scenario")
    let outcomes = TestRun(files: [file]).play { _ in }
    #expect(taken(TestCoverage(outcomes)) == ["Look up ƒ error", "Sorry then"])
  }

  @Test func theTextTellsWhatIsMissingAndTheWayThere() throws {
    let found = try coverage("silence\nends by flow")
    let text = found.coverage.text
    #expect(text.contains("1 of 6 branches, 16.6 %"), "\(text)")
    #expect(text.contains(": Menu: [1], [2], other key, error"), "\(text)")
    #expect(text.contains("      [1]:\n        call\n        press 1\n      [2]:"), "\(text)")
    #expect(
      text.contains("        branch \"Menu\" takes NoMatchingError at visit 1\n        call"), "\(text)")
  }

  @Test func programsReadIt() throws {
    let found = try coverage("press 2\nends by flow")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(found.coverage.json.utf8)) as? [[String: Any]])
    #expect(json.first?["taken"] as? Int == 2)
    #expect(found.coverage.json.contains("\"way\""))
    let lcov = found.coverage.lcov.split(separator: "\n")
    #expect(lcov.contains("BRH:2") && lcov.contains("BRF:6") && lcov.last == "end_of_record")
    #expect(found.coverage.cobertura.contains("condition-coverage=\"20% (1/5)\""))
  }
}
