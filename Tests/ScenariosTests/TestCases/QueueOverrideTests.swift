import ContactCenter
import Foundation
import TestSupport
import Testing

@testable import Scenarios

/// Queues in test cases: transfers and moves from one to another, and the settings that are about them.
@Suite struct QueueOverrideTests {
  private static let center = """
    {
      "name": "Lines",
      "timeZone": "UTC",
      "numbers": { "+442079460100": { "flow": "main" } },
      "flows": { "main": { "file": "main.json" }, "waiting": { "file": "waiting.json", "arn": "arn:aws:connect:eu-west-2:111122223333:instance/demo/contact-flow/waiting" } },
      "hours": {
        "First hours": { "arn": "arn:aws:connect:eu-west-2:111122223333:instance/demo/operating-hours/first", "open": {} },
        "Never": { "arn": "arn:aws:connect:eu-west-2:111122223333:instance/demo/operating-hours/never", "open": {} }
      },
      "queues": {
        "First": { "arn": "arn:aws:connect:eu-west-2:111122223333:instance/demo/queue/first", "hours": "First hours", "agents": [] },
        "Second": { "arn": "arn:aws:connect:eu-west-2:111122223333:instance/demo/queue/second", "agents": [] },
        "Third": { "arn": "arn:aws:connect:eu-west-2:111122223333:instance/demo/queue/third", "agents": [] }
      },
      "prompts": { "hello": { "arn": "arn:aws:connect:eu-west-2:111122223333:instance/demo/prompt/hello", "file": "hello.txt" } }
    }
    """

  private static func say(_ id: String, _ text: String, _ next: String) -> String {
    """
    {"Identifier": "\(id)", "Type": "MessageParticipant", "Parameters": {"Text": "\(text)"},
     "Transitions": {"NextAction": "\(next)", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "\(next)"}]}}
    """
  }

  private static func act(_ id: String, _ type: String, _ parameters: String, _ transitions: String) -> String
  {
    "{\"Identifier\": \"\(id)\", \"Type\": \"\(type)\", \"Parameters\": \(parameters), \"Transitions\": \(transitions)}"
  }

  private static func onError(_ next: String) -> String {
    "[{\"ErrorType\": \"NoMatchingError\", \"NextAction\": \"\(next)\"}]"
  }

  private static func queueErrors(_ full: String, _ other: String) -> String {
    "[{\"ErrorType\": \"QueueAtCapacity\", \"NextAction\": \"\(full)\"}, {\"ErrorType\": \"NoMatchingError\", \"NextAction\": \"\(other)\"}]"
  }

  private static func flow(_ start: String, _ actions: [String]) -> String {
    "{\"Version\": \"2019-10-30\", \"StartAction\": \"\(start)\", \"Metadata\": {}, \"Actions\": ["
      + actions.joined(separator: ",\n") + "]}"
  }

