import Diagnostics
import FlowDocument
import Testing

@testable import FlowAnalysis

/// Flows of real kinds of which a rule once said what is not so.
@Suite struct FalseAlarmTests {
  private func rules(_ example: CheckExample) -> [String] { example.findings().map(\.diagnostic.rule) }

  /// A flow that another one goes on to, with the answer of its Lambda: it speaks it, asks, and invokes the next one.
  @Test func aRoundThatBeginsWithWhatAnotherFlowLeftIsRight() {
    let round = CheckExample(
      .compare("more?", "$.External.form", ["prompt": "offer"], else: "lookUp"),
      .say("offer", "$.External.words", "lookUp"), .lambda("lookUp", "done?", else: "sorry"),
      .compare("done?", "$.External.done", ["true": "end"], else: "more?"), .say("sorry", "Sorry.", "end"),
      .end())
    #expect(!rules(round).contains("external-before-lambda"))
    let later = CheckExample(
      .compare("called?", "$.Channel", ["VOICE": "more?"], else: "lookUp"),
      .compare("more?", "$.External.form", ["prompt": "lookUp"], else: "lookUp"),
      .lambda("lookUp", "done?", else: "sorry"),
      .compare("done?", "$.External.done", ["true": "end"], else: "called?"), .say("sorry", "Sorry.", "end"),
      .end())
    #expect(!rules(later).contains("external-before-lambda"))
  }

  /// A payment flow tests so for a caller who typed nothing: what the service makes of it is ".Timeout".
  @Test func referencesThatAreComparedTogetherAreNoError() throws {
    let example = CheckExample(
      .compare("typed?", "$.Attributes.$.StoredCustomerInput", [".Timeout": "again"], else: "end"),
      .say("again", "Are you there?", "end"), .end())
    let found = example.findings().map(\.diagnostic).filter { $0.rule == "parameter-reference" }
    #expect(found.map(\.severity) == [.warning])
  }

  /// A tool fills them in before the flow is imported.
  @Test func ssmlWithPlaceholdersIsNotJudged() {
    let example = CheckExample(
      .action(
        "hello", "MessageParticipant",
        "{ \"SSML\": \"<speak><prosody rate=\\\"<<rate>>\\\">Hello.</prosody></speak>\" }", "end"), .end())
    #expect(!rules(example).contains("bad-ssml"))
  }

