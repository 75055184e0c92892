import ContactCenter
import Testing

@testable import Scenarios

/// What a scenario says for an agent in training.
@Suite struct TrainingStepTests {
  private func training(_ lines: String...) throws -> Training {
    let text = (["center a", "call from anonymous"] + lines).joined(separator: "\n")
    return try Scenario(parsing: text, named: "small.scenario").training
  }

  @Test func theCallerIsAsTheScenarioSays() throws {
    let training = try training(
      "wants \"I would like to see the villas.\"", "asked \"which day\" says \"Wednesday.\"",
      "asked \"name\" says \"Asha.\"", "patience 90s")
    #expect(
      training.caller
        == CallerBrief(
          wants: "I would like to see the villas.",
          replies: [.init(asked: "which day", says: "Wednesday."), .init(asked: "name", says: "Asha.")],
          patience: .seconds(90)))
    #expect(training.rules.isEmpty)
    #expect(!training.isEmpty)
  }

  @Test(arguments: [
    ("score greeting \"good morning\"", ScoreRule.greeting("good morning", within: .seconds(10))),
    ("score greeting \"good morning\" within 5s", .greeting("good morning", within: .seconds(5))),
    ("score hold at most 1m", .hold(atMost: .minutes(1))),
    ("score handling at most 5m", .handleTime(atMost: .minutes(5))),
    ("score transfer to \"Loan desk\"", .transfer(to: "Loan desk")),
    ("score transfer to Support", .transfer(to: "Support")),
    ("score no transfer", .noTransfer),
    ("score visit booked", .visit(.booked)), ("score visit moved", .visit(.moved)),
    ("score visit cancelled", .visit(.cancelled)),
    ("score outcome \"visit booked\"", .outcome("visit booked")),
    ("score notes", .notes(mentioning: "")),
    ("score notes mention \"villa\"", .notes(mentioning: "villa")),
  ])
  func aRuleIsReadAsItIsWritten(line: String, rule: ScoreRule) throws {
    #expect(try training(line).rules == [rule])
  }

  @Test func aScenarioWithoutTrainingSaysNothing() throws { #expect(try training().isEmpty) }

  @Test func aTestPassesOverWhatIsForTheDesk() {
    let played = Played(
      "wants \"A villa.\"", "patience 1s", "score no transfer", "call from +919811112222", "press 1",
      "score notes", "expect queue Plots")
    #expect(played.words == "passed")
  }
}
