import Foundation
import TestSupport
import Testing

@testable import Scenarios

/// What the pages leave open goes by its default, and otherwise where `service-rules.json` says so.
@Suite struct TestCaseRuleTests {
  /// The Heron Ferries, with settings of their own.
  private func run(_ text: String, _ rules: String) throws -> RunCase {
    let folder = try TemporaryFolder()
    for name in ["center.json", "main.json"] {
      let file = packagePath("flows/heron-ferries/" + name)
      try folder.write(try String(contentsOfFile: file, encoding: .utf8), to: name)
    }
    try folder.write(rules, to: "service-rules.json")
    return RunCase(text: text, named: folder.path(of: "case.json"))
  }

  private static let menu = CaseText.message("press 2 for an existing booking")
  private static let goodbye = CaseText.message("thank you for calling")
  private static let mock = CaseText.override(
    "InvokeLambdaFunction", #"{ "LambdaFunctionARN": "find-booking" }"#,
    CaseText.mock(#"{ "LoadedData": "{\"vessel\": \"Reed\"}" }"#))

  private static let bare =
    #""Type": "MessageReceived", "Properties": { "Text": "press 2 for an existing booking" }"#
  private static let anyLambda =
    #""Type": "FlowActionStarted", "Properties": { "ActionType": "InvokeLambdaFunction" }"#
  private static let dequeue =
    #""Type": "FlowActionStarted", "Properties": { "ActionType": "DequeueAndTransferToQueue" }"#

  private static func hours(_ from: String, _ strategy: String) -> String {
    CaseText.override("CheckHoursOfOperation", "{ \"HoursOfOperationId\": \"\(from)\" }", strategy)
  }

  private static let unlinked = CaseText.observe(
    "a", menu, CaseText.log("x", "y"), CaseText.assert("$.Queue.Name", "Equals", "x")
  ).replacing("{ \"NextAction\": \"a-2\" }", with: "{}")

  /// A test case, whether it passes by default, the setting, and whether it passes then.
  private static let table: [(text: CaseText, holds: Bool, rules: String, holdsThen: Bool)] = [
    (
      CaseText(CaseText.observe("a", CaseText.message("PRESS 2"), CaseText.endTest)), true,
      #"{ "testInclusionIgnores": "nothing" }"#, false
    ),
    (
      CaseText(CaseText.observe("a", CaseText.message("PRESS 2"), CaseText.endTest)), true,
      #"{ "testInclusionIgnores": "caseOnly" }"#, true
    ),
    (
      CaseText(
        CaseText.observe("a", CaseText.message("thank you for the ferry", "Similarity"), CaseText.endTest)),
      false,
      #"{ "testSimilarityThreshold": 50 }"#, true
    ),
    (
      CaseText(CaseText.observe("a", bare, CaseText.endTest)), true,
      #"{ "testMissingCriteria": "Similarity", "testSimilarityThreshold": 90 }"#, false
    ),
    (
      CaseText(
        CaseText.observe("a", menu, CaseText.assert("$.Channel", "Equals", "voice"), CaseText.endTest)),
      false,
      #"{ "testEqualsIgnoresCase": true }"#, true
    ),
    (
      CaseText(
        CaseText.observe("a", menu, CaseText.assert("$.Channel", "NumberLessThan", "1"), CaseText.endTest)),
      false, #"{ "testTextIsZero": true }"#, true
    ),
    (
      CaseText(CaseText.observe("a", menu), CaseText.observe("b", menu, CaseText.endTest)), true,
      #"{ "testEventSatisfies": "first" }"#, false
    ),
    (
      CaseText(CaseText.observe("a", menu, then: "b"), CaseText.observe("b", menu, CaseText.endTest)), false,
      #"{ "testActivatedSeesItsEvent": true }"#, true
    ),
    (
      CaseText(CaseText.observe("a", goodbye, then: "b"), CaseText.observe("b", menu, CaseText.endTest)),
      false,
      #"{ "testEarlierEventsCount": true }"#, true
    ),
    (
      CaseText(CaseText.observe("a", menu, CaseText.endTest), CaseText.observe("b", goodbye)), false,
      #"{ "testEndFailsWaiting": false }"#, true
    ),
    (CaseText(CaseText.observe("a", menu)), true, #"{ "testNeedsEnd": true }"#, false),
    (
      CaseText(
        CaseText.observe("a", menu, CaseText.endTest),
        CaseText.observe("b", CaseText.completed, CaseText.assert("$.Queue.Name", "Equals", "x"))), false,
      #"{ "testCompletedCanFail": false }"#, true
    ),
    (CaseText(unlinked), false, #"{ "testUnlinkedActions": "skipped" }"#, true),
    (
      CaseText(
        CaseText.observe("start", CaseText.initiated, mock), CaseText.observe("a", menu, CaseText.press("2")),
        CaseText.observe("b", CaseText.lambdaCompleted("find-booking"), CaseText.endTest)), true,
      #"{ "testMockedActionCompletes": false }"#, false
    ),
    (
      CaseText(
        CaseText.observe("a", menu, CaseText.press("2")), CaseText.observe("b", anyLambda, CaseText.endTest)),
      true,
      #"{ "testNoParametersMeanAny": false }"#, false
    ),
    (
      CaseText(CaseText.observe("a", menu, CaseText.endTest), CaseText.observe("b", dequeue)), false,
      #"{ "testDequeueStarts": true, "testEndFailsWaiting": false }"#, true
    ),
    (
      CaseText(
        CaseText.observe(
          "start", CaseText.initiated, hours("harbour-hours", CaseText.substitute("always-open")),
          hours("always-open", CaseText.error("NoMatchingError"))),
        CaseText.observe("a", CaseText.message("something went wrong"), CaseText.endTest)), false,
      #"{ "testSubstituteIsOverridable": true }"#, true
    ),
  ]

  @Test(arguments: table.indices) func aSettingDecides(number: Int) throws {
    let row = Self.table[number]
    let usual = try run(row.text.text, "{}")
    #expect((usual.words == "passed") == row.holds, "\(row.rules) by default: \(usual.words)")
    let otherwise = try run(row.text.text, row.rules)
    #expect((otherwise.words == "passed") == row.holdsThen, "\(row.rules): \(otherwise.words)")
  }

  @Test func aKeyComesWhenThePromptBeginsWhereMessagesDo() throws {
    let text = CaseText(
      CaseText.observe("a", Self.menu, CaseText.press("1"), then: "b"),
      CaseText.observe("b", CaseText.message("ferries leave"), CaseText.endTest)
    ).text
    let usual = try #require(try run(text, "{}").result.played?.length)
    let early = try run(text, #"{ "testMessageIsReceivedAt": "promptStart" }"#)
    #expect(early.words == "passed")
    #expect(try #require(early.result.played?.length) < usual)
  }

  @Test func entryPointsGoByTheirSettings() throws {
    var both = CaseText(
      CaseText.observe(
        "a", Self.menu, CaseText.assert("$.Attributes.language", "Equals", "en"), CaseText.endTest))
    both.entry =
      #"{ "Type": "VOICE_CALL", "VoiceCallEntryPointParameters": { "FlowId": "heron-ferries-main", "DestinationPhoneNumber": "+442079460100" } }, "InitializationData": "{\"Attributes\": {\"language\": \"en\"}}""#
    let asIs = try run(both.text, "{}")
    #expect(asIs.words == "passed")
    #expect(asIs.warnings == ["the flow is called, not the one that answers this number"])
    #expect(try run(both.text, #"{ "testAttributesAlone": false }"#).words.contains("$.Attributes.language"))
    #expect(
      try run(both.text, #"{ "testFlowAndNumber": false }"#).words
        == "an entry point cannot name a flow and a dialed number")
    let designer = both.text.replacing("\"EntryPoint\"", with: "\"Other\"").replacing(
      "\"Metadata\": {}",
      with: #""Metadata": { "entryPoint": { "Type": "VOICE_CALL", "FlowId": "nowhere" } }"#)
    #expect(try run(designer, #"{ "testMetadataEntryPoint": false }"#).words == "passed")
  }

  /// By settings that cannot be read nothing is judged.
  @Test(arguments: [
    (
      #"{ "testEventSatisfies": "one" }"#, "\"testEventSatisfies\" must be \"every\" or \"first\"",
      "is \"every\""
    ),
    (#"{ "testEventSatisfy": "every" }"#, "\"testEventSatisfy\" is no setting", "did you mean"),
    ("{", "expected a key in double quotes, found the end of the text", "write an object of settings"),
    ("[]", "expected an object of settings, found a list", "write it like"),
  ])
  func aSettingThatCannotBeReadIsRefused(rules: String, message: String, fix: String) throws {
    let text = CaseText(CaseText.observe("a", Self.menu, CaseText.endTest)).text
    let result = try run(text, rules).result
    guard case .refused(let findings) = result.verdict else {
      return #expect(Bool(false), "\(result.verdict)")
    }
    #expect(findings.map(\.message) == [message])
    #expect(findings[0].place != nil && findings[0].fix?.contains(fix) == true, "\(findings)")
  }
}