  /// The console writes it for a wait that lets the flow run on.
  @Test(arguments: [(#", "ContinueExecution": "True""#, false), ("", true)])
  func aWaitThatRunsOnHasTheResultContinue(parameter: String, isTold: Bool) {
    let example = CheckExample(
      .action(
        "wait", "Wait", "{ \"TimeLimitSeconds\": \"60\"\(parameter) }", "end",
        if: ["Continue": "hello", "WaitCompleted": "end"], on: ["NoMatchingError": "end"]),
      .say("hello", "Hello.", "end"), .end())
    #expect(rules(example).contains("impossible-condition") == isTold)
  }

  /// The block's own page puts it first in a customer queue flow.
  @Test func interruptingAnAgentInAQueueFlowIsRight() {
    let example = CheckExample(
      type: .customerQueue,
      .action("interrupt", "RouteContactToAgent", "{}", "end", on: ["NoMatchingError": "end"]),
      .action("end", "EndFlowExecution"))
    #expect(!rules(example).contains("action-not-allowed"))
  }

  /// A queue that the Lambda did not name takes the error branch: nothing is spoken or stored.
  @Test(arguments: [
    ("UpdateContactTargetQueue", "QueueId", false), ("UpdateRoutingCriteria", "RoutingCriteria", false),
    ("TransferParticipantToThirdParty", "ThirdPartyPhoneNumber", false),
    ("UpdateContactTextToSpeechVoice", "TextToSpeechVoice", true),
  ])
  func whatFailsForWantOfAnAnswerByABranchOfItsOwnIsRight(type: String, parameter: String, isTold: Bool) {
    let example = CheckExample(
      .lambda("lookUp", "use", else: "use"),
      .action(
        "use", type, "{ \"\(parameter)\": \"$.External.found\" }", "end", on: ["NoMatchingError": "sorry"]),
      .say("sorry", "Sorry.", "end"), .end())
    #expect(rules(example).contains("external-after-failure") == isTold)
  }

  @Test(arguments: [("InvalidCallbackNumber", false), ("", true)])
  func aNumberToCallBackIsToldFromTheWordTimeout(error: String, isTold: Bool) {
    let example = CheckExample(
      .store("number", "Enter your number.", "keep", else: "sorry"),
      .action(
        "keep", "UpdateContactCallbackNumber", "{ \"CallbackNumber\": \"$.StoredCustomerInput\" }", "thanks",
        on: error.isEmpty ? [:] : [error: "sorry", "CallbackNumberNotDialable": "sorry"]),
      .say("thanks", "Thank you.", "end"), .say("sorry", "Sorry.", "end"), .end())
    #expect(rules(example).contains("input-timeout-unhandled") == isTold)
  }

  /// Who has left a message expects no word.
  @Test(arguments: [("Enabled", false), (nil, true)]) func aMessageThatWasLeftEndsTheCall(
    streaming: String?, isTold: Bool
  ) {
    let streams = streaming.map {
      "{ \"MediaStreamingState\": \"\($0)\", \"MediaStreamType\": \"Audio\", \"Participants\": [{ \"ParticipantType\": \"Customer\", \"MediaDirections\": [\"From\"] }] }"
    }
    let example = CheckExample(
      .say("tell", "Please leave a message.", "stream"),
      streams.map {
        .action(
          "stream", "UpdateContactMediaStreamingBehavior", $0, "record", on: ["NoMatchingError": "record"])
      } ?? .say("stream", "Go on.", "record"),
      .menu("record", "<speak><break time='1s'/></speak>", [:], else: "end"), .end())
    #expect(rules(example).contains("dropped-without-a-word") == isTold)
  }

  /// Of many values that are read behind a Lambda that failed, the first few are named.
  @Test func manyValuesAreNotAllNamed() {
    let words = "abcdef".map { "$.External.\($0)" }.joined(separator: " ")
    let example = CheckExample(.lambda("look", "tell", else: "tell"), .say("tell", words, "end"), .end())
    #expect(
      example.findings().map(\.diagnostic).first { $0.rule == "external-after-failure" }?.message
        == "\"tell\" reads $.External.a, $.External.b, $.External.c and 3 more also after the Lambda failed")
  }

  /// Behind a number to call back that was taken, the input is a number; behind one that was not it may be the word.
  @Test(arguments: [("thanks", false), ("sorry", true)])
  func whatWasTakenForANumberIsNotTheWordTimeout(spoken: String, isTold: Bool) {
    func words(_ name: String) -> String { name == spoken ? "$.StoredCustomerInput" : "Well." }
    let example = CheckExample(
      .store("number", "Enter your number.", "keep", else: "end"),
      .action(
        "keep", "UpdateContactCallbackNumber", "{ \"CallbackNumber\": \"$.StoredCustomerInput\" }", "thanks",
        on: ["InvalidCallbackNumber": "sorry", "CallbackNumberNotDialable": "sorry"]),
      .say("thanks", words("thanks"), "end"), .say("sorry", words("sorry"), "end"), .end())
    #expect(rules(example).contains("input-timeout-unhandled") == isTold)
  }

  /// A Lambda that is given the input tells the word from keys only where its answer is looked at.
  @Test(arguments: [("tell", true), ("right?", false)])
  func aLambdaWhoseAnswerIsNotLookedAtTellsNothing(next: String, isTold: Bool) {
    let example = CheckExample(
      .store("number", "Enter your number.", "look", else: "end"),
      .action(
        "look", "InvokeLambdaFunction",
        "{ \"LambdaFunctionARN\": \"arn:aws:lambda:us-west-2:123456789012:function:look\", \"InvocationTimeLimitSeconds\": \"3\", \"LambdaInvocationAttributes\": { \"n\": \"$.StoredCustomerInput\" } }",
        next, on: ["NoMatchingError": "end"]),
      .compare("right?", "$.External.right", ["yes": "tell"], else: "end"),
      .say("tell", "You typed $.StoredCustomerInput.", "end"), .end())
    #expect(rules(example).contains("input-timeout-unhandled") == isTold)
  }

  @Test(arguments: [
    ("3d7c9637-3e42-44c6-9b59-50f5851af482", "\"3d7c9637-3e42-44c6-9b59-50f5851af482\" (\"Good morning.\")"),
    ("greeting", "\"greeting\""),
  ])
  func anActionWithoutANameGoesByWhatItDoes(identifier: String, name: String) throws {
    let json = CheckExample(.say(identifier, "Good morning.", "end"), .end()).flows[0].json
    let document = try FlowDocument(parsing: Array(json.utf8), named: "example.json")
    let center = AnalyzedCenter(SampleFlow.program(of: [document]))
    #expect(center.flows[0].actions[0].quoted == name)
  }

  @Test(arguments: [
    (["end"], "no way leads to \"lost\""), (["more"], "no way leads to \"lost\" and the action behind it"),
    (["more", "most"], "no way leads to \"lost\" and the 2 actions behind it"),
  ])
  func actionsThatNoWayLeadsToAreCounted(behind: [String], message: String) {
    let chain = ["lost"] + behind.filter { $0 != "end" }
    let lost = zip(chain, chain.dropFirst() + ["end"]).map { ExampleAction.say($0, "Lost.", $1) }
    let example = CheckExample(actions: [.say("hello", "Hello.", "end"), .end()] + lost)
    #expect(
      example.findings().map(\.diagnostic).filter { $0.rule == "unreachable-action" }.map(\.message) == [
        message
      ])
  }

  /// A flow that many actions name is missing once, in a note of a lone flow.
  @Test func aMissingFlowIsToldOnce() throws {
    let example = CheckExample(
      .menu("which", "Press 1 or 2.", ["1": "a", "2": "b"], else: "end"),
      .action(
        "a", "TransferToFlow", "{ \"ContactFlowId\": \"Plots\" }", "end", on: ["NoMatchingError": "end"]),
      .action(
        "b", "TransferToFlow", "{ \"ContactFlowId\": \"Plots\" }", "end", on: ["NoMatchingError": "end"]),
      .end())
    let found = example.findings().map(\.diagnostic).filter { $0.rule == "flow-not-here" }
    #expect(found.map(\.severity) == [.note])
    #expect(
      found.map(\.message) == ["\"a\" names the flow \"Plots\", which is not here (so does 1 other action)"])
  }

