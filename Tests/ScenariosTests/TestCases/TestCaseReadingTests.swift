import Diagnostics
import Testing

@testable import Scenarios

/// What is wrong with a test case is told: all of it, each thing at its place, with what to do.
@Suite struct TestCaseReadingTests {
  /// "message | fix" of everything that is wrong.
  private func findings(_ text: String, _ severity: Severity = .error) -> [String] {
    var reader = TestCaseReader(source: "case.json")
    _ = reader.read(Array(text.utf8))
    return reader.problems.inOrderOfText.filter { $0.severity == severity }.map { finding in
      finding.message + (finding.fix.map { " | " + $0 } ?? "")
    }
  }

  private func findings(in observations: String...) -> [String] {
    var text = CaseText()
    text.observations = observations
    return findings(text.text)
  }

  /// The documentation's sample, with its own mistakes, in our words.
  @Test func theMistakesOfTheDocumentationHaveTheirPlaces() throws {
    let text = """
      {
        "Version": "2019-10-30", // the language
        "Metadata": {},
        "Observations": [
          {
            "Identifier": "begin"
            "Event": { "Identifier": "e1", "Type": "TestInitiated", "Actor": "System", "Properties": {} },
            "Actions": [
              {
                "Identifier": "a1",
                "Type": "OverrideSystemBehavior",
                "Parameters": {
                  "ActionType": "OverrideSystemBehavior",
                  "Behavior": { "Type": "FlowAction", "Properties": {
                    "ActionType": "InvokeLambdaFunction ",
                    "ActionParameters": {},
                    "Strategy": { "Type": "SubstituteResource", "SubstituteArn": "b" }
                  } }
                },
                "Transitions": { "NextAction": "" }
              }
            ],
            "Usage": { "Type": "EXACTLY", "Times": 1 },
            "Transitions": { "NextObservations": ["nowhere"] }
          }
        ]
      }
      """
    var reader = TestCaseReader(source: "case.json")
    _ = reader.read(Array(text.utf8))
    let found = reader.problems.inOrderOfText.map { finding in
      "\(finding.place?.position.line ?? 0):\(finding.place?.position.column ?? 0) \(finding.message)"
    }
    #expect(
      found == [
        "2:28 expected a key in double quotes, found a comment",
        "7:7 expected \",\" or \"}\", found \"\"\"",
        "15:29 \"InvokeLambdaFunction \" has a blank too many",
        "16:35 nothing says which Lambda this is about",
        "23:26 \"EXACTLY\" is an older spelling",
        "24:45 there is no observation \"nowhere\"",
      ])
  }

  @Test(arguments: [
    (#"{ "Actions": [], "StartAction": "a" }"#, "this is no test case: it has no \"Observations\""),
    (#"{ "queues": {} }"#, "this is no test case: it has no \"Observations\""),
    (#"{ "Content": "{}" }"#, "the text of \"Content\" is no test case: it has no \"Observations\""),
    (#"{ "Content": 5 }"#, "\"Content\" must be a test case, as an object or a string, found a number"),
    ("[]", "a test case is an object, found a list"),
    (#"{ "Version": "2019-10-30", "Observations": [] }"#, "there is no observation"),
    (
      #"{ "Version": "1", "Observations": [] }"#,
      "the version is 1, which the service does not take | write \"Version\": \"2019-10-30\""
    ),
  ]) func whatIsNoTestCaseIsSaid(text: String, message: String) {
    #expect(findings(text).contains { $0.hasPrefix(message) }, "\(findings(text))")
  }

  @Test(arguments: [
    #"{ "Type": "VOICE_CALL", "VoiceCallParameters": { "SourcePhoneNumber": "+15550100" } }"#,
    #"{ "Type": "VOICE_CALL", "VoiceCallEntryPointParameters": { "SourceNumber": "+15550100" } }"#,
  ])
  func aKeyThatAnEntryPointDoesNotHaveIsTold(entry: String) {
    var text = CaseText()
    text.entry = entry
    let told = findings(text.text, .warning) + findings(text.text)
    #expect(told.contains { $0.contains("is not a key of an entry point") }, "\(told)")
  }

  @Test func aContentInAStringHasItsPlaces() throws {
    var reader = TestCaseReader(source: "case.json")
    let text = #"{ "Content": "{\"Version\": \"2019-10-30\", \"Observations\": [{\"Event\": {}}]}" }"#
    _ = reader.read(Array(text.utf8))
    let first = try #require(reader.problems.inOrderOfText.first)
    #expect(first.message == "this observation has no \"Identifier\"")
    #expect(first.place?.position.column == 64)
  }

  @Test(arguments: [
    (#""Type": "PromptPlayed", "Properties": {}"#, "\"PromptPlayed\" is not an event of test cases"),
    (
      #""Type": "MessageReceived", "Properties": {}"#,
      "this event expects nothing | add \"Text\" with words of the message"
    ),
    (
      #""Type": "MessageReceived", "Properties": { "Text": "a", "SSML": "<speak>a</speak>" }"#,
      "\"SSML\" cannot stand beside \"Text\" | remove one of them"
    ),
    (
      #""Type": "MessageReceived", "Properties": { "SSML": "<speak>a" }"#,
      "this is no well-formed SSML | begin it with <speak> and close every tag"
    ),
    (
      #""Type": "MessageReceived", "Properties": { "Text": "a", "MatchingCriteria": { "Type": "Contains" } }"#,
      "\"Contains\" is not a matching criterion | write \"Inclusion\""
    ),
    (
      #""Type": "MessageReceived", "Properties": { "Text": "a", "MatchingCriteria": {} }"#,
      "\"MatchingCriteria\" has no \"Type\" | add \"Type\""
    ),
    (
      #""Type": "FlowActionStarted", "Properties": {}"#,
      "this flow action has no \"ActionType\" | add \"ActionType\""
    ),
    (
      #""Type": "FlowActionStarted", "Properties": { "ActionType": "DisconnectParticipant" }"#,
      "\"DisconnectParticipant\" is not a flow action that can stand here"
    ),
    (
      #""Type": "FlowActionCompleted", "Properties": { "ActionType": "CheckHoursOfOperation" }"#,
      "\"CheckHoursOfOperation\" is not a flow action that can stand here"
    ),
  ]) func aWrongEventIsSaid(event: String, message: String) {
    let found = findings(in: CaseText.observe("a", event))
    #expect(found.first == message, "\(found)")
  }

  /// A key of another action would leave the event to fit any of its type, too.
  @Test(arguments: [
    ("InvokeLambdaFunction", "QueueId", "Lambda"), ("TransferContactToQueue", "LambdaFunctionARN", "queue"),
  ])
  func aKeyOfAnotherActionIsSaid(action: String, key: String, resource: String) {
    let found = findings(in: CaseText.observe("a", CaseText.started(action, key, "x")))
    let words = "nothing here says which \(resource) this is about: any would do"
    #expect(found.contains { $0.hasPrefix(words) }, "\(found)")
  }

  /// A key that is not read would leave the event to fit any action of its type.
  @Test(arguments: ["FlowActionStarted", "FlowActionCompleted"])
  func aKeyThatNamesNoPartOfAnActionIsSaid(type: String) {
    let properties = #"{ "ActionType": "InvokeLambdaFunction", "Parameters": { "LambdaFunctionARN": "f" } }"#
    var text = CaseText()
    text.observations = [CaseText.observe("a", #""Type": "\#(type)", "Properties": \#(properties)"#)]
    #expect(findings(text.text, .warning).first?.contains("\"Parameters\"") == true)
    #expect(
      findings(text.text) == [
        "nothing here says which resource the event is about: any would do | write it as \"ActionParameters\""
      ])
    // What is no object names no resource.
    let other = text.text.replacing(#"{ "LambdaFunctionARN": "f" }"#, with: "3")
    #expect(findings(other) == [] && findings(other, .warning).count == 1)
  }

  /// What stands under a key that is nearly one of ours would be passed over: the test would pass without it.
  @Test(arguments: [
    ("Actions", "Action"), ("Transitions", "Transition"), ("NextAction", "NextActions"),
    ("NextObservations", "NextObservation"), ("EntryPoint", "EntryPoints"),
    ("SourcePhoneNumber", "SourcePhoneNumbr"),
    ("VoiceCallEntryPointParameters", "VoiceCallEntrypointParameters"),
  ])
  func aKeyThatIsNearlyOneIsRefused(key: String, slip: String) {
    var text = CaseText()
    text.observations = [
      CaseText.observe("a", CaseText.initiated, CaseText.endTest, CaseText.endTest, then: "b"),
      CaseText.observe("b", CaseText.completed),
    ]
    #expect(findings(text.text) == [])
    let found = findings(text.text.replacing("\"\(key)\"", with: "\"\(slip)\"", maxReplacements: 1))
    #expect(found.contains { $0.hasSuffix(" | did you mean \"\(key)\"?") }, "\(found)")
  }

  /// A path under no root that there is would be compared as an empty text.
  @Test(arguments: [
    ("$.Attribute.name", "did you mean $.Attributes?"), ("$.Nothing.name", "it has $.Attributes, "),
  ])
  func aPathToDataThatNoContactHasIsRefused(path: String, fix: String) {
    let found = findings(
      in: CaseText.observe("a", CaseText.initiated, CaseText.assert(path, "Equals", "b")))
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix("\"\(path)\" leads to data that no contact has | \(fix)") == true, "\(found)")
  }

  @Test(arguments: [
    ("5.5", "\"5.5\" cannot be pressed"), ("-1", "\"-1\" cannot be pressed"),
    ("[]", "keys are a string, found a list"), ("\"\"", "keys are a string, found an empty one"),
  ])
  func keysThatAreNoStringAreRefused(value: String, message: String) {
    let action = CaseText.press("#").replacing("\"Value\": \"#\"", with: "\"Value\": \(value)")
    #expect(findings(in: CaseText.observe("a", CaseText.initiated, action)) == [message])
    let missing = CaseText.press("#").replacing("\"Value\"", with: "\"Other\"")
    #expect(
      findings(in: CaseText.observe("a", CaseText.initiated, missing))
        == ["this input has no \"Value\" | write \"Value\": \"1\""])
  }

  /// As the service's list has them, though a number has no zeros in front.
  @Test func keysMayBeANumberAndThatIsTold() {
    var text = CaseText()
    let action = CaseText.press("#").replacing("\"Value\": \"#\"", with: "\"Value\": 42")
    text.observations = [CaseText.observe("a", CaseText.initiated, action)]
    #expect(findings(text.text) == [])
    #expect(findings(text.text, .warning) == ["the keys are a number | write \"Value\": \"42\""])
  }

  @Test func twoEventsWithOneIdentifierAreRefused() {
    let found = findings(
      in: CaseText.observe("a", CaseText.initiated, then: "b"),
      CaseText.observe("b", CaseText.completed).replacing("b-event", with: "a-event"))
    #expect(
      found == [
        "the identifier \"a-event\" stands twice among the events | give this one another identifier"
      ])
  }

  @Test func aKeyThatIsLikeNoneMayBeANewOne() {
    var text = CaseText()
    text.observations = [
      CaseText.observe("a", CaseText.initiated).replacing("\"Actions\"", with: "\"Colour\": 3, \"Actions\"")
    ]
    #expect(findings(text.text) == [])
    #expect(findings(text.text, .warning).first?.contains("\"Colour\"") == true)
  }

  @Test(arguments: [
    (
      CaseText.assert("$.Attributes.a", "Equals", nil),
      "Equals has no \"Operand\" | add \"Operand\": \"…\""
    ),
    (
      CaseText.assert("$.Attributes.a", "NotEquals", "b"),
      "\"NotEquals\" is not an operator"
    ),
    (
      CaseText.assert("Attributes.a", "Equals", "b"),
      "\"Attributes.a\" is no path | write one such as $.Attributes.language"
    ),
    (CaseText.assert("$.Attributes.a", "NumberLessThan", "b"), "\"b\" is no number"),
    (CaseText.press("12A"), "\"12A\" cannot be pressed"),
    (CaseText.press(""), "keys are a string, found an empty one"),
    (CaseText.say("a", "Shout"), "\"Shout\" is not an instruction"),
    (CaseText.endTest.replacing("EndTest", with: "StopTest"), "\"StopTest\" is not a command of tests"),
    (
      CaseText.endTest.replacing("TestControl", with: "AssertData"),
      "\"AssertData\" is not an action of test cases | write \"Assert\""
    ),
    (
      CaseText.override("CheckHoursOfOperation", "{}", CaseText.substitute("b")),
      "nothing says which hours this is about | write \"HoursOfOperationId\" under \"ActionParameters\""
    ),
    (
      CaseText.override(
        "TransferContactToQueue", #"{ "QueueId": "a" }"#, CaseText.mock(#"{ "Value": "x" }"#)),
      "TransferContactToQueue has no result to mock | mock an \"Error\", or substitute the queue"
    ),
    (
      CaseText.override(
        "TransferContactToQueue", #"{ "QueueId": "a" }"#, CaseText.error("TimeLimitExceeded")),
      "\"TimeLimitExceeded\" is not an error of TransferContactToQueue"
    ),
    (
      CaseText.override(
        "InvokeLambdaFunction", #"{ "LambdaFunctionARN": "a" }"#,
        CaseText.mock(#"{ "LoadedData": "{\"a\" 1}" }"#)),
      "expected \":\", found \"1\""
    ),
    (
      CaseText.override(
        "InvokeLambdaFunction", #"{ "LambdaFunctionARN": "a" }"#,
        CaseText.mock(#"{ "DelaySeconds": 1000, "LoadedData": "{}" }"#)),
      "\"DelaySeconds\" must be a whole number from 0 to 300, found 1000"
    ),
    (
      CaseText.override(
        "ConnectParticipantWithLexBot", #"{ "LexV2Bot": { "AliasArn": "a" } }"#,
        CaseText.mock(#"{ "LoadedData": "{}" }"#)),
      "this data does not say which intent the bot understood | add \"IntentName\": \"…\""
    ),
  ]) func aWrongActionIsSaid(action: String, message: String) {
    let found = findings(in: CaseText.observe("a", CaseText.initiated, action))
    #expect(found == [message])
  }

  @Test(arguments: [("AtLeast", 1), ("AtMost", 2), ("Always", 0), ("ANY", 1), ("Exactly", 3)])
  func aUsageThatTheServiceDoesNotRunIsRefused(type: String, times: Int) {
    let observation = CaseText.observe("a", CaseText.initiated)
      .replacing(
        "\"Actions\"", with: "\"Usage\": { \"Type\": \"\(type)\", \"Times\": \(times) }, \"Actions\"")
    let found = findings(in: observation)
    #expect(
      found.count == 1 && (found[0].contains("is not supported") || found[0].contains("3 times")), "\(found)")
  }

  @Test func everythingThatIsWrongIsTold() {
    let found = findings(
      in: CaseText.observe("a", CaseText.initiated, then: "b", "nowhere"),
      CaseText.observe("a", CaseText.message("x"), CaseText.press("y")),
      CaseText.observe("b", CaseText.message("x"), CaseText.press("x")))
    #expect(
      found == [
        "there is no observation \"nowhere\"",
        "the identifier \"a\" stands twice among the observations | give this one another identifier",
        "the identifier \"a-event\" stands twice among the events | give this one another identifier",
        "\"y\" cannot be pressed", "\"x\" cannot be pressed",
      ])
  }

  @Test func actionsThatNameNothingOrGoInACircleAreSaid() {
    let chain = CaseText.observe("a", CaseText.initiated, CaseText.endTest, CaseText.endTest)
    #expect(
      findings(in: chain.replacing("\"NextAction\": \"a-2\"", with: "\"NextAction\": \"a-3\"")) == [
        "there is no action \"a-3\" in this observation | did you mean \"a-1\"?"
      ])
    #expect(
      findings(in: chain.replacing("\"NextAction\": \"a-2\"", with: "\"NextAction\": \"a-1\"")) == [
        "the actions go round in a circle | let the last one have empty \"Transitions\""
      ])
    #expect(
      findings(in: chain.replacing("\"Identifier\": \"a-2\"", with: "\"Identifier\": \"a-1\"")).first
        == "the identifier \"a-1\" stands twice among the actions | give this one another identifier")
  }

  /// A test would pass without what they wait for.
  @Test func aCircleThatNoOpenObservationLeadsToIsRefused() {
    #expect(
      findings(
        in: CaseText.observe("a", CaseText.initiated), CaseText.observe("b", CaseText.completed, then: "c"),
        CaseText.observe("c", CaseText.completed, then: "b")
      ).map { $0.prefix(while: { $0 != "|" }) } == ["\"b\" never waits ", "\"c\" never waits "])
    #expect(
      findings(
        in: CaseText.observe("a", CaseText.initiated, then: "b"),
        CaseText.observe("b", CaseText.completed, then: "c"),
        CaseText.observe("c", CaseText.completed, then: "b")) == [])
  }

  @Test func aCircleOfObservationsWaitsForNothing() {
    #expect(
      findings(
        in: CaseText.observe("a", CaseText.initiated, then: "b"),
        CaseText.observe("b", CaseText.completed, then: "a")
      ) == ["no observation waits from the start | take the first one out of every \"NextObservations\""])
  }

  @Test(arguments: [
    (#"{ "Type": "PHONE" }"#, "\"PHONE\" is not an entry point"),
    (
      #"{ "Type": "VOICE_CALL", "VoiceCallEntryPointParameters": { "SourcePhoneNumber": "555" } }"#,
      "\"555\" is no telephone number"
    ),
    ("null", "\"EntryPoint\" must be an object, found null | take it out, or write {\"Type\""),
  ]) func aWrongEntryPointIsSaid(entry: String, message: String) {
    var text = CaseText(CaseText.observe("a", CaseText.initiated))
    text.entry = entry
    #expect(findings(text.text).first?.hasPrefix(message) == true)
  }

  @Test func oddPlacesAndSpellingsOnlyWarn() {
    let bare = CaseText.observe(
      "a", #""Type": "MessageReceived", "Properties": { "Text": "a" }, "MatchingCriteria": "Inclusion""#,
      CaseText.say("a", "TextUtterance"), CaseText.assert("$.Attributes.a", "Exists", nil))
    var text = CaseText()
    text.observations = [bare]
    #expect(findings(text.text).isEmpty)
    #expect(
      findings(text.text, .warning).map { $0.prefix(30) } == [
        "\"MatchingCriteria\" stands besi", "\"TextUtterance\" is an older sp",
        "the service refuses \"Exists\"",
      ])
  }
}
