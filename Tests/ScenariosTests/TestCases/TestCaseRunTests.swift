import Diagnostics
import TestSupport
import Testing

@testable import Scenarios

/// What a test case waits for, does and finds, on the Heron Ferries.
@Suite struct TestCaseRunTests {
  private static let menu = CaseText.message("press 2 for an existing booking")

  // MARK: Waiting

  @Test func aChainIsMetInItsOrder() {
    let run = RunCase(
      CaseText.observe("menu", Self.menu, CaseText.press("2"), then: "vessel"),
      CaseText.observe("vessel", CaseText.message("booked on the night heron"), CaseText.endTest))
    #expect(run.words == "passed" && run.met == ["menu", "vessel"])
  }

  @Test func whatDoesNotComeFailsAsSoonAsTheCallIsOver() {
    let run = RunCase(
      CaseText.observe("menu", Self.menu, CaseText.press("1"), then: "vessel"),
      CaseText.observe("vessel", CaseText.message("booked on"), then: "never"),
      CaseText.observe("never", CaseText.message("x")))
    #expect(
      run.words
        == "expected a message with \"booked on\" (\"vessel\"), heard \"Ferries leave every hour, on the hour, from six in the morning.\", then \"Thank you for calling Heron Ferries.\""
    )
    #expect(run.why == "the call was over: ended by the flow; \"never\" waits behind it")
    #expect(run.result.details?.observations.map(\.status) == [.passed, .failed, .notReached])
    #expect((run.result.played?.length.count ?? 0) < 30_000)
  }

  /// Of all that was heard since then, what has most of the words: the one that somebody reworded.
  @Test func theNearestOfWhatWasHeardIsTold() {
    let run = RunCase(
      CaseText.observe("menu", Self.menu, CaseText.press("1"), then: "times"),
      CaseText.observe("times", CaseText.message("leave every hour, from seven in the morning")))
    #expect(
      run.words
        == "expected a message with \"leave every hour, from seven in the morning\" (\"times\"), heard nothing nearer than \"Ferries leave every hour, on the hour, from six in the morning.\""
    )
  }

  /// What came before it was waited for is not what came instead.
  @Test func whatCameBeforeAnObservationWatchedIsNotToldAsInstead() {
    let run = RunCase(
      CaseText.observe("menu", Self.menu, CaseText.press("1"), then: "again"),
      CaseText.observe(
        "again", CaseText.started("CheckHoursOfOperation", "HoursOfOperationId", "Harbour hours")))
    #expect(run.words.hasSuffix("to start (\"again\"), but none did"), "\(run.words)")
  }

  @Test func aMessageOfOtherWordsIsToldWithItsLikeness() {
    let run = RunCase(
      CaseText.observe("a", CaseText.message("completely different", "Similarity"), CaseText.endTest))
    #expect(run.words.hasSuffix(", 0 % similar where 60 % is enough"), "\(run.words)")
  }

  @Test func everyOpenObservationThatIsNotMetIsTold() {
    let run = RunCase(
      CaseText.observe("a", CaseText.message("nothing like it")),
      CaseText.observe("b", CaseText.lambdaStarted("find-booking")))
    #expect(
      run.result.verdict.findings.map(\.message) == [
        "expected a message with \"nothing like it\" (\"a\"), heard \"Welcome to Heron Ferries. For timetables, press 1. Press 2 for an existing booking.\", then \"Thank you for calling Heron Ferries.\"",
        "expected InvokeLambdaFunction find-booking to start (\"b\"), found CheckHoursOfOperation Harbour hours",
      ])
  }

  /// What the text has wrong, what the center lacks and what it cannot call are told in one run, in the order of the text.
  @Test func everyFaultIsToldAtOnce() {
    var text = CaseText(
      CaseText.observe("a", CaseText.lambdaStarted("find-bookings"), CaseText.press("2")),
      CaseText.observe("b", #""Type": "PromptPlayed", "Properties": {}"#),
      CaseText.observe("c", Self.menu, CaseText.press("x"), CaseText.press("1")),
      CaseText.observe(
        "d", CaseText.started("TransferContactToQueue", "QueueId", "tickets"), then: "nowhere"))
    text.entry = #"{ "Type": "VOICE_CALL", "VoiceCallEntryPointParameters": { "FlowId": "heron" } }"#
    let messages = RunCase(text: text.text).result.verdict.findings.map { finding in
      "\(finding.place?.position.line ?? 0) " + finding.message.prefix { $0 != "/" }
    }
    #expect(
      messages == [
        "2 there is no flow \"heron\" in ", "4 there is no \"find-bookings\" in ",
        "6 \"PromptPlayed\" is not an event of test cases", "9 \"x\" cannot be pressed",
        "10 there is no \"tickets\" in ", "11 there is no observation \"nowhere\"",
      ])
  }

  /// A name that no flow has is no flow's, however many there are; the id of an export nobody here can know.
  @Test(arguments: [
    "no-such-flow", "arn:aws:connect:eu-west-2:111122223333:instance/demo/contact-flow/other",
  ])
  func aFlowThatIsNotHereIsNotGuessed(reference: String) throws {
    var text = CaseText(CaseText.observe("menu", Self.menu))
    text.entry =
      #"{ "Type": "VOICE_CALL", "VoiceCallEntryPointParameters": { "FlowId": "\#(reference)" } }"#
    let finding = try #require(RunCase(text: text.text).result.verdict.findings.first)
    #expect(finding.message.hasPrefix("there is no flow \"\(reference)\""))
    #expect(finding.place?.position == SourcePosition(line: 2, column: 86))
    #expect(finding.why == "its flows are \"heron-ferries-main\"")
    #expect(finding.fix?.hasPrefix("write the name of one of them") == true)
  }

  /// Words alone are compared: a text without any would be in every message.
  @Test(arguments: [("!!!", "Inclusion"), ("…", "Similarity")])
  func aTextWithoutAWordIsRefused(text: String, criteria: String) {
    let run = RunCase(CaseText.observe("a", CaseText.message(text, criteria), CaseText.endTest))
    #expect(run.words == "there is no word in this text")
    #expect(run.result.verdict.findings.first?.place != nil)
  }

  @Test func aTextWhoseValuesAreEmptyIsInNoMessage() {
    let run = RunCase(CaseText.observe("a", CaseText.message("$.Attributes.nothing!"), CaseText.endTest))
    #expect(run.words.hasPrefix("expected a message with \"$.Attributes.nothing!\""), "\(run.words)")
    #expect(run.why.hasPrefix("nothing is left of this text to look for: its values are empty"), "\(run.why)")
  }

  @Test func aKeyThatStandsTwiceIsNamed() {
    let text = CaseText(CaseText.observe("a", Self.menu, CaseText.endTest)).text
    let twice = text.replacing("\"Metadata\": {}", with: "\"Metadata\": {}, \"Version\": \"2019-10-30\"")
    #expect(RunCase(text: twice).words == "\"Version\" stands twice in one object")
  }

  @Test func whatStandsBehindEndTestIsTold() {
    let run = RunCase(CaseText.observe("a", Self.menu, CaseText.endTest, CaseText.log("x", "y")))
    #expect(run.words == "passed" && run.logged.isEmpty)
    #expect(run.warnings == ["the action \"a-2\" never runs"])
  }

  @Test func anOverrideIsNoMatterOfATestThatFailedBefore() {
    let mock = CaseText.override(
      "InvokeLambdaFunction", #"{ "LambdaFunctionARN": "find-booking" }"#,
      CaseText.mock(#"{ "LoadedData": "{}" }"#))
    let run = RunCase(CaseText.observe("a", Self.menu, mock, CaseText.assert("$.Queue.Name", "Equals", "x")))
    #expect(run.words != "passed" && run.warnings.isEmpty, "\(run.warnings)")
  }

  @Test func fiveMinutesAreTheLimit() {
    let run = RunCase(
      CaseText.observe("menu", Self.menu, CaseText.press("2"), then: "never"),
      CaseText.observe("never", CaseText.message("never said")))
    #expect(
      run.why.hasPrefix("the call was over: ended by the agent") || run.why.hasPrefix("5 minutes"),
      "\(run.why)")
    let silent = RunCase(text: CaseText(CaseText.observe("a", CaseText.message("x"))).text, center: Self.loop)
    #expect(silent.why.contains("the call goes round"), "\(silent.why)")
    let waiting = RunCase(
      text: CaseText(CaseText.observe("a", CaseText.message("x"))).text, center: Self.clock)
    #expect(waiting.why.hasPrefix("5 minutes went by"), "\(waiting.why)")
    #expect(waiting.why.hasSuffix("the service ends a test after five minutes"), "\(waiting.why)")
  }

  /// A menu that is said again and again, and one that looks at the clock each time.
  private static let folder = try! TemporaryFolder()
  private static let loop = flow(
    "loop",
    #"{ "Identifier": "a", "Type": "GetParticipantInput", "Parameters": { "Text": "Press a key.", "InputTimeLimitSeconds": "5", "StoreInput": "False" }, "Transitions": { "NextAction": "a", "Errors": [{ "NextAction": "a", "ErrorType": "InputTimeLimitExceeded" }, { "NextAction": "a", "ErrorType": "NoMatchingCondition" }, { "NextAction": "a", "ErrorType": "NoMatchingError" }] } }"#
  )
  private static let clock = flow(
    "clock",
    #"{ "Identifier": "a", "Type": "MessageParticipant", "Parameters": { "Text": "Wait." }, "Transitions": { "NextAction": "b", "Errors": [{ "NextAction": "b", "ErrorType": "NoMatchingError" }] } }, { "Identifier": "b", "Type": "CheckHoursOfOperation", "Parameters": { "HoursOfOperationId": "x" }, "Transitions": { "NextAction": "a", "Conditions": [{ "NextAction": "a", "Condition": { "Operator": "Equals", "Operands": ["True"] } }], "Errors": [{ "NextAction": "a", "ErrorType": "NoMatchingError" }] } }"#
  )

  private static func flow(_ name: String, _ actions: String) -> String {
    try! folder.write(
      "{ \"Version\": \"2019-10-30\", \"StartAction\": \"a\", \"Metadata\": {}, \"Actions\": [\(actions)] }",
      to: name + ".json")
  }

  @Test func oneMoreOfTheSameNeedsAnotherObservation() {
    let run = RunCase(
      CaseText.observe("first", Self.menu, CaseText.press("7"), then: "second"),
      CaseText.observe("second", Self.menu, CaseText.press("1"), then: "told"),
      CaseText.observe("told", CaseText.message("ferries leave"), CaseText.endTest))
    #expect(run.words == "passed")
  }

  @Test func theSameMenuMayBeWaitedForThroughSilence() {
    let text = CaseText(
      CaseText.observe("first", CaseText.message("press a key"), then: "second"),
      CaseText.observe("second", CaseText.message("press a key"), then: "third"),
      CaseText.observe("third", CaseText.message("press a key"), CaseText.hangUp, CaseText.endTest)
    ).text
    #expect(RunCase(text: text, center: Self.loop).words == "passed")
  }

  @Test func endTestFailsWhatStillWaits() {
    let run = RunCase(
      CaseText.observe("menu", Self.menu, CaseText.endTest),
      CaseText.observe("other", CaseText.message("closed")))
    #expect(run.words.hasPrefix("expected a message with \"closed\" (\"other\")"))
    #expect(run.why == "EndTest ended the test before")
  }

  @Test func aTestWithoutAnEndIsWarnedOf() {
    let run = RunCase(CaseText.observe("menu", Self.menu))
    #expect(run.words == "passed" && run.warnings == ["no EndTest ended the test"])
  }

  @Test func testCompletedComesLast() {
    let run = RunCase(
      CaseText.observe("menu", Self.menu, CaseText.press("1"), then: "told"),
      CaseText.observe("told", CaseText.message("ferries leave"), CaseText.endTest),
      CaseText.observe("end", CaseText.completed, CaseText.log("caller", "from $.CustomerEndpoint.Address")))
    #expect(run.words == "passed" && run.met == ["menu", "told", "end"])
    #expect(run.logged == ["caller=from +15550100"])
    let failing = RunCase(
      CaseText.observe("menu", Self.menu, CaseText.endTest),
      CaseText.observe("end", CaseText.completed, CaseText.assert("$.Queue.Name", "Equals", "x")))
    #expect(failing.words == "expected $.Queue.Name to equal \"x\", found \"\" (\"end\")")
  }

  // MARK: Messages

  @Test(arguments: [
    (CaseText.message("PRESS 2, for an existing"), true),
    (CaseText.message("press 2 for existing"), false),
    (
      CaseText.message(
        "Welcome to the Heron Ferries: for timetables press 1, press 2 for a booking", "Similarity"), true
    ),
    (CaseText.message("the harbour office is closed", "Similarity"), false),
    (#""Type": "MessageReceived", "Properties": { "SSML": "<speak>for <break/>timetables</speak>" }"#, true),
    (#""Type": "MessageReceived", "Properties": { "PromptId": "x" }"#, false),
  ]) func messagesAreCompared(event: String, holds: Bool) {
    let run = RunCase(CaseText.observe("a", event, CaseText.endTest))
    #expect((run.words == "passed") == holds, "\(run.words)")
  }

  @Test func theLikestMessageIsToldWithItsMeasure() {
    let run = RunCase(CaseText.observe("a", CaseText.message("thank you for the ferry", "Similarity")))
    #expect(
      run.words
        == "expected a message like \"thank you for the ferry\" (\"a\"), the likest was \"Thank you for calling Heron Ferries.\", 54 % similar where 60 % is enough"
    )
  }

  // MARK: Checks

  @Test func aFailedCheckStopsTheTestAtItsPlace() {
    let run = RunCase(
      CaseText.observe(
        "menu", Self.menu, CaseText.assert("$.Attributes.language", "Equals", "en"), CaseText.endTest))
    #expect(run.words == "expected $.Attributes.language to equal \"en\", found \"\" (\"menu\")")
    #expect(run.why == "there is no value at $.Attributes.language")
  }

  @Test func aResultCanBeReadOnlyOnceItsActionWasSeenToComplete() {
    let early = RunCase(
      CaseText.observe("menu", Self.menu, CaseText.press("2"), then: "vessel"),
      CaseText.observe(
        "vessel", CaseText.message("booked"), CaseText.assert("$.External.vessel", "Equals", "Night Heron")))
    #expect(early.why == "$.External can be read once an observation has seen FlowActionCompleted")
    for path in ["$.External.vessel", "$.LambdaInvocation.ResultData.vessel"] {
      let run = RunCase(
        CaseText.observe("menu", Self.menu, CaseText.press("2")),
        CaseText.observe(
          "done", CaseText.lambdaCompleted("arn:aws:lambda:eu-west-2:111122223333:function:find-booking"),
          CaseText.assert(path, "Equals", "Night Heron"), CaseText.endTest))
      #expect(run.words == "passed", "\(run.words)")
    }
  }

  @Test(arguments: [
    ("TextStartsWith", "+1555", true), ("TextEndsWith", "0100", true), ("TextContains", "5501", true),
    ("TextContains", "", true), ("Equals", "15550100", false), ("NumberGreaterThan", "15550099", true),
    ("NumberLessThan", "15550100", false), ("NumberLessOrEqualTo", "15550100", true),
    ("NumberGreaterOrEqualTo", "15550101", false),
  ]) func operatorsCompare(name: String, operand: String, holds: Bool) {
    let run = RunCase(
      CaseText.observe(
        "menu", Self.menu, CaseText.assert("$.CustomerEndpoint.Address", name, operand), CaseText.endTest))
    #expect((run.words == "passed") == holds, "\(run.words)")
  }

  // MARK: Overrides

  private static func lambdaMock(_ strategy: String) -> String {
    CaseText.override("InvokeLambdaFunction", #"{ "LambdaFunctionARN": "find-booking" }"#, strategy)
  }

  private static func hours(_ strategy: String) -> String {
    CaseText.override("CheckHoursOfOperation", #"{ "HoursOfOperationId": "harbour-hours" }"#, strategy)
  }

  private static func queue(_ strategy: String) -> String {
    CaseText.override("TransferContactToQueue", #"{ "QueueId": "ticket-desk" }"#, strategy)
  }

  @Test(arguments: [
    (lambdaMock(CaseText.mock(#"{ "LoadedData": "{\"vessel\": \"Reed\"}" }"#)), "booked on the Reed"),
    (lambdaMock(CaseText.mock(#"{ "Value": "{\"vessel\": \"Reed\"}" }"#)), "booked on the Reed"),
    (lambdaMock(CaseText.mock(#"{ "DelaySeconds": 20, "LoadedData": "{}" }"#)), "something went wrong"),
    (lambdaMock(CaseText.error("NoMatchingError")), "something went wrong"),
    (lambdaMock(CaseText.error("TimeLimitExceeded")), "something went wrong"),
    (lambdaMock(CaseText.substitute("find-nothing")), "something went wrong"),
    (hours(CaseText.substitute("always-closed")), "office is closed"),
    (hours(CaseText.mock(#"{ "Value": "OutOfHours" }"#)), "office is closed"),
    (hours(CaseText.error("NoMatchingError")), "something went wrong"),
    (queue(CaseText.error("QueueAtCapacity")), "ticket desk is busy"),
    (queue(CaseText.error("NoMatchingError")), "something went wrong"),
  ]) func anOverrideMeetsTheNextUse(override: String, heard: String) {
    let start = CaseText.observe("start", CaseText.initiated, override)
    let heard = CaseText.observe("heard", CaseText.message(heard), CaseText.endTest)
    let menu = CaseText.observe("menu", Self.menu, CaseText.press("2"))
    let comesToMenu = !override.contains("CheckHoursOfOperation")
    // Alone, the flow has no other Lambda; the center says which there are.
    let center = override.contains("find-nothing") ? packagePath("flows/heron-ferries/main.json") : nil
    let text = comesToMenu ? CaseText(start, menu, heard).text : CaseText(start, heard).text
    let run = RunCase(text: text, center: center)
    #expect(run.words == "passed", "\(run.words)")
  }

  @Test func anAnswerThatIsNoFlatListIsToldWithItsKey() throws {
    let run = RunCase(
      CaseText.observe(
        "start", CaseText.initiated,
        Self.lambdaMock(
          CaseText.mock(#"{ "LoadedData": "{\"vessel\": \"Reed\", \"berths\": [1, 2]}" }"#))),
      CaseText.observe("menu", Self.menu, CaseText.press("2")),
      CaseText.observe("heard", CaseText.message("booked on the Reed"), CaseText.endTest))
    let entries = try #require(run.result.played?.transcript.entries)
    let reasons = entries.compactMap { entry in
      if case .lambda(let report) = entry.detail, case .fails(_, let why) = report.outcome {
        why
      } else {
        nil
      }
    }
    #expect(reasons == ["the answer is not a flat list of strings: \"berths\" is a list"])
  }

  /// What is odd and what is wrong stand in one order, that of the text.
  @Test func allThatIsSaidOfARefusedTestCaseIsInTheOrderOfTheText() {
    let run = RunCase(
      CaseText.observe(
        "start", CaseText.initiated,
        CaseText.override("CheckHoursOfOperation", "{}", CaseText.mock(#"{ "Value": "InHour" }"#))),
      CaseText.observe(
        "menu", Self.menu,
        CaseText.override("CheckHoursOfOperation", "{}", CaseText.mock(#"{ "Value": "InHours" }"#))),
      CaseText.observe("last", CaseText.message("x"), #""Type": "Nothing", "Parameters": {}"#))
    let findings = run.result.verdict.findings
    let places = findings.compactMap { $0.place?.position }
    #expect(places == places.sorted() && places.count == findings.count, "\(findings.map(\.message))")
    #expect(Set(findings.map(\.severity)) == [.error, .warning] && run.warnings.isEmpty)
  }

  /// The last observation is met before the Lambda is asked: the override is used all the same, and nothing is warned of.
  @Test func anOverrideThatIsUsedBehindTheLastObservationIsNoneThatWasNeverUsed() {
    let run = RunCase(
      CaseText.observe(
        "start", CaseText.initiated,
        Self.lambdaMock(CaseText.mock(#"{ "LoadedData": "{\"vessel\": \"Reed\"}" }"#))),
      CaseText.observe("menu", Self.menu, CaseText.press("2")))
    #expect(run.words == "passed")
    #expect(run.warnings == ["no EndTest ended the test"])
  }

  @Test func overridesAreUsedOnceInTheirOrder() {
    let run = RunCase(
      CaseText.observe(
        "start", CaseText.initiated,
        Self.lambdaMock(CaseText.mock(#"{ "LoadedData": "{\"vessel\": \"Reed\"}" }"#)),
        Self.lambdaMock(CaseText.error("NoMatchingError"))),
      CaseText.observe("menu", Self.menu, CaseText.press("2")),
      CaseText.observe("heard", CaseText.message("booked on the Reed"), CaseText.endTest))
    #expect(run.words == "passed")
    #expect(run.warnings == ["this override of InvokeLambdaFunction find-booking was never used"])
  }

  @Test func anOverrideSetAtTheStartOfAUseIsForThisUse() {
    let run = RunCase(
      CaseText.observe("menu", Self.menu, CaseText.press("2")),
      CaseText.observe(
        "starts", CaseText.lambdaStarted("find-booking"),
        Self.lambdaMock(CaseText.mock(#"{ "LoadedData": "{\"vessel\": \"Reed\"}" }"#))),
      CaseText.observe("heard", CaseText.message("booked on the Reed"), CaseText.endTest))
    #expect(run.words == "passed" && run.warnings.isEmpty, "\(run.words)")
  }

  @Test func aMockedErrorDoesNotComplete() {
    let run = RunCase(
      CaseText.observe("start", CaseText.initiated, Self.lambdaMock(CaseText.error("NoMatchingError"))),
      CaseText.observe("menu", Self.menu, CaseText.press("2")),
      CaseText.observe("done", CaseText.lambdaCompleted("find-booking")))
    #expect(
      run.words
        == "expected InvokeLambdaFunction find-booking to complete (\"done\"), found InvokeLambdaFunction find-booking, which took NoMatchingError"
    )
  }

  // MARK: What is not here

  @Test func aResourceThatIsNotHereIsToldWithItsPlace() {
    let run = RunCase(
      CaseText.observe("a", CaseText.started("TransferContactToQueue", "QueueId", "ticket-disk")),
      CaseText.observe("b", CaseText.initiated, Self.hours(CaseText.substitute("never-open"))))
    let messages = run.result.verdict.findings.map(\.message)
    #expect(messages.count == 2, "\(messages)")
    #expect(messages.first?.hasPrefix("there is no \"ticket-disk\" in ") == true, "\(messages)")
    #expect(messages.last?.hasPrefix("there is no \"never-open\" in ") == true, "\(messages)")
    #expect(run.result.verdict.findings.allSatisfy { $0.place != nil })
  }

  @Test func keysAreRefusedInAChat() {
    var text = CaseText(CaseText.observe("a", CaseText.initiated, CaseText.press("1")))
    text.entry = #"{ "Type": "CHAT", "ChatEntryPointParameters": { "FlowId": "heron-ferries-main" } }"#
    #expect(RunCase(text: text.text).words == "nobody presses keys in a chat")
  }

  @Test func anUnknownFlowIsToldWhereSeveralMayBeMeant() {
    var text = CaseText(CaseText.observe("a", CaseText.initiated))
    text.entry = #"{ "Type": "VOICE_CALL", "VoiceCallEntryPointParameters": { "FlowId": "welcom" } }"#
    let run = RunCase(text: text.text, center: packagePath("flows/site-visit"))
    #expect(run.words.hasPrefix("there is no flow \"welcom\" in "))
    #expect(run.result.verdict.findings.first?.fix == "did you mean \"welcome\"?")
  }

  @Test func attributesReachTheFlow() {
    let text = CaseText(
      CaseText.observe(
        "menu", Self.menu, CaseText.assert("$.Attributes.language", "Equals", "en"),
        CaseText.assert("$.SegmentAttributes.team", "Equals", "north"), CaseText.endTest)
    ).text
    let data =
      #""InitializationData": "{\"Attributes\": {\"language\": \"en\"}, \"SegmentAttributes\": {\"team\": \"north\"}}", "Content":"#
    #expect(RunCase(text: text.replacing("\"Content\":", with: data)).words == "passed")
  }
}
