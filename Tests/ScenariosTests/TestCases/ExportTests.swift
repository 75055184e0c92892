import ContactCenter
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Scenarios

/// A scenario written as a test case runs as one; what the format cannot say is told.
@Suite struct ExportTests {
  private static func shipped(_ center: String) -> [String] {
    let folder = packagePath("flows/\(center)/scenarios")
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return all.filter { $0.hasSuffix(".scenario") }.sorted().map { folder + "/" + $0 }
  }

  private func export(_ file: String) throws -> TestCaseExporter.Export {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    return try TestCaseExporter.export(
      try Scenario(parsing: text, named: file), by: ScenarioRunner(.shipped))
  }

  private func export(
    lines: String..., center: String = "heron-ferries"
  ) throws -> (text: String, leftOut: [String]) {
    let head = ["center \(packagePath("flows/" + center))"]
    let scenario = try Scenario(parsing: (head + lines).joined(separator: "\n"), named: "small.scenario")
    let export = try TestCaseExporter.export(scenario, by: ScenarioRunner(.shipped))
    return (
      export.text, export.leftOut.map { "\($0.place?.position.line ?? 0): \($0.message): \($0.why ?? "")" }
    )
  }

  /// Each runs without further options, or says at which time; or says that nothing of it holds.
  @Test(arguments: shipped("site-visit") + shipped("heron-ferries"))
  func whatIsWrittenRunsGreen(file: String) throws {
    let export: TestCaseExporter.Export
    do { export = try self.export(file) } catch let refusal as ScenarioProblems {
      #expect(
        [
          "nothing of this scenario holds as a test case",
          "nothing of this scenario can be said in a test case",
        ].contains(refusal.findings[0].message), "\(refusal.findings)")
      // Then something of it decides how the call goes.
      #expect(refusal.findings.dropFirst().contains { $0.rule == "not-expressible" })
      return
    }
    let option = export.leftOut.compactMap(\.fix).first { $0.contains("--at ") }
    let at = try option.map { try TimeText(String($0.split(separator: " ").last ?? "")) }
    let chance = export.leftOut.compactMap(\.fix).first { $0.contains("--seed ") }
    let seed = chance.flatMap { UInt64($0.split(separator: " ").last ?? "") } ?? 0
    let testCase = try TestCase(parsing: Array(export.text.utf8), named: file + ".json")
    let result = ScenarioRunner(.shipped, seed: seed, at: at).play(testCase)
    #expect(result.isPassed, "\(result.verdict.findings)\n\(export.text)")
    // What a second call would use is never used.
    let isWhole = export.departure == nil && !export.leftOut.contains { $0.message.hasPrefix("\"call") }
    #expect(!isWhole || result.warnings.isEmpty, "\(result.warnings)")
    // Only what says nothing of how the call goes may be left out of a whole one.
    if export.departure != nil { #expect(!export.leftOut.isEmpty) }
  }

  /// Neither the rows nor the clock of the scenario are there when it is run.
  @Test func theAnswersOfLambdasStandForRowsAndHoursForTheTime() throws {
    let export = try export(
      lines: "at 2026-11-27 20:30", "given customer +12065550100 \"Ila Sen\"",
      "given no row AvailableSlots slotDate=2026-11-28", "call from +12065550100",
      "hear \"Welcome back, Ila\"", "press 1", "hear \"we are closed\"", "press 5",
      "hear \"For Sunday 29 November, press 1\"",
      center: "site-visit")
    #expect(export.leftOut.isEmpty, "\(export.leftOut)")
    for part in ["Ila Sen", "operating-hours/c2d9e4a8"] { #expect(export.text.contains(part), "\(part)") }
    let run = RunCase(text: export.text, named: packagePath("flows/site-visit") + "/case.json")
    #expect(run.words == "passed" && run.warnings.isEmpty, "\(run.words) \(run.warnings)")
  }

  @Test func aTestCaseEndsWhereItWouldNotHoldAnyMore() throws {
    let export = try TestCaseExporter.export(
      try Self.small("hear \"for timetables\"", "press 2", "hear \"something went wrong\""),
      by: ScenarioRunner(.shipped))
    let departure = try #require(export.departure)
    #expect(
      departure.message.hasPrefix("the test case ends before \"") && departure.message.hasSuffix("is heard"))
    #expect(departure.why?.contains("expected a message with") == true, "\(departure)")
    #expect(export.text.contains("timetables") && !export.text.contains("something went wrong"))
    let testCase = try TestCase(parsing: Array(export.text.utf8), named: "small.json")
    let result = ScenarioRunner(
      .shipped, at: try TimeText("2026-01-05 10:00"), center: packagePath("flows/heron-ferries")
    ).play(testCase)
    #expect(result.isPassed, "\(result.verdict.findings)")
  }

