import FlowEngine
import FlowTestSupport
import Testing

@Suite struct MessageParticipantTests {
  @Test(arguments: [
    (#"{"Text": "Hello"}"#, "say \"Hello\""),
    (#"{"SSML": "<speak>Hi</speak>"}"#, "speak \"<speak>Hi</speak>\""),
    (#"{"PromptId": "arn:x/prompt/1"}"#, "play \"arn:x/prompt/1\""),
    (#"{"Media": {"Uri": "s3://b/$.Attributes.file", "SourceType": "S3"}}"#, "fetch \"s3://b/hello.wav\""),
    (#"{"Text": "<speak>Hi</speak>"}"#, "speak \"<speak>Hi</speak>\""), (#"{"Text": 5}"#, "say \"5\""),
    (#"{"Text": "File $.Attributes.file, $.Attributes.none."}"#, "say \"File hello.wav, .\""),
    (#"{"PromptId": "$.Attributes.file"}"#, "play \"hello.wav\""),
    (#"{"PromptId": "Hello there.wav"}"#, "play \"Hello there.wav\""),
    (#"{"Text": "$.Attributes.none"}"#, "say \"\""),
  ])
  func playsItsPromptAndThenGoesOn(parameters: String, effect: String) throws {
    let call = try Call.begin(
      .probe("MessageParticipant", parameters, on: ["NoMatchingError"]), attributes: [("file", "hello.wav")])
    #expect(call.effects == [effect])
    #expect(call.isWaiting)
    call.deliver(.promptFinished)
    #expect(call.last == "next")
  }

  static let failing = [
    #"{"SSML": "<speak>Hi"}"#, #"{"SSML": "Hi"}"#, #"{"SSML": "<speak>Tom & Jerry</speak>"}"#,
    #"{"PromptId": ""}"#, #"{"PromptId": "$.Attributes.none"}"#, #"{"PromptId": "$.Attributes.words"}"#,
    #"{"Media": {"Uri": ""}}"#, "{}",
    "{\"Text\": \"\(String(repeating: "a", count: 3001))\"}",
    "{\"Text\": \"\(String(repeating: "a", count: 3000))$.Attributes.x\"}",
    "{\"SSML\": \"<speak>\(String(repeating: "a", count: 3001))</speak>\"}",
    "{\"SSML\": \"<speak>\(String(repeating: "<p>a</p>", count: 800))</speak>\"}",
  ]

  @Test(arguments: failing) func whatCannotBeSpokenIsAnError(parameters: String) throws {
    let call = try Call.begin(
      .probe("MessageParticipant", parameters, on: ["NoMatchingError"]),
      attributes: [("x", "b"), ("words", "Your claim is open")])
    #expect(call.effects.isEmpty)
    #expect(call.last == "NoMatchingError")
  }

  @Test(arguments: failing) func withoutAnErrorBranchAFailureGoesOn(parameters: String) throws {
    let call = try Call.begin(.probe("MessageParticipant", parameters), attributes: [("x", "b")])
    #expect(call.last == "next")
  }

  @Test(arguments: ["agentWhisper", "customerWhisper", "outboundWhisper", "customerQueue"])
  func aWhisperPlaysNoRecordingFromS3(flowType: String) throws {
    let media = #"{"Media": {"Uri": "s3://b/hello.wav", "SourceType": "S3", "MediaType": "Audio"}}"#
    let probe = ActionText.probe("MessageParticipant", media, on: ["NoMatchingError"])
    let call = Call(try Program.linking([FlowText([probe], type: flowType)]))
    call.begin()
    #expect(call.last == (flowType == "customerQueue" ? "probe" : "NoMatchingError"))
    #expect(call.effects.isEmpty == (flowType != "customerQueue"))
  }

  @Test(arguments: [("customerWhisper", false), ("contactFlow", true)])
  func aModuleThatAWhisperInvokesPlaysNoneEither(flowType: String, plays: Bool) throws {
    let media = #"{"Media": {"Uri": "s3://b/hello.wav", "SourceType": "S3", "MediaType": "Audio"}}"#
    let say = ActionText(
      "say", "MessageParticipant", media, next: "return", on: [.init("NoMatchingError", "lost")])
    let lost = ActionText("lost", "MessageParticipant", #"{"Text": "Lost."}"#, next: "return")
    let call = Call(
      try Program.linking([
        FlowText([InvokeFlowModuleTests.invoke()], type: flowType), InvokeFlowModuleTests.module(say, lost),
      ]))
    call.begin()
    #expect(call.effects.contains("say \"Lost.\"") == !plays)
  }

  /// A tool fills it in before the flow is imported.
  @Test func aPlaceholderInMarkupIsNoFault() throws {
    let text = #"<speak><prosody volume=\"<<loud>>\">Hello <% name %>.</prosody></speak>"#
    let call = try Call.begin(
      .probe("MessageParticipant", "{\"SSML\": \"\(text)\"}", on: ["NoMatchingError"]))
    #expect(call.effects == [#"speak "<speak><prosody volume="loud">Hello  name .</prosody></speak>""#])
    #expect(
      call.program.actionSources[0].fidelity
        == .approximated("a placeholder stands in the SSML: here what it names does"))
  }

  @Test func markupIsNotBilled() throws {
    let text = "<speak>" + String(repeating: "<p>abcd</p>", count: 500) + "</speak>"
    let call = try Call.begin(
      .probe("MessageParticipant", "{\"SSML\": \"\(text)\"}", on: ["NoMatchingError"]))
    #expect(call.effects.count == 1 && call.isWaiting)
  }

  @Test func threeThousandCharactersAreSpoken() throws {
    let text = String(repeating: "ä", count: 3000)
    let call = try Call.begin(
      .probe("MessageParticipant", "{\"Text\": \"\(text)\"}", on: ["NoMatchingError"]))
    #expect(call.effects == ["say \"\(text)\""])
  }

  @Test(arguments: [
    (true, nil, "play \"a prompt without a name\""), (true, "Beep.wav", "play \"Beep.wav\""),
    (false, "Beep.wav", "play \"Beep.wav\""),
  ])
  func aPromptThatAnExportLostGoesByTheNameItKept(isLoneFlow: Bool, name: String?, effect: String) throws {
    let metadata = name.map { "{\"probe\": {\"promptName\": \"\($0)\"}}" }
    let flow = FlowText([.probe("MessageParticipant", #"{"PromptId": ""}"#)], metadata: metadata)
    let call = Call(try Program.linking([flow], isLoneFlow: isLoneFlow))
    call.begin()
    #expect(call.effects == [effect])
  }

  @Test func aKeyDoesNotCutIt() throws {
    let call = try Call.begin(.probe("MessageParticipant", #"{"Text": "Hello"}"#))
    call.press("5")
    #expect(call.effects == ["5 lost"])
    #expect(call.isWaiting)
  }

  @Test func aTaskHearsNothingAndGoesOn() throws {
    let call = try Call.begin(
      .probe("MessageParticipant", #"{"Text": "Hello"}"#, on: ["NoMatchingError"]), channel: .task)
    #expect(call.effects.isEmpty)
    #expect(call.last == "next")
  }

  @Test(arguments: [
    (#"{"Text": "Hi"}"#, "probe"), (#"{"SSML": "<speak>Hi</speak>"}"#, "NoMatchingError"),
    (#"{"PromptId": "p"}"#, "NoMatchingError"),
  ])
  func aChatReadsTextOnly(parameters: String, last: String) throws {
    let call = try Call.begin(
      .probe("MessageParticipant", parameters, on: ["NoMatchingError"]), channel: .chat)
    #expect(call.last == last)
  }

  /// A chat does not interpret markup.
  @Test func aChatReadsADocumentUnderTextAsItStands() throws {
    let call = try Call.begin(
      .probe("MessageParticipant", #"{"Text": "<speak>Hi, <b>you</speak>"}"#), channel: .chat)
    #expect(call.effects == ["say \"<speak>Hi, <b>you</speak>\""])
  }

  @Test(arguments: [
    (#"{"SSML": "", "Text": "Hello", "PromptId": ""}"#, "say \"Hello\""),
    (#"{"Text": "", "PromptId": "p"}"#, "play \"p\""),
    (#"{"PromptId": "p", "SSML": "<speak>Hi</speak>", "Text": ""}"#, "speak \"<speak>Hi</speak>\""),
  ])
  func ofSeveralBodiesTheFirstWithWordsIsSpoken(parameters: String, effect: String) throws {
    let call = try Call.begin(.probe("MessageParticipant", parameters))
    #expect(call.effects == [effect])
  }

  @Test func aListOfMessagesIsTheOtherActions() throws {
    let call = try Call.begin(.probe("MessageParticipant", #"{"Messages": [{"Text": "Hi"}]}"#))
    #expect(call.program.problems.map(\.message) == ["\"probe\" has nothing to say"])
    #expect(call.program.problems.first?.why?.contains("MessageParticipantIteratively") == true)
  }

  @Test(arguments: [("true", true), ("True", true), ("false", false)])
  func aPromptThatMayBeSkippedIsSkippedWhenKeysAreTypedAhead(flag: String, isSkipped: Bool) throws {
    let call = try Call.begin(
      ActionText("on", "GetParticipantInput", #"{"EnableDTMFBuffer": "true"}"#, next: "first"),
      ActionText("first", "MessageParticipant", #"{"Text": "One"}"#, next: "second"),
      ActionText(
        "second", "MessageParticipant", "{\"Text\": \"Two\", \"SkipWhenDTMFBufferEnabled\": \"\(flag)\"}",
        next: "end"))
    call.press("7")
    #expect(call.effects == ["7 kept"])
    call.deliver(.promptFinished)
    #expect(call.last == (isSkipped ? "end" : "second"))
    #expect(call.contact.typeAhead.text == "7")
  }

  @Test func aKeyCutsAPromptThatMayBeSkippedWhileTypeAheadIsOn() throws {
    let prompt = ActionText(
      "prompt", "MessageParticipant", #"{"Text": "Hi", "SkipWhenDTMFBufferEnabled": "true"}"#, next: "end")
    let call = try Call.begin(
      ActionText("on", "GetParticipantInput", #"{"EnableDTMFBuffer": "true"}"#, next: "prompt"), prompt)
    call.press("7")
    #expect(call.effects == ["7 kept", "stop the prompt"])
    #expect(call.last == "end")
    let other = try Call.begin(prompt)
    other.press("7")
    #expect(other.effects == ["7 lost"])
    #expect(other.isWaiting)
  }
}