  private static let main = flow(
    "hello",
    [
      act(
        "hello", "MessageParticipant",
        #"{"PromptId": "arn:aws:connect:eu-west-2:111122223333:instance/demo/prompt/hello"}"#,
        #"{"NextAction": "hook", "Errors": \#(onError("sorry"))}"#),
      act(
        "hook", "UpdateContactEventHooks",
        #"{"EventHooks": {"CustomerQueue": "arn:aws:connect:eu-west-2:111122223333:instance/demo/contact-flow/waiting"}}"#,
        #"{"NextAction": "first", "Errors": \#(onError("sorry"))}"#),
      act(
        "first", "UpdateContactTargetQueue",
        #"{"QueueId": "arn:aws:connect:eu-west-2:111122223333:instance/demo/queue/first"}"#,
        #"{"NextAction": "open", "Errors": \#(onError("sorry"))}"#),
      act(
        "open", "CheckHoursOfOperation", "{}",
        """
        {"NextAction": "sorry", "Errors": \(onError("sorry")), "Conditions": [
          {"NextAction": "wait", "Condition": {"Operator": "Equals", "Operands": ["True"]}},
          {"NextAction": "closed", "Condition": {"Operator": "Equals", "Operands": ["False"]}}]}
        """),
      say("closed", "We are closed, and take you in.", "wait"),
      act(
        "wait", "TransferContactToQueue", "{}",
        "{\"NextAction\": \"bye\", \"Errors\": \(queueErrors("full", "sorry"))}"),
      say("full", "The first line is full.", "bye"), say("sorry", "Something went wrong.", "bye"),
      act("bye", "DisconnectParticipant", "{}", "{}"),
    ])

  private static let waiting = flow(
    "hold",
    [
      say("hold", "You wait in $.Queue.Name.", "which"),
      act(
        "which", "Compare", #"{"ComparisonValue": "$.Queue.Name"}"#,
        """
        {"NextAction": "stay", "Errors": [{"ErrorType": "NoMatchingCondition", "NextAction": "stay"}], "Conditions": [
          {"NextAction": "move", "Condition": {"Operator": "Equals", "Operands": ["First"]}}]}
        """),
      act(
        "move", "DequeueContactAndTransferToQueue",
        #"{"QueueId": "arn:aws:connect:eu-west-2:111122223333:instance/demo/queue/second"}"#,
        "{\"NextAction\": \"moved\", \"Errors\": \(queueErrors("full", "refused"))}"),
      say("moved", "You wait in $.Queue.Name.", "stay"),
      say("full", "The second line is full.", "stay"), say("refused", "The second line refuses.", "stay"),
      act(
        "stay", "MessageParticipantIteratively", #"{"Messages": [{"Text": "Please wait."}]}"#,
        #"{"NextAction": "end", "Errors": \#(onError("end"))}"#),
      act("end", "DisconnectParticipant", "{}", "{}"),
    ])

  private func run(_ text: String, rules: String = "{}") throws -> RunCase {
    let folder = try TemporaryFolder()
    try folder.write(Self.center, to: "center.json")
    try folder.write(Self.main, to: "main.json")
    try folder.write(Self.waiting, to: "waiting.json")
    try folder.write("Welcome to the lines.", to: "hello.txt")
    try folder.write(rules, to: "service-rules.json")
    return RunCase(text: text, named: folder.path(of: "case.json"))
  }

  /// A test that overrides something at its start, and ends when this is heard.
  private func heard(_ words: String, _ overrides: String..., rules: String = "{}") throws -> RunCase {
    let events = overrides.enumerated().map {
      CaseText.observe("start-\($0.offset)", CaseText.initiated, $0.element)
    }
    var text = CaseText()
    text.observations = events + [CaseText.observe("heard", CaseText.message(words), CaseText.endTest)]
    return try run(text.text, rules: rules)
  }

  private static func queue(_ action: String, _ name: String, _ strategy: String) -> String {
    CaseText.override(
      action, "{ \"QueueId\": \"arn:aws:connect:eu-west-2:111122223333:instance/demo/queue/\(name)\" }",
      strategy)
  }

  private static func move(_ name: String, _ strategy: String) -> String {
    queue("DequeueAndTransferToQueue", name, strategy)
  }

  private static func transfer(_ name: String, _ strategy: String) -> String {
    queue("TransferContactToQueue", name, strategy)
  }

  // MARK: Moves

  @Test func withoutAnOverrideTheCallerMovesOn() throws {
    #expect(try heard("You wait in Second").words == "passed")
  }

  @Test(arguments: [
    (CaseText.error("QueueAtCapacity"), "the second line is full"),
    (CaseText.error("NoMatchingError"), "the second line refuses"),
    (
      CaseText.substitute("arn:aws:connect:eu-west-2:111122223333:instance/demo/queue/third"),
      "you wait in third"
    ),
  ])
  func aMoveIsOverridden(strategy: String, words: String) throws {
    let run = try heard(words, Self.move("second", strategy))
    #expect(run.words == "passed")
    #expect(run.warnings.isEmpty, "\(run.warnings)")
  }

  @Test func anOverrideOfAnotherQueueStaysUnused() throws {
    let run = try heard("you wait in second", Self.move("third", CaseText.error("QueueAtCapacity")))
    #expect(run.words == "passed")
    #expect(run.warnings.count == 1, "\(run.warnings)")
  }

  @Test(arguments: [
    (CaseText.error("TimeLimitExceeded"), "TimeLimitExceeded"),
    (CaseText.mock(#"{ "Value": "x" }"#), "has no result to mock"),
  ])
  func whatAMoveDoesNotAnswerIsRefused(strategy: String, words: String) throws {
    let run = try heard("x", Self.move("second", strategy))
    guard case .refused(let findings) = run.result.verdict else {
      Issue.record("it was run: \(run.words)")
      return
    }
    #expect(findings.contains { ($0.message + ($0.why ?? "")).contains(words) }, "\(findings)")
  }

  @Test func overridesAreUsedOnceInTheirOrder() throws {
    // The caller comes to the transfer once: the second one waits for ever.
    let run = try heard(
      "the first line is full", Self.transfer("first", CaseText.error("QueueAtCapacity")),
      Self.transfer("first", CaseText.error("NoMatchingError")))
    #expect(run.words == "passed")
    #expect(run.warnings.count == 1, "\(run.warnings)")
  }

  // MARK: Settings

  @Test func aTransferAndAMoveShareALineWhereTheSettingSaysSo() throws {
    // An override of a transfer meets a move to the queue only on a line that both share.
    let override = Self.transfer("second", CaseText.error("QueueAtCapacity"))
    let apart = try heard("you wait in second", override)
    #expect(apart.words == "passed")
    let shared = try heard(
      "the second line is full", override, rules: #"{ "testQueueLineIsShared": true }"#)
    #expect(shared.words == "passed")
    let other = try heard(
      "the first line is full", Self.move("first", CaseText.error("QueueAtCapacity")),
      rules: #"{ "testQueueLineIsShared": true }"#)
    #expect(other.words == "passed")
  }

  @Test func aCheckThatNamesNoHoursIsOneOfTheQueuesWhereTheSettingSaysSo() throws {
    let text = CaseText(
      CaseText.observe(
        "a",
        CaseText.started(
          "CheckHoursOfOperation", "HoursOfOperationId",
          "arn:aws:connect:eu-west-2:111122223333:instance/demo/operating-hours/first"),
        CaseText.endTest)
    ).text
    #expect(try run(text).words == "passed")
    let apart = try run(text, rules: #"{ "testQueueHoursCount": false }"#)
    #expect(apart.words != "passed")
  }

  @Test func aPromptIsComparedByItsWordsWhereTheSettingSaysSo() throws {
    // Another prompt with the same words.
    let text = CaseText(
      CaseText.observe(
        "a",
        #""Type": "MessageReceived", "Properties": { "PromptId": "arn:aws:connect:eu-west-2:111122223333:instance/demo/prompt/hello" }"#,
        CaseText.endTest)
    ).text
    #expect(try run(text).words == "passed")
    #expect(try run(text, rules: #"{ "testPromptComparison": "words" }"#).words == "passed")
    let greeting = CaseText(
      CaseText.observe(
        "a",
        #""Type": "MessageReceived", "Properties": { "PromptId": "arn:aws:connect:eu-west-2:111122223333:instance/demo/prompt/greeting" }"#,
        CaseText.endTest)
    ).text
    let folder = try TemporaryFolder()
    for (name, text) in [
      (
        "center.json",
        Self.center.replacing(
          #""file": "hello.txt" }"#,
          with:
            #""file": "hello.txt" }, "greeting": { "arn": "arn:aws:connect:eu-west-2:111122223333:instance/demo/prompt/greeting", "file": "greeting.txt" }"#
        )
      ),
      ("main.json", Self.main), ("waiting.json", Self.waiting), ("hello.txt", "Welcome to the lines."),
      ("greeting.txt", "Welcome to the lines."),
    ] { try folder.write(text, to: name) }
    #expect(RunCase(text: greeting, named: folder.path(of: "case.json")).words != "passed")
    try folder.write(#"{ "testPromptComparison": "words" }"#, to: "service-rules.json")
    #expect(RunCase(text: greeting, named: folder.path(of: "case.json")).words == "passed")
  }

  @Test func theKeyOfAMockedAnswerGoesByItsSetting() throws {
    let folder = try TemporaryFolder()
    for name in ["center.json", "main.json"] {
      let file = packagePath("flows/heron-ferries/" + name)
      try folder.write(try String(contentsOfFile: file, encoding: .utf8), to: name)
    }
    func export() throws -> String {
      let lines = [
        "center \(folder.path)", "at 2026-01-05 10:00", #"lambda find-booking returns {"vessel": "Reed"}"#,
        "call from +15550100", "press 2", "hear \"Reed\"", "hang up",
      ]
      let scenario = try Scenario(parsing: lines.joined(separator: "\n"), named: "small.scenario")
      return try TestCaseExporter.export(scenario, by: ScenarioRunner(CenterShelf())).text
    }
    #expect(try export().contains("LoadedData"))
    try folder.write(#"{ "testLambdaMockKey": "Value" }"#, to: "service-rules.json")
    let text = try export()
    #expect(!text.contains("LoadedData"), "\(text)")
    // Both are read.
    let runner = ScenarioRunner(CenterShelf(), at: try TimeText("2026-01-05 10:00"))
    let result = runner.play(
      try TestCase(parsing: Array(text.utf8), named: folder.path(of: "case.json")))
    #expect(result.isPassed, "\(result.verdict.findings)")
  }

  @Test func theEndAfterFiveMinutesIsOneWhereTheSettingSaysSo() throws {
    // The caller presses nothing and waits; nobody ends the call in time.
    let text = CaseText(
      CaseText.observe("a", CaseText.message("you wait in second")),
      CaseText.observe("b", CaseText.completed, CaseText.assert("$.Queue.Name", "Equals", "Second"))
    ).text
    #expect(try run(text).words != "passed")
    #expect(try run(text, rules: #"{ "testCompletedAfterTimeout": true }"#).words == "passed")
  }
}
