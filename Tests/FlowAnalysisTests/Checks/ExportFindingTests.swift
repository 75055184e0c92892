import Diagnostics
import FlowDocument
import FlowEngine
import Testing

@testable import FlowAnalysis

/// What was found missing, or said too often, in exports of real centers.
@Suite struct ExportFindingTests {
  private func messages(_ example: CheckExample, _ rule: String) -> [String] {
    example.findings().map(\.diagnostic).filter { $0.rule == rule }.map(\.message)
  }

  @Test func aChoiceThatFailsChoosesNoQueue() {
    let example = CheckExample(
      .choose("choose", queue: "$.Attributes.q", "queue", else: "queue"), .queue("queue", else: "sorry"),
      .say("sorry", "Sorry.", "end"), .end())
    #expect(
      messages(example, "queue-not-set")
        == ["on some way to \"queue\" no queue was chosen before it puts the contact into it"])
  }

  /// Only where the flow has an attribute of that name.
  @Test(arguments: [
    ("Hello {caller}.", "{caller}"), ("{caller}, hello.", "{caller}"),
    ("Hello {name} and {caller}.", "{caller}"),
    ("Hello {name}.", nil), ("Hello {{caller}}.", nil), ("Hello {caller.", nil),
  ])
  func anAttributesNameInBracesIsNoValue(text: String, words: String?) {
    let example = CheckExample(
      .set("keep", "{ \"caller\": \"$.CustomerEndpoint.Address\" }", "hello", else: "end"),
      .say("hello", text, "end"), .end())
    #expect(
      messages(example, "reference-without-dollar")
        == (words.map { ["\"hello\" says the words \($0), and no value"] } ?? []))
  }

  @Test func aNameThatSomeFlowSetsIsMeantAsItIsWritten() {
    func read(_ first: String, _ second: String, also: [CheckExample.Flow] = []) -> [String] {
      messages(
        CheckExample(
          also: also, .say("one", "Hello $.Attributes.\(first).", "two"),
          .say("two", "Hello $.Attributes.\(second).", "end"), .end()), "attribute-case")
    }
    #expect(
      read("callerName", "CallerName") == [
        "\"two\" reads $.Attributes.CallerName, and \"one\" $.Attributes.callerName"
      ])
    #expect(read("callerName", "callerName").isEmpty)
    let other = CheckExample.Flow.flow(
      "other", .set("keep", "{ \"CallerName\": \"x\", \"callerName\": \"y\" }", "end", else: "end"), .end())
    #expect(read("callerName", "CallerName", also: [other]).isEmpty)
  }

  /// What becomes of a failure is no decision.
  @Test func aCountThatGoesOnAlikeIsPointlessWhereverItFails() {
    let example = CheckExample(
      .say("hello", "Hello.", "count"),
      .action(
        "count", "Loop", "{ \"LoopCount\": \"2\" }", "hello",
        if: ["ContinueLooping": "hello", "DoneLooping": "hello"], on: ["NoMatchingError": "end"]), .end())
    #expect(
      messages(example, "pointless-decision") == ["whatever the result, \"count\" goes on to \"hello\""])
  }

  /// A Lambda that failed has left nothing, so that another branch than that for nothing is not taken.
  @Test(arguments: [("NULL", 0), ("ok", 1)])
  func aComparisonWithNothingShowsWhetherThereIsAnAnswer(operand: String, count: Int) {
    let example = CheckExample(
      .lambda("test", "fault?", else: "fault?"),
      .compare("fault?", "$.External.fault", [operand: "end"], else: "tell"),
      .say("tell", "It says $.External.fault", "end"), .end())
    #expect(messages(example, "external-after-failure").count == count)
  }

  @Test(arguments: [
    ("$.Attributes.$.External.wish", 1), ("$.Attributes.wish and $.External.wish", 0), ("$.External.wish", 0),
  ])
  func aReferenceInsideAnotherOneIsTold(text: String, count: Int) {
    let example = CheckExample(
      .lambda("ask", "keep", else: "end"), .set("keep", "{ \"wish\": \"\(text)\" }", "end", else: "end"),
      .end())
    #expect(messages(example, "unknown-reference").count == count)
  }

  @Test(arguments: [
    ("300", "is to last 300"), ("12s", "is to last 12s"), ("2s", nil), ("500ms", nil),
    ("$.Attributes.pause", nil),
  ])
  func timesOfBreaksHaveAUnitAndABound(time: String, words: String?) {
    let example = CheckExample(
      .action(
        "hello", "MessageParticipant", "{ \"SSML\": \"<speak>Hello.<break time='\(time)'/></speak>\" }", "end"
      ), .end())
    #expect(messages(example, "bad-ssml") == (words.map { ["a break of \"hello\" \($0)"] } ?? []))
  }

  /// Without "StoreInput" an input is a menu, whatever else it has; one that only waits for any key is meant so.
  @Test(arguments: [
    (##", "DTMFConfiguration": { "InputTerminationSequence": "#" }"##, "Thank you.", 1),
    ("", "You typed $.StoredCustomerInput.", 1), ("", "Thank you.", 0),
  ])
  func aMenuWithoutAKeyIsTold(more: String, words: String, count: Int) {
    let example = CheckExample(
      .action(
        "ask", "GetParticipantInput",
        "{ \"Text\": \"Your number?\", \"InputTimeLimitSeconds\": \"5\"\(more) }",
        "thanks",
        on: [
          "InputTimeLimitExceeded": "thanks", "NoMatchingCondition": "thanks", "NoMatchingError": "thanks",
        ]),
      .say("thanks", words, "end"), .end())
    #expect(messages(example, "missing-condition").count == count)
  }

  @Test(arguments: [
    (
      "InvokeLambdaFunction", "{ \"FunctionArn\": \"f\" }",
      "write it as \"LambdaFunctionARN\", if that is meant"
    ),
    (
      "ConnectParticipantWithAgenticCX", "{ \"ContextVariables\": {} }",
      "write it as \"AgentConfiguration.ContextVariables\", if that is meant"
    ),
    (
      "GetParticipantInput", "{ \"DTMFConfiguration\": { \"MaxDigits\": \"4\" } }",
      "write it as \"InputValidation.CustomValidation.MaximumLength\", if that is meant"
    ),
  ])
  func aParameterThatTheTypeHasElsewhereIsNamedThere(type: String, parameters: String, fix: String) {
    let found = CheckExample(.action("act", type, parameters, "end"), .end()).findings().map(\.diagnostic)
    #expect(found.filter { $0.rule == "unknown-parameter" }.map(\.fix).contains(fix))
  }

  /// The console writes the choice as its own page shows it.
  @Test(arguments: [("From Segment", 0), ("ENTIRE_PAST_SESSION", 0), ("Some", 1)])
  func theConsolesWordsForAnEarlierChatAreNotRefused(word: String, count: Int) {
    let example = CheckExample(
      .action(
        "again", "CreatePersistentContactAssociation",
        "{ \"RehydrationType\": \"\(word)\", \"SourceContactId\": \"$.ContactId\" }", "end",
        on: ["NoMatchingError": "end"]), .end())
    #expect(messages(example, "parameter-choice").count == count)
  }

  /// Another provider's voices have engines of their own, and published exports a style that no page has.
  @Test(arguments: [
    ("Engine", "connect:agentic", 0), ("Engine", "long-form", 0), ("Engine", "Neutral", 1),
    ("Style", "Standard", 0), ("Style", "Loud", 1),
  ])
  func voicesOfPublishedExportsAreNotRefused(option: String, value: String, count: Int) {
    let example = CheckExample(
      .action(
        "voice", "UpdateContactTextToSpeechVoice",
        "{ \"TextToSpeechVoice\": \"\(value == "connect:agentic" ? "Katie" : "Joanna")\", \"TextToSpeech\(option)\": \"\(value)\" }",
        "end"), .end())
    #expect(messages(example, "parameter-choice").count == count)
  }

  /// A module that is here, and chooses no queue, has chosen none; one that is not here may have.
  @Test(arguments: [("inner", 1), ("gone", 0)])
  func aModuleWithoutAQueueChoosesNone(invoked: String, count: Int) {
    let example = CheckExample(
      also: [.module("outer", invoking: invoked), .module("inner", invoking: nil)],
      .choose("choose", queue: "$.Attributes.q", "call", else: "call"), .invoke("call", "outer", "queue"),
      .queue("queue", else: "sorry"), .say("sorry", "Sorry.", "end"), .end())
    #expect(messages(example, "queue-not-set").count == count)
  }

  /// Exports of live instances have it there, and its block's page says what it does.
  @Test(arguments: [(FlowType.contactFlow, Severity.note), (.queueTransfer, .note)])
  func anEndOfTheFlowWhereItsPageHasNoneIsNoted(type: FlowType, severity: Severity) {
    let found = CheckExample(
      type: type, .say("hello", "Hello.", "leave"), .action("leave", "EndFlowExecution")
    ).findings().map(\.diagnostic).filter { $0.rule == "action-not-allowed" }
    #expect(found.map(\.severity) == [severity])
  }

  /// What stands before the reference stands before the word for no input, too.
  @Test(arguments: [(".Timeout", 0), (".1234", 1)])
  func silenceOfAnEncryptedInputIsNoKeys(operand: String, count: Int) {
    let encrypted =
      #"{ "Text": "Enter your PIN.", "InputTimeLimitSeconds": "5", "StoreInput": "True", "InputValidation": { "CustomValidation": { "MaximumLength": "4" } }, "InputEncryption": { "EncryptionKeyId": "key", "Key": "-----BEGIN CERTIFICATE-----" } }"#
    let example = CheckExample(
      .action("pin", "GetParticipantInput", encrypted, "silent?", on: ["NoMatchingError": "end"]),
      .compare("silent?", "$.Attributes.$.StoredCustomerInput", [operand: "again"], else: "end"),
      .say("again", "Are you there?", "end"), .end())
    #expect(messages(example, "encrypted-compare").count == count)
  }

  @Test func aRoundThatComesBackToTheTransferCountsOnTheFlowBefore() {
    let example = CheckExample(
      .queue("queue", else: "choose"), .choose("choose", queue: "plots", "queue", else: "end"), .end())
    #expect(messages(example, "queue-not-set").isEmpty)
  }

  @Test func hoursOfNoQueueAreNotedInAFlowThatMayHaveOneBefore() {
    func ask(_ also: [CheckExample.Flow]) -> [Diagnostic] {
      CheckExample(
        also: also,
        .action(
          "open?", "CheckHoursOfOperation", "{}", "sorry", if: ["True": "sorry", "False": "sorry"],
          on: ["NoMatchingError": "sorry"]), .say("sorry", "Sorry.", "end"), .end()
      ).findings().map(\.diagnostic).filter { $0.rule == "queue-not-set" }
    }
    #expect(ask([]).map(\.severity) == [.note])
    let before = CheckExample.Flow.flow(
      "before", .choose("choose", queue: "plots", "on", else: "end"),
      .action(
        "on", "TransferToFlow", "{ \"ContactFlowId\": \"example\" }", "end", on: ["NoMatchingError": "end"]),
      .end())
    #expect(ask([before]).isEmpty)
  }

  @Test(arguments: [
    ("Call <say-as interpret-as='telephone'>555</say-as>.", ["<say-as>"]),
    ("One <break time='1s'/> moment.", ["<break>"]),
    ("Dear <name>, press <p>.", []), ("Three is < four.", []),
  ])
  func tagsInATextAreFound(text: String, tags: [String]) {
    let example = CheckExample(.say("hello", text, "end"), .end())
    #expect(
      messages(example, "ssml-under-text") == tags.map { "\"hello\" has the SSML tag \($0) under \"Text\"" })
  }

  /// What nothing else leads to is the only trace of what was meant.
  @Test func aNextActionThatAloneLeadsSomewhereIsNotMendedByItself() {
    let example = CheckExample(
      .action(
        "kind", "Compare", "{ \"ComparisonValue\": \"$.Channel\" }", "lost", if: ["VOICE": "end"],
        on: ["NoMatchingCondition": "end"]), .say("lost", "Closed.", "end"), .end())
    let found = example.findings().filter { $0.diagnostic.rule == "misleading-next-action" }
    #expect(
      found.map(\.diagnostic.message) == ["\"kind\" never goes on to \"lost\", and nothing else leads there"])
    #expect(found.allSatisfy { $0.edits.isEmpty && $0.diagnostic.severity == .warning })
  }

  @Test func aMenuThatDropsWhomeverPressesAnotherKeyDropsTheOthersToo() {
    let example = CheckExample(
      .menu("ask", "Press 1.", ["1": "hello"], else: "end"), .say("hello", "Hello.", "end"), .end())
    #expect(
      messages(example, "dropped-without-a-word")
        == ["after InputTimeLimitExceeded and NoMatchingError of \"ask\" the call ends without a word"])
  }

  @Test func oneEndWithoutAWordIsOneFindingThatKnowsEveryBranch() throws {
    let example = CheckExample(
      .lambda("first", "second", else: "end"), .lambda("second", "third", else: "end"),
      .lambda("third", "hello", else: "cut"), .say("hello", "Hello.", "end"), .end(), .end("cut"))
    let found = example.findings().filter { $0.diagnostic.rule == "dropped-without-a-word" }
    #expect(
      found.map(\.diagnostic.message) == [
        "after NoMatchingError of \"first\" the call ends without a word"
          + " (so it does after errors of 1 other action)",
        "after NoMatchingError of \"third\" the call ends without a word",
      ])
    let first = try #require(found.first)
    let place = try #require(first.diagnostic.place)
    #expect(first.others.map(\.source) == [first.diagnostic.source] && found[1].others.isEmpty)
    #expect(first.others.allSatisfy { $0.position > place.position })
  }

  @Test(arguments: [("180", []), ("300", ["the menu \"ask\" waits 300 s for a key"])])
  func aLongTimeLimitOfAMenuIsNoted(seconds: String, expected: [String]) {
    let example = CheckExample(
      .action(
        "ask", "GetParticipantInput",
        "{ \"Text\": \"Press 1.\", \"InputTimeLimitSeconds\": \"\(seconds)\", \"StoreInput\": \"False\" }",
        "end",
        if: ["1": "end"],
        on: ["NoMatchingCondition": "end", "InputTimeLimitExceeded": "end", "NoMatchingError": "end"]),
      .end())
    #expect(messages(example, "parameter-range") == expected)
  }

  @Test func anActionThatNamesAFlowTwiceIsOneAction() {
    let attributes =
      #"{ "Attributes": { "DefaultFlowForAgentUI": "gone", "DisconnectFlowForAgentUI": "gone" } }"#
    let example = CheckExample(
      .action("set", "UpdateContactAttributes", attributes, "end", on: ["NoMatchingError": "end"]), .end())
    #expect(messages(example, "flow-not-here") == ["\"set\" names the flow \"gone\", which is not here"])
  }

  @Test(arguments: [
    (#"{ "audio": [{ "id": "p-1", "text": "Jazz.wav" }] }"#),
    (#"{ "audio": [{ "prompt": { "id": "p-1", "text": "Jazz.wav" } }] }"#),
  ])
  func aRecordingHasTheNameThatTheExportKept(metadata: String) throws {
    let labels = try SampleFlow.labels(
      type: "MessageParticipantIteratively", #"{ "Messages": [{ "PromptId": "p-1" }] }"#, metadata: metadata)
    #expect(labels.program.shownName(of: "p-1") == "Jazz.wav")
  }

  @Test(arguments: [
    (#"{ "MediaStreamingState": "Enabled" }"#, "audio streaming on"),
    (#"{ "MediaStreamingState": "Disabled" }"#, "audio streaming off"), ("{}", "audio streaming"),
  ])
  func streamingIsCalledByWhatItDoes(parameters: String, name: String) throws {
    let labels = try SampleFlow.labels(type: "UpdateContactMediaStreamingBehavior", parameters)
    #expect(labels.name(of: ActionIndex(0)) == name)
  }

  /// Who presses the key that ends the call wanted to go; who is silent did not. Where every key ends it, so may silence.
  @Test(arguments: [("hello", true), ("end", false)])
  func aKeyThatHangsUpExcusesNoSilence(first: String, isTold: Bool) {
    let example = CheckExample(
      .menu("ask", "For plots, press 1. To leave, press 2.", ["1": first, "2": "end"], else: "end"),
      .say("hello", "Hello.", "end"), .end())
    #expect(messages(example, "dropped-without-a-word").isEmpty == !isTold)
  }

  @Test func whatAModuleDropsIsHeardByWhoCalled() {
    let example = CheckExample(
      type: .module, .lambda("lookUp", "hello", else: "cut"), .say("hello", "Hello.", "back"),
      .action("back", "EndFlowModuleExecution"), .end("cut"))
    #expect(
      messages(example, "dropped-without-a-word")
        == ["after NoMatchingError of \"lookUp\" the call ends without a word"])
  }

  @Test func aTransferInAFlowThatChoosesNoQueueIsNoted() {
    func found(also: [CheckExample.Flow] = []) -> [Diagnostic] {
      CheckExample(also: also, .queue("queue", else: "sorry"), .say("sorry", "Sorry.", "end"), .end())
        .findings().map(\.diagnostic).filter { $0.rule == "queue-not-set" }
    }
    #expect(
      found().map(\.message) == [
        "nothing in this flow chooses a queue before \"queue\" puts the contact into it"
      ])
    #expect(found().map(\.severity) == [.note])
  }

  @Test(arguments: [
    ("!GetAtt LookUp.Arn", "begins with !GetAtt "), ("Change to your ARN", "is no ARN of a Lambda"),
    ("arn:aws:connect:eu-west-2:1:function:look-up", "is no ARN of a Lambda"),
    ("arn:aws:lambda:eu-west-2:1:function:look-up", nil), ("${LookUp.Arn}", nil), ("look-up", nil),
    ("arn:aws:${service}:eu-west-2:1:function:look-up", nil),
  ])
  func wordsWhereALambdaMustStandAreAnError(name: String, words: String?) {
    let example = CheckExample(
      .action(
        "ask", "InvokeLambdaFunction",
        "{ \"LambdaFunctionARN\": \"\(name)\", \"InvocationTimeLimitSeconds\": \"3\" }", "end",
        on: ["NoMatchingError": "end"]), .end())
    #expect(
      messages(example, "parameter-form") == (words.map { ["\"LambdaFunctionARN\" of \"ask\" \($0)"] } ?? []))
  }

  @Test(arguments: [
    ("queue/q1", nil), ("queue/agent/a1", nil), ("contact-flow/f1", "is no ARN of a queue"),
    ("${kind}/q1", nil),
  ])
  func anARNOfAnotherKindOfResourceIsAnError(resource: String, words: String?) {
    let example = CheckExample(
      .choose("choose", queue: "arn:aws:connect:eu-west-2:1:instance/i/\(resource)", "queue", else: "end"),
      .queue("queue", else: "end"), .end())
    #expect(messages(example, "parameter-form") == (words.map { ["\"QueueId\" of \"choose\" \($0)"] } ?? []))
  }

  @Test func anActionInAnotherSpellingBlindsNoRule() {
    func found(_ type: String) -> [String] {
      messages(
        CheckExample(
          .say("hello", "Hello $.External.name.", "tag"),
          .action("tag", type, "{ \"TagKeys\": [\"topic\"] }", "end", on: ["NoMatchingError": "end"]), .end()),
        "external-before-lambda")
    }
    #expect(!found("UntagContact").isEmpty)
    #expect(found("UnTagContact") == found("UntagContact"))
  }

  @Test(arguments: [
    ("put the certificate here", ["the key that \"ask\" encrypts with is no certificate"]),
    ("-----BEGIN CERTIFICATE-----", []), ("${Certificate}", []), ("$.Attributes.key", []),
  ])
  func aKeyThatIsNoCertificateIsTold(key: String, expected: [String]) {
    let example = CheckExample(
      .action(
        "ask", "GetParticipantInput",
        "{ \"Text\": \"Your card.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"True\", \"InputValidation\": { \"CustomValidation\": { \"MaximumLength\": \"4\" } }, \"InputEncryption\": { \"EncryptionKeyId\": \"k\", \"Key\": \"\(key)\" } }",
        "end", on: ["NoMatchingError": "end"]), .end())
    #expect(messages(example, "parameter-form") == expected)
  }

  /// Only a text that is set and that nothing compares may be meant, and numbers are no slips.
  @Test(arguments: [
    (["general"], ["genral"], ["genral"]), (["general", "sales"], ["general", "salse"], ["salse"]),
    (["general"], ["billing"], []), (["line 1"], ["line 2"], []), (["general"], ["general", "genral"], []),
    (["$.External.topic"], ["genral"], []), (["General"], ["general"], ["general"]),
  ])
  func aTextThatIsNearlyWhatIsSetIsToldAsASlip(set: [String], compared: [String], expected: [String]) {
    var actions: [ExampleAction] = []
    for (place, text) in set.enumerated() {
      let next = place + 1 < set.count ? "set\(place + 1)" : "which"
      actions.append(.set("set\(place)", "{ \"topic\": \"\(text)\" }", next, else: "end"))
    }
    for (place, text) in compared.enumerated() {
      let name = place == 0 ? "which" : "which\(place)"
      let next = place + 1 < compared.count ? "which\(place + 1)" : "end"
      actions.append(.compare(name, "$.Attributes.topic", [text: "hello"], else: next))
    }
    let example = CheckExample(actions: actions + [.say("hello", "Hello.", "end"), .end()])
    #expect(
      messages(example, "value-never-set")
        == expected.map { text in
          let place = compared.firstIndex(of: text) ?? 0
          return
            "\"which\(place == 0 ? "" : "\(place)")\" compares $.Attributes.topic with \"\(text)\", which nothing sets"
        })
  }

  /// A Lambda on the way round ends it only where something looks at its answer.
  @Test(arguments: [
    ("again", "again", true), ("again", "plots", false),
  ])
  func aRoundOverALambdaIsEndlessToo(known: String, unknown: String, isTold: Bool) {
    let example = CheckExample(
      .action(
        "choose", "GetParticipantInput",
        "{ \"Text\": \"For plots, press 1.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\" }",
        "count", if: ["1": "plots"],
        on: ["InputTimeLimitExceeded": "count", "NoMatchingCondition": "count", "NoMatchingError": "plots"]),
      .lambda("count", "which", else: "plots"),
      .compare("which", "$.External.tries", ["1": known], else: unknown),
      .say("again", "Please try again.", "choose"), .say("plots", "Plots.", "end"), .end())
    #expect(messages(example, "endless-retry").isEmpty == !isTold)
  }

  @Test(arguments: [("Joana", "did you mean \"Joanna\"?"), ("Zzyzxq", nil)])
  func aVoiceThatIsNotKnownIsNoted(voice: String, fix: String?) throws {
    let example = CheckExample(
      .action("set", "UpdateContactTextToSpeechVoice", "{ \"TextToSpeechVoice\": \"\(voice)\" }", "end"),
      .end())
    let found = try #require(example.findings().map(\.diagnostic).first { $0.rule == "parameter-choice" })
    #expect(found.severity == .note)
    if let fix { #expect(found.fix == fix) }
  }

  @Test func theTypeThatMayBeMeantIsSaidOfAFlowThatIsToldToBeOfAnother() throws {
    let example = CheckExample(
      .action("loop", "MessageParticipantIteratively", "{ \"Messages\": [{ \"Text\": \"Wait.\" }] }", nil),
      .queue("queue", else: "loop"))
    let inbound = try #require(example.findings().map(\.diagnostic).first { $0.rule == "action-not-allowed" })
    #expect(inbound.fix?.contains("meant as") != true)
    let other = CheckExample(
      .action(
        "move", "DequeueContactAndTransferToQueue", "{ \"QueueId\": \"q\" }", "end",
        on: ["QueueAtCapacity": "end", "NoMatchingError": "end"]), .action("end", "EndFlowExecution"))
    let meant = try #require(other.findings().map(\.diagnostic).first { $0.rule == "action-not-allowed" })
    #expect(
      meant.fix
        == "where the flow is meant as a customer queue flow, write \"type\": \"customerQueue\" into its Metadata, which says \"contactFlow\""
    )
  }
}
