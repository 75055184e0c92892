import TestSupport
import Testing

@testable import touchtone

/// Which step of its way a failed scenario points at.
@Suite struct FailureTrailTests {
  private func trail(_ steps: String...) throws -> FailureTrail {
    let flow = try SmallFlow(
      SmallFlow.menu(
        "First", "Plots press 1, villas press 2.", keys: [("1", "Second"), ("2", "Villas")], silence: "Bye"),
      SmallFlow.menu("Second", "Which plot?", keys: [("1", "Third"), ("9", "First")], silence: "Bye"),
      SmallFlow.menu("Third", "Which size?", keys: [("1", "Booked"), ("9", "Second")], silence: "Bye"),
      SmallFlow.say("Villas", "Here are our villas.", then: "Bye"),
      SmallFlow.say("Booked", "It is booked.", then: "Bye"), SmallFlow.hangUp())
    try flow.folder.write(
      (["flow flow.json", "call from anonymous"] + steps).joined(separator: "\n"), to: "a.scenario")
    let run = TestRun(files: [flow.folder.path(of: "a.scenario")], seed: 0, stopsAtFailure: false)
    return FailureTrail(run.play { _ in }[0].result)
  }

  private func suspect(_ trail: FailureTrail) -> String { trail.steps[trail.suspect].name }

  @Test func itIsTheChoiceBeforeTheLastOneWhereThatLedElsewhere() throws {
    let trail = try trail("press 1", "press 1", "hear \"here are our villas\"")
    #expect(trail.steps.map(\.name) == ["First", "Second", "Third"])
    #expect(suspect(trail) == "First")
    #expect(trail.lines[0].hasPrefix("! ") && trail.lines[0].hasSuffix("→ [1] Plots"), "\(trail.lines)")
  }

  @Test func itIsWhereTheCallWaitsWhereOnlyAKeyIsMissing() throws {
    let trail = try trail("press 1", "press 1", "hear \"it is booked\"")
    #expect(suspect(trail) == "Third")
  }

  @Test func whatWasHeardAsTheScenarioSaysIsNotSuspected() throws {
    let trail = try trail("press 1", "hear \"which plot\"", "press 1", "hear \"here are our villas\"")
    #expect(suspect(trail) == "Second")
  }

  @Test func whatNobodySaysIsLookedForWhereTheCallWaits() throws {
    let trail = try trail("press 1", "press 1", "hear \"nothing of the kind\"")
    #expect(suspect(trail) == "Third")
  }
}
