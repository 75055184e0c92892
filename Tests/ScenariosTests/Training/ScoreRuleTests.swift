import ContactCenter
import Testing

@testable import Scenarios

/// What a scorecard says of an agent's work, rule by rule.
@Suite struct ScoreRuleTests {
  static let report = DeskReport(
    said: [
      .init(after: Milliseconds(3200), "Good morning Asha, this is Meera."),
      .init(after: .seconds(22), "They are lovely. May I book a visit?"),
    ],
    holds: [.seconds(20), .seconds(15)], talked: .seconds(242), worked: .seconds(38),
    transfers: ["Loan desk"], visits: [.booked], outcome: "visit booked",
    notes: "Wants the corner villa, garden side.")

  @Test(arguments: [
    (ScoreRule.greeting("good morning", within: .seconds(10)), "greeting", "said after 3 s", String?.none),
    (
      .greeting("good morning", within: .seconds(3)), "greeting", "said after 3 s",
      "begin with \"good morning\" within 3 s"
    ),
    (
      .greeting("welcome to Amberleaf", within: .seconds(10)), "greeting",
      "\"welcome to Amberleaf\" was not said", "begin with \"welcome to Amberleaf\" within 10 s"
    ),
    (.hold(atMost: .seconds(35)), "hold time", "on hold for 35 s", nil),
    (
      .hold(atMost: .seconds(30)), "hold time", "on hold for 35 s",
      "hold the customer for 30 s at most; come back and say how far you are"
    ),
    (.handleTime(atMost: .seconds(280)), "handle time", "4:40 min, 38 s of it after the contact", nil),
    (
      .handleTime(atMost: .minutes(4)), "handle time", "4:40 min, 38 s of it after the contact",
      "take 4:00 min at most: lead the talk to what the customer wants"
    ),
    (
      .handleTime(atMost: .seconds(270)), "handle time", "4:40 min, 38 s of it after the contact",
      "take 4:30 min at most: finish the work sooner"
    ),
    (.transfer(to: "Loan desk"), "transfer", "to Loan desk", nil),
    (
      .transfer(to: "Support"), "transfer", "to Loan desk",
      "transfer this customer to Support, and nowhere else"
    ),
    (.noTransfer, "transfer", "to Loan desk", "this customer can be helped without a transfer"),
    (.visit(.booked), "visit", "booked", nil),
    (
      .visit(.cancelled), "visit", "booked", "have the visit cancelled before the customer leaves (key e)"
    ),
    (.outcome("Visit booked"), "outcome", "visit booked", nil),
    (
      .outcome("callback promised"), "outcome", "visit booked",
      "choose \"callback promised\" after such a contact"
    ),
    (.notes(mentioning: ""), "notes", "written", nil),
    (.notes(mentioning: "corner VILLA"), "notes", "written", nil),
    (.notes(mentioning: "budget"), "notes", "written, without \"budget\"", "note \"budget\" too"),
  ])
  func aRuleSaysWhatWasDoneAndWhatToDoBetter(rule: ScoreRule, name: String, found: String, better: String?) {
    #expect(rule.line(for: Self.report) == ScoreLine(rule: name, found: found, better: better))
  }

  @Test(arguments: [
    (ScoreRule.greeting("good morning", within: .seconds(10)), "nothing was said", false),
    (.hold(atMost: .zero), "never on hold", true),
    (.handleTime(atMost: .minutes(5)), "0 s, 0 s of it after the contact", true),
    (.transfer(to: "Loan desk"), "none", false),
    (.noTransfer, "none", true),
    (.visit(.booked), "left as it was", false),
    (.outcome("visit booked"), "none chosen", false),
    (.notes(mentioning: "villa"), "none", false),
  ])
  func anAgentWhoDidNothingIsToldSo(rule: ScoreRule, found: String, isMet: Bool) {
    let line = rule.line(for: DeskReport())
    #expect(line.found == found)
    #expect(line.isMet == isMet)
  }

  @Test func twoTransfersAreNotTheRightOne() {
    let line = ScoreRule.transfer(to: "Loan desk").line(
      for: DeskReport(transfers: ["Support", "Loan desk"]))
    #expect(line.found == "to Support, then Loan desk")
    #expect(!line.isMet)
  }

  @Test func aCardCountsTheRulesThatAreMet() {
    let card = Scorecard(
      scenario: "villas", [.visit(.booked), .noTransfer, .notes(mentioning: "")], Self.report)
    #expect(card.total == "2 of 3")
    #expect(card.lines.map(\.rule) == ["visit", "transfer", "notes"])
    #expect(Scorecard(scenario: "villas", [], Self.report).total == "0 of 0")
  }
}
