import TestSupport
import Testing

@testable import Scenarios

/// What an agent is shown beside a contact is chosen on by a step of the scenario.
@Suite struct AgentPageTests {
  private static let center = """
    {"name": "small", "queues": {"Desk": {"agents": ["Ann"]}}, "agents": {"Ann": {"answersAfterSeconds": 2, "talksSeconds": 60}},
     "numbers": {"+911140000000": {"flow": "main"}}}
    """
  private static let main = """
    {"Version": "2019-10-30", "StartAction": "hook", "Metadata": {"name": "main"}, "Actions": [
      {"Identifier": "hook", "Type": "UpdateContactEventHooks", "Parameters": {"EventHooks": {"DefaultAgentUI": "guide"}},
       "Transitions": {"NextAction": "queue", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "end"}]}},
      {"Identifier": "queue", "Type": "UpdateContactTargetQueue", "Parameters": {"QueueId": "Desk"},
       "Transitions": {"NextAction": "enter", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "end"}]}},
      {"Identifier": "enter", "Type": "TransferContactToQueue", "Parameters": {},
       "Transitions": {"NextAction": "end", "Errors": [{"ErrorType": "QueueAtCapacity", "NextAction": "end"}, {"ErrorType": "NoMatchingError", "NextAction": "end"}]}},
      {"Identifier": "end", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}]}
    """
  private static let guide = """
    {"Version": "2019-10-30", "StartAction": "page", "Metadata": {"name": "guide"}, "Actions": [
      {"Identifier": "page", "Type": "ShowView", "Parameters": {"ViewResource": {"Id": "form"}, "InvocationTimeLimitSeconds": "60"},
       "Transitions": {"NextAction": "end", "Conditions": [{"NextAction": "end", "Condition": {"Operator": "Equals", "Operands": ["Submit"]}}],
        "Errors": [{"ErrorType": "NoMatchingCondition", "NextAction": "end"}, {"ErrorType": "NoMatchingError", "NextAction": "end"}, {"ErrorType": "TimeLimitExceeded", "NextAction": "end"}]}},
      {"Identifier": "end", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}]}
    """

  @Test(
    arguments: [
      ("agent Ann chooses \"Submit\" with note=urgent\nagent Ann hangs up", nil),
      ("agent Ann chooses \"Submit\"\nagent Ann chooses \"Submit\"", "4:7: no page is shown to Ann"),
    ] as [(String, String?)])
  func thePageThatIsShownIsChosenOn(steps: String, problem: String?) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.center, to: "center.json")
    try folder.write(Self.main, to: "main.json")
    try folder.write(Self.guide, to: "guide.json")
    let played = Played(text: "center \(folder.path)\ncall from anonymous to +911140000000\n\(steps)\n")
    #expect(played.words.hasPrefix(problem ?? "passed"), "\(played.words)")
  }
}