  @Test(arguments: [
    ("To the ticket desk", "press 2"), ("Harbour open?", "# nothing is asked"),
    ("Find the booking", "press 2"),
  ])
  func anErrorOfWhatCanBeOverriddenIsWritten(action: String, act: String) throws {
    let export = try TestCaseExporter.export(
      try Self.small(failing: action, act, "hear \"something went wrong\""), by: ScenarioRunner(.shipped)
    )
    #expect(export.leftOut.isEmpty && export.departure == nil)
    #expect(RunCase(text: export.text).words == "passed")
  }

  @Test func aScenarioOfWhichNothingHoldsIsRefused() throws {
    let scenario = try Self.small(failing: "Menu", "hear \"something went wrong\"")
    #expect {
      try TestCaseExporter.export(scenario, by: ScenarioRunner(.shipped))
    } throws: { error in
      let findings = (error as? ScenarioProblems)?.findings ?? []
      return findings.map(\.rule) == ["export", "not-expressible", "not-expressible"]
        && findings[0].why?.contains("something went wrong") == true
    }
  }

  /// A call in which one action fails by force.
  private static func small(failing: String = "Ticket desk", _ lines: String...) throws -> Scenario {
    let head = [
      "center \(packagePath("flows/heron-ferries"))", "at 2026-01-05 10:00",
      "branch \"\(failing)\" takes NoMatchingError",
      "call from +15550100",
    ]
    return try Scenario(parsing: (head + lines).joined(separator: "\n"), named: "small.scenario")
  }

  /// A center without hours that are always open cannot say what the clock said.
  @Test func aTimeIsToldWithWhatWouldSayIt() throws {
    let folder = try TemporaryFolder()
    for name in ["main.json", "center.json"] {
      let text = try String(contentsOfFile: packagePath("flows/heron-ferries/" + name), encoding: .utf8)
      try folder.write(text.replacing("\"00:00-24:00\"", with: "\"00:00-23:00\""), to: name)
    }
    func findings(at: String) throws -> [Diagnostic] {
      let text = "center \(folder.path)\nat \(at)\ncall\npress 2\nhear \"Night Heron\"\n"
      let scenario = try Scenario(parsing: text, named: "small.scenario")
      return try TestCaseExporter.export(scenario, by: ScenarioRunner(.shipped)).leftOut
    }
    let why = "name hours in center.json that are always open, with their \"arn\""
    #expect(try findings(at: "2026-11-23 10:05").first?.fix == why)
  }

  /// What hangs on chance holds by the scenario's own alone, and then that is told, and no time; what does not needs none.
  @Test(arguments: [true, false]) func aTestThatHangsOnChanceSaysByWhichItHolds(hangsOnIt: Bool) throws {
    let folder = try TemporaryFolder()
    func say(_ words: String) -> String {
      """
      { "Identifier": "\(words)", "Type": "MessageParticipant", "Parameters": { "Text": "It is \(words)." },
        "Transitions": { "NextAction": "bye", "Errors": [{ "NextAction": "bye", "ErrorType": "NoMatchingError" }] } }
      """
    }
    let file = try folder.write(
      """
      { "Version": "2019-10-30", "StartAction": "toss", "Metadata": {}, "Actions": [
        { "Identifier": "toss", "Type": "DistributeByPercentage", "Parameters": {},
          "Transitions": { "NextAction": "tails",
            "Errors": [{ "NextAction": "tails", "ErrorType": "NoMatchingCondition" }],
            "Conditions": [{ "NextAction": "heads",
              "Condition": { "Operator": "NumberLessThan", "Operands": ["51"] } }] } },
        \(say("heads")), \(say("tails")),
        { "Identifier": "bye", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {} } ] }
      """, to: "flow.json")
    func scenario(_ lines: String...) throws -> Scenario {
      let head = ["flow \(file)", "at 2026-01-05 10:00"]
      return try Scenario(
        parsing: (head + lines).joined(separator: "\n"), named: folder.path(of: "a.scenario"))
    }
    let runner = ScenarioRunner(CenterShelf())
    let call = "call from +15550100"
    let isHeads = runner.play(try scenario(call, "hear \"heads\"")).isPassed
    let words = hangsOnIt ? "hear \"\(isHeads ? "tails" : "heads")\"" : "hear \"it is\""
    let seed = try #require(
      try (1...50).first { runner.play(try scenario("seed \($0)", call, words)).isPassed })
    let export = try TestCaseExporter.export(try scenario("seed \(seed)", call, words), by: runner)
    // What is told besides is that the flow has no ARN.
    let told = export.leftOut.filter { $0.message.hasPrefix("\"seed") || $0.message.hasPrefix("\"at") }
    #expect(told.map(\.message) == ["\"seed\" cannot be said in a test case"])
    #expect(told.map(\.fix) == [hangsOnIt ? "here it can be played with --seed \(seed)" : nil])
    #expect(export.departure == nil)
  }

  @Test func theSameScenarioGivesTheSameText() throws {
    let file = try #require(Self.shipped("heron-ferries").last)
    #expect(try export(file).text == export(file).text)
  }

  @Test func everyStepThatCannotBeSaidIsTold() throws {
    let export = try export(
      lines: "at 2026-01-05 10:00", "strict", "seed 4", "call from +15550100", "hear \"for timetables\"",
      "not hear \"closed\"", "press 1 early", "expect lambda find-booking not called", "hear \"every hour\"",
      "hear \"thank you\"", "ends by flow")
    #expect(
      export.leftOut == [
        "3: \"strict\" cannot be said in a test case: a message that nothing waits for fails no test",
        "4: \"seed\" cannot be said in a test case: chance has no seed there",
        "7: \"not hear\" cannot be said in a test case: a message that is heard fails no test",
        "8: \"press\" cannot be said in a test case: nothing says when a key comes: it is pressed behind the prompt",
        "9: \"expect lambda\" cannot be said in a test case: what does not happen fails no test",
        "12: \"ends\" cannot be said in a test case: no event tells of the end of a contact",
      ])
  }

  @Test func overridesAreWrittenForEachUse() throws {
    let export = try export(
      lines: "lambda find-booking returns {\"vessel\": \"Reed\"}", "hours \"Harbour hours\" open",
      "queue \"Ticket desk\" full", "call from +15550100", "press 2", "hear \"booked on the Reed\"",
      "hear \"is busy\"")
    #expect(export.leftOut.isEmpty, "\(export.leftOut)")
    let run = RunCase(text: export.text)
    #expect(run.words == "passed" && run.warnings.isEmpty, "\(run.words) \(run.warnings)")
    for part in ["operating-hours/always-open", "QueueAtCapacity", "LoadedData"] {
      #expect(export.text.contains(part), "\(part)")
    }
  }

  @Test func checksAndUsesAreWritten() throws {
    let export = try export(
      lines: "given attribute language=en", "call from +15550100", "press 2",
      "expect lambda find-booking called",
      "hear \"booked on\"", "expect attribute language=en",
      "expect attribute $.External.vessel=\"Night Heron\"",
      "expect queue \"Ticket desk\"")
    #expect(export.leftOut.isEmpty, "\(export.leftOut)")
    let run = RunCase(text: export.text)
    #expect(run.words == "passed", "\(run.words)\n\(export.text)")
    #expect(export.text.contains("$.External.vessel") && export.text.contains("$.Attributes.language"))
  }

  @Test func twoWordingsOfOnePromptAreOneMessage() throws {
    let export = try export(
      lines: "call from +15550100", "hear \"heron ferries\"", "hear \"press 1\"", "hang up early")
    #expect(export.text.contains(#"\"Text\": \"Heron Ferries. For timetables, press 1.\""#), "\(export.text)")
    #expect(RunCase(text: export.text).words == "passed")
  }

  @Test func noIdIsInvented() throws {
    let folder = try TemporaryFolder()
    let flow = try String(contentsOfFile: packagePath("flows/heron-ferries/main.json"), encoding: .utf8)
      .replacing("arn:aws:lambda:eu-west-2:111122223333:function:find-booking", with: "find-booking")
    try folder.write(flow, to: "main.json")
    let text = "flow main.json\nlambda find-booking fails\ncall from +15550100\nhear \"for timetables\"\n"
    let scenario = try Scenario(parsing: text, named: folder.path(of: "a.scenario"))
    let export = try TestCaseExporter.export(scenario, by: ScenarioRunner(.shipped))
    #expect(
      export.leftOut.map(\.message) == [
        "\"lambda\" cannot be said in a test case", "the flow \"heron-ferries-main\" has no ARN here",
      ])
    #expect(!export.text.contains("FlowId") && !export.text.contains("find-booking"))
  }

  @Test func whatIsBeyondOneContactWithANumberIsTold() throws {
    let export = try export(
      lines: "call from anonymous", "press 1", "ends by flow", "call from +15550100", "press 1",
      "ends by flow")
    #expect(
      export.leftOut.map { $0.prefix(9) } == [
        "2: \"call\"", "4: \"ends\"", "5: \"call\"", "6: \"press", "7: \"ends\"",
      ],
      "\(export.leftOut)")
    #expect(RunCase(text: export.text).words == "passed")
  }

  @Test func aScenarioThatFailsIsNotWritten() throws {
    #expect(throws: ScenarioProblems.self) {
      try export(lines: "call from +15550100", "hear \"never said\"")
    }
    #expect(throws: ScenarioProblems.self) { try export(lines: "call from +15550100", "ends by flow") }
  }
}
