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

  @Test(arguments: [Channel.chat, .task]) func channelsWithoutAVoiceGoOn(channel: Channel) throws {
    let call = try Call.begin(
      .probe("UpdateContactTextToSpeechVoice", #"{"TextToSpeechVoice": "Matthew"}"#, on: ["NoMatchingError"]),
      channel: channel)
    #expect(call.effects.isEmpty)
    #expect(call.last == "next")
  }
}