  @Test(arguments: [
    ("$.External.name", "external-before-lambda", "no Lambda is invoked"),
    ("$.Lex.IntentName", "lex-before-bot", "no bot speaks"),
    ("$.Metrics.Queue.Size", "metrics-before-load", "no metrics are loaded"),
    ("$.StoredCustomerInput", "stored-input-before-store", "no input is stored"),
  ])
  func whatOnlyAnotherFlowCanHaveLeftIsANoteOfALoneFlow(reference: String, rule: String, words: String) throws
  {
    let alone = CheckExample(
      .say("hello", "Hello \(reference)", "again"), .say("again", "Hello \(reference)", "end"), .end())
    let found = alone.findings().map(\.diagnostic).filter { $0.rule == rule }
    #expect(found.map(\.severity) == [.note])
    #expect(
      found.map(\.message) == [
        "\"hello\" reads \(reference), and \(words) before in this flow (so does 1 other action)"
      ])
  }

  @Test func whatAFlowBeforeLeavesIsThere() {
    let two = CheckExample(
      also: [.flow("second", .say("hello", "Hello $.External.name", "end"), .end())],
      .lambda("lookUp", "on", else: "sorry"),
      .action(
        "on", "TransferToFlow", "{ \"ContactFlowId\": \"second\" }", "sorry", on: ["NoMatchingError": "sorry"]
      ),
      .say("sorry", "Sorry.", "end"), .end())
    #expect(!rules(two).contains("external-before-lambda"))
  }

  @Test(
    arguments: [
      ("$.Queue.Nonsense", "$.Queue has no Nonsense"),
      ("$.SystemEndpoint.Foo", "$.SystemEndpoint has no Foo"),
      ("$.CustomerEndpoint.Adress", "$.CustomerEndpoint has no Adress"),
      ("$.Lex.Intent", "$.Lex has no Intent"),
      ("$.Queue.OutboundCallerId.Number", "$.Queue.OutboundCallerId has no Number"),
      ("$.Channel.Name", "$.Channel is one value, with nothing under it"), ("$.Foo", "there is no $.Foo"),
      ("$.Metrics.Agents.Idle.Count", "$.Metrics.Agents has no Idle"),
      ("$.Agent.Name", "$.Agent has no Name"),
      ("$.Loop.retries.Count", "$.Loop.retries has no Count"),
      ("$.Queue.Name", nil), ("$.Lex.Slots.any.thing", nil), ("$.Attributes.a.b", nil),
      ("$.Lex.SentimentResponse.Scores.Positive", nil), ("$.Loop.retries.Index", nil),
      ("$.Customer.ProfileARN", nil),
      ("$.Media.Sip.Headers.From", nil), ("$.SegmentAttributes['connect:Subtype']", nil),
      ("$.LambdaInvocation.ResultData.a", nil), ("$.50", nil),
    ] as [(String, String?)])
  func aReferenceIsJudgedByItsWholePath(reference: String, absence: String?) throws {
    let example = CheckExample(.say("hello", "Hello \(reference)", "end"), .end())
    let found = example.findings().map(\.diagnostic).filter { $0.rule == "unknown-reference" }
    #expect(
      found.map(\.message) == [absence.map { "\"hello\" reads \(reference), and \($0)" }].compactMap { $0 })
  }

  @Test(arguments: [
    "Para ventas, oprima 1. Para villas, oprima dos. Para ayuda, marque el tres.",
    "Für Vertrieb drücken Sie die 1, für Service die 2, für alles andere die Drei.",
    "For English, press 1. Pour le français, appuyez sur le 2. Voor Nederlands, druk op 3.",
    "For plots, press 1. For villas, press 2. Hindi ke liye teen dabaiye.",
    "営業は1を押してください。サービスは2を押してください。",
  ])
  func aMenuInAnotherLanguageAnnouncesItsKeys(words: String) {
    let example = CheckExample(
      .menu("choose", words, ["1": "a", "2": "a", "3": "a"], else: "end"), .say("a", "Gracias.", "end"),
      .end())
    #expect(!rules(example).contains("unannounced-key") && !rules(example).contains("unwired-key"))
  }

  @Test(arguments: [
    ("Press 1, 2 or 3.", ["unwired-key"]), ("Press 1 or 2.", []),
    ("Press any key from 1 to 3.", ["unwired-key"]),
    ("Press 1 or star.", ["unannounced-key", "unwired-key"]), ("Press 1, or any other key.", []),
    ("Choose one of the following. Press 1 or 2.", []), ("In need, dial 9 1 1. Press 1 or 2.", []),
  ])
  func keysThatAreNamedTogetherAreJudgedAlike(words: String, told: [String]) {
    let example = CheckExample(
      .menu("choose", words, ["1": "a", "2": "a"], else: "end"), .say("a", "Thanks.", "end"), .end())
    #expect(rules(example).filter { ["unannounced-key", "unwired-key"].contains($0) }.sorted() == told)
  }

  @Test(arguments: [
    ("That is not a valid option.", true), ("Esa opción no es válida.", true),
    ("Das ist keine gültige Taste.", true), ("Ce choix est invalide.", true), ("Opção inválida.", true),
    ("La scelta non è valida.", true), ("Sorry, something went wrong.", false),
    ("Let us try again.", false),
    ("A valid 10 digit phone number is required.", false),
    ("Goodbye. This number is at your service.", false),
  ])
  func silenceThatIsAnsweredAsAWrongKeyIsTold(words: String, isTold: Bool) {
    func menu(_ silence: String) -> CheckExample {
      CheckExample(
        .action(
          "choose", "GetParticipantInput",
          "{ \"Text\": \"For plots, press 1.\", \"InputTimeLimitSeconds\": \"5\", \"StoreInput\": \"False\" }",
          "again",
          if: ["1": "plots"],
          on: ["InputTimeLimitExceeded": silence, "NoMatchingCondition": "again", "NoMatchingError": "again"]),
        .action(
          "again", "Loop", "{ \"LoopCount\": \"2\" }", "end",
          if: ["ContinueLooping": "wrong", "DoneLooping": "end"]),
        .say("wrong", words, "choose"), .say("nobody", "Are you there?", "choose"),
        .say("plots", "Plots.", "end"), .end())
    }
    let told = menu("again").findings().map(\.diagnostic).filter { $0.rule == "no-timeout-branch" }
    #expect(told.map(\.severity) == (isTold ? [.note] : []))
    #expect(!rules(menu("nobody")).contains("no-timeout-branch"))
  }

  @Test func keysThatLeadNowhereAreToldTogether() {
    let example = CheckExample(
      .menu("choose", "Press any key from 1 to 4.", ["1": "end"], else: "end"), .end())
    #expect(
      example.findings().map(\.diagnostic).filter { $0.rule == "unwired-key" }.map(\.message) == [
        "\"choose\" announces keys 2, 3 and 4, and has no branches for them"
      ])
  }

  @Test func aKeyOfAnotherLanguageThatLeadsNowhereIsTold() {
    let example = CheckExample(
      .menu("choose", "Para ventas, oprima 1. Para ayuda, oprima cero.", ["1": "a"], else: "end"),
      .say("a", "Gracias.", "end"), .end())
    #expect(rules(example).contains("unwired-key"))
  }

  @Test func aMenuIsNotJudgedInALanguageThatIsNotRead() {
    func example(_ language: String) -> CheckExample {
      CheckExample(
        .action(
          "language", "UpdateContactData", "{ \"LanguageCode\": \"\(language)\" }", "choose",
          on: ["NoMatchingError": "choose"]),
        .menu(
          "choose", "For plots, press 1. For villas, press 2.", ["1": "a", "2": "a", "3": "a"], else: "end"),
        .say("a", "Thank you.", "end"), .end())
    }
    #expect(rules(example("es-US")).contains("unannounced-key"))
    #expect(!rules(example("pl-PL")).contains("unannounced-key"))
  }

  /// One key that stands twice is told as that, and not as two of which an action may have one.
  @Test func aParameterThatStandsTwiceIsOneThing() {
    let example = CheckExample(
      .action("hello", "MessageParticipant", #"{ "Text": "Hello.", "Text": "Good day." }"#, "end"), .end())
    #expect(rules(example) == ["flow-form"])
  }

  /// Of the answer of its caller's Lambda a module knows nothing: that is one thing, told once.
  @Test(arguments: [true, false]) func aModuleReadsTheAnswerOfItsCaller(isAnswered: Bool) {
    let module = CheckExample.Flow.flow(
      "m", type: .module, .say("tell", "Hello $.External.name", "back"),
      .action("back", "EndFlowModuleExecution"))
    let first: ExampleAction =
      isAnswered ? .lambda("lookUp", "go", else: "go") : .say("hello", "Hello.", "go")
    let example = CheckExample(
      also: [module], first, .invoke("go", "m", "bye"), .say("bye", "Bye.", "end"), .end())
    #expect(rules(example) == [isAnswered ? "module-cannot-see" : "external-before-lambda"])
  }

  /// A flow that only hands calls on drops those that it cannot hand on, unless it may be for tasks.
  @Test(arguments: [true, false]) func aFlowThatSaysNothingDropsCalls(setsVoice: Bool) {
    let first: ExampleAction =
      setsVoice
      ? .action(
        "first", "UpdateContactTextToSpeechVoice", "{ \"TextToSpeechVoice\": \"Joanna\" }", "choose",
        on: ["NoMatchingError": "choose"])
      : .action("first", "UpdateFlowLoggingBehavior", "{ \"FlowLoggingBehavior\": \"Enabled\" }", "choose")
    let example = CheckExample(
      first, .choose("choose", queue: "plots", "enter", else: "enter"), .queue("enter", else: "end"), .end())
    #expect(rules(example).contains("dropped-without-a-word") == setsVoice)
  }

  /// A branch that is never taken drops nobody.
  @Test(arguments: [("NoMatchingError", true), ("NoMatch", false), ("QueueAtCapacity", false)])
  func anErrorThatAnActionNeverHasDropsNobody(error: String, isTold: Bool) {
    let example = CheckExample(
      .action("hello", "MessageParticipant", #"{ "PromptId": "hello" }"#, "more", on: [error: "end"]),
      .say("more", "More.", "end"), .end())
    #expect(rules(example).contains("dropped-without-a-word") == isTold)
  }

  /// Advice that names keys which a file of the old format does not have says how it comes to have them.
  @Test func adviceOnAFileOfTheOldFormatSpeaksOfTheCurrentOne() throws {
    let example = CheckExample(
      text: """
        {"modules": [
         {"id": "a", "type": "PlayPrompt", "branches": [{"condition": "Success", "transition": "b"}], "parameters": []},
         {"id": "b", "type": "Disconnect", "branches": [], "parameters": []}],
         "version": "1", "type": "contactFlow", "start": "a"}
        """)
    let finding = try #require(example.findings().first { $0.diagnostic.rule == "missing-parameter" })
    #expect(
      finding.diagnostic.fix
        == "add one of them to its \"Parameters\", once \"touchtone convert\" has written the flow in the current format"
    )
  }

  /// A guide for an agent has nobody on a line.
  @Test(arguments: [true, false]) func aFlowThatOnlyShowsViewsDropsNobody(speaks: Bool) {
    let example = CheckExample(
      .lambda("lookUp", speaks ? "hello" : "guide", else: "end"), .say("hello", "Hello.", "guide"),
      .action(
        "guide", "ShowView", "{ \"ViewResource\": { \"Id\": \"guide\" } }", "hello",
        on: ["NoMatchingError": "end", "NoMatchingCondition": "end", "TimeLimitExceeded": "end"]), .end())
    let guide = CheckExample(
      .lambda("lookUp", "guide", else: "end"),
      .action(
        "guide", "ShowView", "{ \"ViewResource\": { \"Id\": \"guide\" } }", "end",
        on: ["NoMatchingError": "end", "NoMatchingCondition": "end", "TimeLimitExceeded": "end"]), .end())
    #expect(rules(speaks ? example : guide).contains("dropped-without-a-word") == speaks)
  }

  /// Words that stand in the flow can be said; a recording may be gone, and a reference empty.
  @Test(arguments: [
    (#"{ "Text": "Hello." }"#, false), (#"{ "Text": "Hello, $.Attributes.name." }"#, true),
    (#"{ "SSML": "<speak>Hello.<break time='1s'/></speak>" }"#, false),
    (#"{ "SSML": "<speak>Hello & welcome.</speak>" }"#, true),
    (#"{ "SSML": "<speak>$.Attributes.name</speak>" }"#, true), (#"{ "PromptId": "hello" }"#, true),
  ])
  func aPromptOfPlainWordsDropsNobody(parameters: String, isTold: Bool) {
    let example = CheckExample(
      .action("hello", "MessageParticipant", parameters, "more", on: ["NoMatchingError": "end"]),
      .say("more", "More.", "end"), .end())
    #expect(rules(example).contains("dropped-without-a-word") == isTold)
  }

  /// What asks about the queue that was chosen fails where none can have been: nothing leads to the flow, and all flows are
  /// here.
  @Test(arguments: [
    ("CheckHoursOfOperation", "{}", true, 1),
    ("CheckMetricData", #"{ "MetricType": "NumberOfAgentsStaffed" }"#, true, 1),
    ("GetMetricData", "{}", true, 1), ("GetMetricData", #"{ "QueueId": "Support" }"#, true, 0),
    ("GetMetricData", "{}", false, 0),
  ])
  func aQuestionAboutAQueueNeedsOne(type: String, parameters: String, isWhole: Bool, count: Int) {
    let example = CheckExample(
      center: isWhole ? CheckExample.centerWithQueue : nil,
      .action(
        "ask", type, parameters, "hello", on: ["NoMatchingError": "hello", "NoMatchingCondition": "hello"]),
      .say("hello", "Hello.", "end"), .end())
    #expect(rules(example).filter { $0 == "queue-not-set" }.count == count)
  }

  @Test func aQuestionAboutAQueueMayComeBeforeTheChoiceOnSomeWay() {
    let example = CheckExample(
      center: CheckExample.centerWithQueue,
      .compare("new?", "$.Attributes.new", ["1": "choose"], else: "ask"),
      .choose("choose", queue: "Support", "ask", else: "ask"),
      .action("ask", "GetMetricData", "{}", "hello", on: ["NoMatchingError": "hello"]),
      .say("hello", "Hello.", "end"), .end())
    #expect(!rules(example).contains("queue-not-set"))
  }

  /// Nobody can have a queue where all flows are here and none chooses one: not in the second flow either.
  @Test(arguments: [(true, 0), (false, 1)]) func aQuestionAboutAQueueThatNoFlowChooses(
    chooses: Bool, count: Int
  ) {
    let second = CheckExample.Flow.flow(
      "second", .action("ask", "GetMetricData", "{}", "hello", on: ["NoMatchingError": "hello"]),
      .say("hello", "Hello.", "end"), .end())
    let transfer = ExampleAction.action(
      "on", "TransferToFlow", "{ \"ContactFlowId\": \"second\" }", "sorry", on: ["NoMatchingError": "sorry"])
    let first = chooses ? [ExampleAction.choose("choose", queue: "Support", "on", else: "sorry")] : []
    let example = CheckExample(
      center: CheckExample.centerWithQueue, also: [second],
      actions: first + [transfer, .say("sorry", "Sorry.", "end"), .end()])
    #expect(rules(example).filter { $0 == "queue-not-set" }.count == count)
  }
}
