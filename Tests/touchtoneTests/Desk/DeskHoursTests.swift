import CenterFiles
import ContactCenter
import Scenarios
import TestSupport
import Testing

@testable import touchtone

/// A desk is for taking calls: where nobody says when it begins, it begins while one of the agent's queues is open.
@Suite struct DeskHoursTests {
  /// Monday is the 23rd; Ann serves one queue, Ben two, Cleo one that is always open, Dan one that never is.
  private static let center = """
    {"name": "Hours", "timeZone": "UTC", "numbers": {"+12065550100": {"flow": "menu"}},
     "flows": {"menu": {"file": "menu.json"}},
     "hours": {"Day": {"open": {"monday-friday": ["10:00-19:00"]}},
       "Early": {"open": {"monday": ["07:00-08:00"], "tuesday": ["06:30-08:00"]}}, "Never": {"open": {}}},
     "queues": {"One": {"hours": "Day", "agents": ["Ann", "Ben"]}, "Two": {"hours": "Early", "agents": ["Ben"]},
       "Three": {"agents": ["Cleo"]}, "Four": {"hours": "Never", "agents": ["Dan"]}},
     "agents": {"Ann": {}, "Ben": {}, "Cleo": {}, "Dan": {}}}
    """

  private static let menu = """
    {"Version": "2019-10-30", "StartAction": "Bye", "Metadata": {"name": "menu"}, "Actions": [
      {"Identifier": "Bye", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}]}
    """

  @Test(
    arguments: [
      (0, "2026-11-23T08:52", "2026-11-23T10:00", "your queues are closed at 08:52: this desk begins 10:00"),
      (0, "2026-11-23T10:00", "2026-11-23T10:00", nil), (0, "2026-11-23T18:59", "2026-11-23T18:59", nil),
      (
        0, "2026-11-27T20:00", "2026-11-30T10:00",
        "your queues are closed at 20:00: this desk begins Mon 10:00"
      ),
      (1, "2026-11-23T07:30", "2026-11-23T07:30", nil), (1, "2026-11-23T08:30", "2026-11-23T10:00", "*"),
      (1, "2026-11-23T20:00", "2026-11-24T06:30", "*"), (2, "2026-11-28T03:00", "2026-11-28T03:00", nil),
      (3, "2026-11-28T03:00", "2026-11-28T03:00", nil),
    ] as [(Int, String, String, String?)])
  func itBeginsWhenTheFirstQueueOpens(agent: Int, now: String, begins: String, note: String?) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.center, to: "center.json")
    try folder.write(Self.menu, to: "menu.json")
    let loaded = try CenterLoader.load(folder.path)
    func moment(_ text: String) throws -> Timestamp { try TimeText(text).timestamp(in: .utc) }
    let hours = DeskHours(of: agent, in: loaded.center, now: try moment(now))
    #expect(try hours.begins == moment(begins))
    if note == "*" { #expect(hours.note != nil) } else { #expect(hours.note == note) }
  }

  /// Findings say what they are about: that their words hold a name is no matter.
  @Test func aFindingAboutAnotherQueueIsNoReason() throws {
    let folder = try TemporaryFolder()
    let center = Self.center.replacing("\"Never\"", with: #""queue \"One\"""#)
    try folder.write(center, to: "center.json")
    try folder.write(Self.menu, to: "menu.json")
    let loaded = try CenterLoader.load(folder.path)
    let found = loaded.problems.filter { $0.rule == "hours-never-open" }
    #expect(found.map(\.subject) == [.queue("Four")])
    #expect(found.first?.message.contains("queue \"One\"") == true)
    let now = try TimeText("2026-11-23T10:00").timestamp(in: .utc)
    let failure = #expect(throws: CommandFailure.self) {
      _ = try TrainingCallers([], areNamed: false).calls(for: 0, in: loaded, at: now)
    }
    #expect(failure?.diagnostics.map(\.rule) == ["no-test"])
  }

  /// What keeps callers away is said with its place in center.json and its fix.
  @Test(
    arguments: [("Dan", "hours-never-open"), ("Eve", "agent-without-profile"), ("Ann", nil)]
      as [(String, String?)])
  func whyNobodyComesToADeskIsSaid(agent: String, rule: String?) throws {
    let folder = try TemporaryFolder()
    let center = Self.center.replacing("\"Dan\": {}", with: "\"Dan\": {}, \"Eve\": {}").replacing(
      "\"agents\": {\"Ann\"",
      with: "\"routingProfiles\": {\"All\": {\"queues\": {\"One\": {}}}}, \"agents\": {\"Ann\"")
    try folder.write(center, to: "center.json")
    try folder.write(Self.menu, to: "menu.json")
    let loaded = try CenterLoader.load(folder.path)
    let place = try #require(loaded.center.definition.agents.firstIndex { $0.name == agent })
    let now = try TimeText("2026-11-23T10:00").timestamp(in: .utc)
    let failure = #expect(throws: CommandFailure.self) {
      _ = try TrainingCallers([], areNamed: false).calls(for: place, in: loaded, at: now)
    }
    #expect(failure?.diagnostics.map(\.rule) == (rule.map { [$0] } ?? []) + ["no-test"])
    #expect(failure?.diagnostics.first?.fix?.isEmpty == false)
  }

  /// A profile without channels takes calls alone: a chat would wait for ever.
  @Test(arguments: [("chat", true), ("voice", false)])
  func aContactOfAChannelThatTheAgentDoesNotTakeComesToNoDesk(channel: String, isRefused: Bool) throws {
    let folder = try TemporaryFolder()
    let center = Self.center.replacing(
      "\"agents\": {\"Ann\": {}",
      with:
        "\"routingProfiles\": {\"All\": {\"queues\": {\"One\": {}}}}, \"agents\": {\"Ann\": {\"profile\": \"All\"}"
    )
    try folder.write(center, to: "center.json")
    try folder.write(
      """
      {"Version": "2019-10-30", "StartAction": "Choose", "Metadata": {"name": "menu"}, "Actions": [
        {"Identifier": "Choose", "Type": "UpdateContactTargetQueue", "Parameters": {"QueueId": "One"},
         "Transitions": {"NextAction": "Join", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "Bye"}]}},
        {"Identifier": "Join", "Type": "TransferContactToQueue", "Transitions": {"NextAction": "Bye", "Errors": [
          {"ErrorType": "QueueAtCapacity", "NextAction": "Bye"}, {"ErrorType": "NoMatchingError", "NextAction": "Bye"}]}},
        {"Identifier": "Bye", "Type": "DisconnectParticipant", "Transitions": {}}]}
      """, to: "menu.json")
    let loaded = try CenterLoader.load(folder.path)
    let scenario = try Scenario(
      parsing:
        "center center.json\nat 2026-11-23T10:00\ncall from +12065550111 channel \(channel)\nwait 1s\n",
      named: "a.scenario")
    let callers = TrainingCallers([try TrainingCall(scenario, in: loaded)], areNamed: true)
    let now = try TimeText("2026-11-23T10:00").timestamp(in: .utc)
    guard isRefused else {
      #expect(try callers.calls(for: 0, in: loaded, at: now).count == 1)
      return
    }
    let failure = #expect(throws: CommandFailure.self) { _ = try callers.calls(for: 0, in: loaded, at: now) }
    let finding = failure?.diagnostics.last
    #expect(
      finding?.why == "at Mon 10:00 the callers come to One; Ann serves One, and takes no chat"
        && finding?.fix?.contains("\"channels\"") == true,
      "\(finding?.why ?? "")")
  }
}
