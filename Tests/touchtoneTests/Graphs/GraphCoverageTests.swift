import Foundation
import TestSupport
import Testing

@testable import touchtone

/// Coverage that is laid over what `touchtone graph` draws.
@Suite struct GraphCoverageTests {
  private let flow: SmallFlow

  init() throws {
    flow = try SmallFlow(
      SmallFlow.menu("Menu", "Press one.", keys: [("1", "Said")], silence: "Bye", other: "Said"),
      SmallFlow.say("Said", "Thank you.", then: "Bye"), SmallFlow.hangUp())
    let test = try flow.folder.write(
      "flow flow.json\ncall from anonymous\npress 1\nends by flow\n", to: "a.scenario")
    let coverage = try FinishedProgram(
      builtProduct(named: "touchtone"), ["test", test, "--coverage-format", "json"])
    try flow.folder.write(coverage.output, to: "coverage.json")
  }

  private func graph(_ words: String...) throws -> FinishedProgram {
    try FinishedProgram(
      builtProduct(named: "touchtone"),
      ["graph", flow.path, "--coverage", flow.folder.path(of: "coverage.json")] + words)
  }

  @Test func theMapTellsOfEachBranchHowOftenItWasTaken() throws {
    let run = try graph("--width", "60")
    #expect(run.errors.isEmpty && run.status == 0)
    #expect(
      run.output == """
        ─ flow ────────────────── 3 actions, 2 of 5 branches taken ─

         ● Menu                          one key within 5 s      ✓ 1
            ├ [1]         → Said → Bye                           ✓ 1
            ├ other key   → ↑ Said                           ○ never
            ├ silence 5 s → ↑ Bye                            ○ never
            └ error       → ↑ Bye                            ○ never

        """, "\(run.output)")
  }

  @Test func picturesMarkItByClassAndSign() throws {
    let dot = try graph("--format", "dot").output
    #expect(dot.contains(#"id="a0", class="partly"#) && dot.contains("○ other key"), "\(dot)")
    let mermaid = try graph("--format", "mermaid").output
    #expect(mermaid.contains(":::partly") && mermaid.contains("-.->|\"○ other key\"|"), "\(mermaid)")
  }

  @Test func aFolderIsNoCoverage() throws {
    let run = try FinishedProgram(
      builtProduct(named: "touchtone"), ["graph", flow.path, "--coverage", flow.folder.path])
    #expect(run.status == 2 && run.errors.contains("this is a folder, not a coverage"), "\(run.errors)")
    #expect(run.errors.contains("  fix: name the file in which"))
  }

  @Test func aFlowThatChangedIsSaid() throws {
    try flow.folder.write(
      SmallFlow.document([
        SmallFlow.say("Said", "Thank you.", then: "Bye"), SmallFlow.hangUp(),
      ]), to: "flow.json")
    let run = try graph()
    #expect(run.status == 0 && run.output.contains("1 of 1 branch taken"), "\(run.output)")
    #expect(run.errors.contains("warning: 1 of the counted actions and branches are not in these flows"))
  }

  @Test(arguments: ["", "{}", "[1]", "[{\"flows\": 7}]", "not JSON"])
  func whatIsNoCoverageIsRefused(_ text: String) throws {
    try flow.folder.write(text, to: "coverage.json")
    let run = try graph()
    #expect(run.status != 0 && run.output.isEmpty && run.errors.contains("coverage.json"), "\(run.errors)")
  }

  @Test func countsThatNobodyCanHaveAreHarmless() throws {
    try flow.folder.write(
      """
      [{"flows": [{"flow": "flow", "actions": [
        {"action": "Menu", "count": 9223372036854775807, "branches": [{"branch": "NextAction", "count": -4}]},
        {"action": "Menu", "count": 9223372036854775807}, {"action": 5}, 7]}]}]
      """, to: "coverage.json")
    #expect(try graph().status == 0)
  }

  @Test func theWayOfATestIsDrawnToWhereItFails() throws {
    let test = try flow.folder.write(
      "flow flow.json\ncall from anonymous\nhear \"Good day\"\n", to: "b.scenario")
    let run = try FinishedProgram(builtProduct(named: "touchtone"), ["graph", test, "--width", "60"])
    #expect(run.status == 1 && run.errors.contains("expected to hear \"Good day\""), "\(run.errors)")
    #expect(
      run.output == """
        ─ flow ───────────────────────────────── 3 actions, 5 ways ─

        ┃● Menu                         one key within 5 s  ! ● 0:00
            ├ [1]         → Said → Bye
            ├ other key   → ↑ Said
            ├ silence 5 s → ↑ Bye
            └ error       → ↑ Bye

        """, "\(run.output)")
    let failed = try FinishedProgram(builtProduct(named: "touchtone"), ["test", test]).output
    #expect(failed.contains("  on the map:\n    touchtone graph "), "\(failed)")
    #expect(failed.contains("b.scenario --flow flow\n"), "\(failed)")
  }
}
