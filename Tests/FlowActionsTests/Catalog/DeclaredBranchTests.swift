import FlowActions
import FlowEngine
import FlowTestSupport
import Testing

/// Branches that a person declares for actions that cannot decide here.
@Suite struct DeclaredBranchTests {
  @Test(arguments: [
    (["probe": "Sell"], "\"probe\" has no branch \"Sell\""),
    (["prob": "Book"], "\"prob\" is no action of these flows"),
  ])
  func anOutcomeThatIsNotThereIsAFinding(branches: [String: String], message: String) throws {
    let flow = FlowText([
      .probe("ConnectParticipantWithAgenticCX", "{}", if: ["Book"], on: ["NoMatchingError"])
    ])
    let program = try Program.linking([flow], branches: branches)
    #expect(program.problems.map(\.message) == [message])
    #expect(program.problems.map(\.rule) == ["unknown-branch"])
  }

  @Test(arguments: [("Book", true), ("Equals Book", true), ("NoMatchingError", true), ("Equals", false)])
  func anOutcomeIsMeantByItsOperandWithItsOperatorOrWithout(words: String, isMeant: Bool) throws {
    let flow = FlowText([
      .probe("ConnectParticipantWithAgenticCX", "{}", if: ["Book"], on: ["NoMatchingError"])
    ])
    let program = try Program.linking([flow])
    let outcomes = try #require(program.outcomes(of: "probe"))
    #expect(outcomes.contains { $0.isMeant(by: words) } == isMeant)
    #expect(program.outcomes(of: "nobody") == nil)
  }
}
