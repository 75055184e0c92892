import FlowTestSupport
import TestSupport
import Testing

@testable import Scenarios

/// One runner plays many scenarios on one copy of the rows, and nothing of one is left in the next.
@Suite struct ScenarioRunnerTests {
  private let runner = ScenarioRunner(.shipped)

  private func play(_ lines: String...) -> String {
    let head = ["center \(packagePath("flows/site-visit"))", "at 2026-11-23 10:05"]
    return Played(text: (head + lines).joined(separator: "\n"), by: runner).words
  }

  @Test func aBookingIsGoneForTheNextScenario() {
    for _ in 1...3 {
      #expect(
        play(
          "call from +919811112222", "expect no row Bookings phoneNumber=+919811112222 slotDate=2026-11-24",
          "press 5", "press 1", "press 1", "hear \"successfully scheduled\"", "ends by flow",
          "expect row Bookings phoneNumber=+919811112222 slotDate=2026-11-24 status=booked") == "passed")
    }
  }

  @Test func whatAScenarioGivesIsGoneForTheNextOne() {
    #expect(
      play(
        "given customer +15550100 \"Ada\"", "given no row AvailableSlots", "call from +15550100",
        "expect row Customers phoneNumber=+15550100 name=Ada", "expect no row AvailableSlots isAvailable=1"
      ) == "passed")
    #expect(
      play(
        "call from +15550100", "expect no row Customers phoneNumber=+15550100",
        "expect row AvailableSlots isAvailable=1"
      ) == "passed")
  }

  @Test func behindWhatTheCallerDidLastTheCallGoesOnUntilTheCallerCouldAct() throws {
    let called = Played("call from +919811112222").result
    let heard = Played("call from +919811112222", "hear \"press 9\"").result
    let steps = try #require(called.played?.steps)
    #expect(steps.count > 3 && steps.map(\.action) == heard.played?.steps.map(\.action))
    #expect(steps.last?.branch == nil)
  }

  @Test func aBranchOfAnActionToWhichNoCallCameIsWarnedOf() {
    let menu = "branch \"Main menu\" takes NoMatchingError at visit"
    let result = Played(menu + " 2", menu + " 3", "call from +919811112222", "press 7", "hang up").result
    #expect(result.isPassed && result.warnings.count == 1, "\(result.warnings)")
    #expect(
      result.warnings.first?.message == "this branch was not taken: calls came to \"Main menu\" 2 times")
    #expect(result.warnings.first?.place?.position.line == 4)
  }

  @Test func aCallThatGoesRoundWaitsForNobody() throws {
    let flow = FlowText([
      ActionText(
        "One", "MessageParticipant", #"{"Text": "One."}"#, next: "Two", on: [.init("NoMatchingError", "Two")]),
      ActionText(
        "Two", "MessageParticipant", #"{"Text": "Two."}"#, next: "One", on: [.init("NoMatchingError", "One")]),
    ])
    let folder = try TemporaryFolder()
    let path = try folder.write(flow.text, to: "flow.json")
    let played = withExtendedLifetime(folder) { Played(text: "flow \(path)\ncall\nends by flow") }
    #expect(played.finding?.why == "the call goes round: what was heard here comes again and again, for ever")
  }

  @Test func aScenarioThatFailsLeavesNothingEither() {
    #expect(
      play("given customer +15550100 \"Ada\"", "call from +15550100", "hear \"never said\"") != "passed")
    #expect(
      play("call from +15550100", "expect no row Customers phoneNumber=+15550100") == "passed")
  }
}
