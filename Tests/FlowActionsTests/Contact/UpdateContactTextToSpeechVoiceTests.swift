import FlowEngine
import FlowTestSupport
import Testing

@Suite struct UpdateContactTextToSpeechVoiceTests {
  @Test(arguments: [
    (#"{"TextToSpeechVoice": "Matthew", "TextToSpeechEngine": "Neural"}"#, "Matthew"), ("{}", "Joanna"),
    (#"{"TextToSpeechVoice": "$.Attributes.voice"}"#, "Aditi"),
  ])
  func setsTheVoice(parameters: String, voice: String) throws {
    let call = try Call.begin(
      .probe("UpdateContactTextToSpeechVoice", parameters, on: ["NoMatchingError"]),
      attributes: [("voice", "Aditi")])
    #expect(call.effects == ["voice \(voice)"])
    #expect(call.field(.voice) == voice)
    #expect(call.last == "next")
  }

  @Test(arguments: [(["NoMatchingError"], "NoMatchingError"), ([], "next")])
  func noVoiceIsAnErrorOrGoesOn(errors: [String], last: String) throws {
    let call = try Call.begin(
      .probe("UpdateContactTextToSpeechVoice", #"{"TextToSpeechVoice": "$.Attributes.none"}"#, on: errors))
    #expect(call.last == last)
    #expect(call.field(.voice) == nil)
  }

  @Test(arguments: [
    (#""TextToSpeechEngine": "$.Attributes.word""#, "neural", "next"),
    (#""TextToSpeechEngine": "$.Attributes.word""#, "Bogus", "NoMatchingError"),
    (#""TextToSpeechStyle": "$.Attributes.word""#, "Newscaster", "next"),
    (#""TextToSpeechStyle": "$.Attributes.word""#, "Bogus", "NoMatchingError"),
    (#""TextToSpeechStyle": "$.Attributes.none""#, "", "next"),
  ])
  func anEngineOrAStyleThatIsNoneIsAnError(parameter: String, word: String, last: String) throws {
    let call = try Call.begin(
      .probe(
        "UpdateContactTextToSpeechVoice", #"{"TextToSpeechVoice": "Matthew", \#(parameter)}"#,
        on: ["NoMatchingError"]), attributes: [("word", word)])
    #expect(call.last == last)
    #expect(call.field(.voice) == (last == "next" ? "Matthew" : nil))
  }

  @Test(arguments: [Channel.chat, .task]) func channelsWithoutAVoiceGoOn(channel: Channel) throws {
    let call = try Call.begin(
      .probe("UpdateContactTextToSpeechVoice", #"{"TextToSpeechVoice": "Matthew"}"#, on: ["NoMatchingError"]),
      channel: channel)
    #expect(call.effects.isEmpty)
    #expect(call.last == "next")
  }
}
