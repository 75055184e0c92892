import FlowActions
import FlowEngine
import FlowTestSupport
import Testing

/// Types that are known by name only.
@Suite struct StandInTests {
  static let names = ActionCatalogTests.knownByName
  /// Those whose NextAction is a copy of an error's.
  static let mirrors = ["ConnectParticipantWithLexBot"]

  @Test(arguments: names) func saysSoAndTakesABranch(type: String) throws {
    let call = try Call.begin(.probe(type, "{}", on: ["NoMatchingError", "NoMatchingCondition"]))
    let isMirror = Self.mirrors.contains(type)
    #expect(call.effects == ["\(type) stands in: \(isMirror ? "NoMatchingError" : "NextAction")"])
    #expect(call.last == (isMirror ? "NoMatchingError" : "next"))
  }

  @Test(arguments: mirrors) func neverTakesANextActionThatMirrorsAnError(type: String) throws {
    let call = try Call.begin(.probe(type, "{}", on: ["NoMatchingCondition"]))
    #expect(call.departure == .unhandled(.noMatchingError))
  }

  @Test(arguments: [("NextAction", "next"), ("Book", "Book"), ("NoMatchingCondition", "NoMatchingCondition")])
  func aDeclaredOutcomeIsTaken(outcome: String, last: String) throws {
    let flow = FlowText([
      .probe("ConnectParticipantWithLexBot", if: ["Book"], on: ["NoMatchingCondition", "NoMatchingError"])
    ])
    let call = Call(try Program.linking([flow], branches: ["probe": outcome]))
    call.begin()
    #expect(call.last == last)
    #expect(call.effects == ["ConnectParticipantWithLexBot stands in: \(outcome)"])
    #expect(call.program.problems.isEmpty)
  }

  @Test(arguments: [
    (["probe": "Sell"], "\"probe\" has no branch \"Sell\""),
    (["prob": "Book"], "\"prob\" is no action of these flows"),
  ])
  func anOutcomeThatIsNotThereIsAFinding(branches: [String: String], message: String) throws {
    let flow = FlowText([.probe("ConnectParticipantWithLexBot", if: ["Book"], on: ["NoMatchingError"])])
    let program = try Program.linking([flow], branches: branches)
    #expect(program.problems.map(\.message) == [message])
    #expect(program.problems.map(\.rule) == ["unknown-branch"])
  }

  @Test func itsFidelityIsStubbed() throws {
    let program = try Program.linking([FlowText([.probe("ConnectParticipantWithLexBot")])])
    #expect(
      program.actionSources[0].fidelity == .stubbed("ConnectParticipantWithLexBot is known by name only"))
  }
}
