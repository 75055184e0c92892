import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

/// Streaming, recording, processing and hold: settings that are kept as facts.
@Suite struct MediaBehaviorTests {
  static let audio = "MediaStreams.Customer.Audio."

  static func stream(_ state: String, _ identifier: String = "probe", next: String = "next") -> ActionText {
    ActionText(
      identifier, "UpdateContactMediaStreamingBehavior",
      """
      {"MediaStreamingState": "\(state)", "MediaStreamType": "Audio",
       "Participants": [{"ParticipantType": "Customer", "MediaDirections": ["To", "From"]}]}
      """, next: next, on: [.init("NoMatchingError", "error")])
  }

  @Test func streamingHasItsTimes() throws {
    let call = Call(
      try Program.linking([FlowText([Self.stream("Enabled", next: "off"), Self.stream("Disabled", "off")])]))
    call.now = Timestamp(seconds: 7)
    call.begin(limit: 1)
    #expect(call.effects == ["streaming on"])
    #expect(call.data(Self.audio + "StartTimestamp") == "7000")
    #expect(call.data(Self.audio + "StartFragmentNumber") == "1")
    #expect(call.data(Self.audio + "StreamARN") != nil)
    #expect(call.data(Self.audio + "StopTimestamp") == nil)
    call.now = Timestamp(seconds: 9)
    call.begin()
    #expect(call.data(Self.audio + "StopTimestamp") == "9000")
    #expect(call.last == "next")
  }

  @Test func aStreamIsStartedOnceAndStoppedOnce() throws {
    let call = try Call.begin(
      Self.stream("Disabled", next: "on"), Self.stream("Enabled", "on", next: "again"),
      Self.stream("Enabled", "again"))
    #expect(call.log == ["streaming on"])
  }

  @Test(arguments: [Channel.chat, .task]) func streamingIsForVoice(channel: Channel) throws {
    #expect(try Call.begin(Self.stream("Enabled"), channel: channel).last == "error")
  }

  static let voice = #"{"VoiceBehavior": {"VoiceRecordingBehavior": {"RecordedParticipants": ["Agent"]}}}"#
  static let chat = #"{"ChatBehavior": {}}"#
  static let screen = #"{"ScreenRecordingBehavior": {}}"#

  @Test(arguments: [
    (voice, Channel.voice, "next"), (voice, .chat, "ChannelMismatch"), (chat, .chat, "next"),
    (chat, .voice, "ChannelMismatch"), (screen, .voice, "next"), (screen, .chat, "next"),
    (screen, .task, "ChannelMismatch"), (voice, .task, "ChannelMismatch"), ("{}", .voice, "NoMatchingError"),
  ])
  func recordingIsForItsChannel(parameters: String, channel: Channel, last: String) throws {
    let call = try Call.begin(
      .probe(
        "UpdateContactRecordingAndAnalyticsBehavior", parameters, on: ["NoMatchingError", "ChannelMismatch"]),
      channel: channel)
    #expect(call.last == last)
    #expect(
      call.log.contains("recording agent true customer false")
        == (channel == .voice && parameters == Self.voice))
  }

  @Test func aRedactionThatFailsIsDeclared() throws {
    let program = try Program.linking(
      [
        FlowText([
          .probe(
            "UpdateContactRecordingAndAnalyticsBehavior", Self.chat,
            on: ["NoMatchingError", "ChannelMismatch", "InFlightRedactionConfigurationFailed"])
        ])
      ], branches: ["probe": "InFlightRedactionConfigurationFailed"])
    let call = Call(program, channel: .chat)
    call.begin()
    #expect(call.last == "InFlightRedactionConfigurationFailed")
    let other = Call(program, channel: .voice)
    other.begin()
    #expect(other.last == "ChannelMismatch")
  }

  @Test func twoMediaInOneActionAreAFinding() throws {
    let program = try Program.linking([
      FlowText([
        .probe(
          "UpdateContactRecordingAndAnalyticsBehavior", #"{"VoiceBehavior": {}, "ChatBehavior": {}}"#,
          on: ["NoMatchingError"])
      ])
    ])
    #expect(program.problems.map(\.rule) == ["exclusive-parameters"])
  }

  @Test(arguments: [
    (Channel.chat, "next"), (.voice, "ChannelMismatch"), (.task, "ChannelMismatch"),
  ])
  func messageProcessingIsForChat(channel: Channel, last: String) throws {
    let call = try Call.begin(
      .probe(
        "UpdateContactMediaProcessing", #"{"ChatProcessor": {"ProcessingEnabled": "True"}}"#,
        on: ["NoMatchingError", "ChannelMismatch"]), channel: channel)
    #expect(call.last == last)
    #expect(call.log == (channel == .chat ? ["message processing on"] : []))
  }

  /// Where nobody is there to be held, a setting says what becomes of it.
  @Test(
    arguments: [
      ("AgentOnHold", Channel.voice, true, .fails, "next"), ("CustomerOnHold", .voice, true, .fails, "next"),
      ("OffHold", .voice, true, .fails, "next"), ("OffHold", .voice, false, .goesOn, "next"),
      ("OffHold", .voice, false, .fails, "NoMatchingError"),
      ("OffHold", .chat, true, .goesOn, "NoMatchingError"),
      ("Everyone", .voice, true, .goesOn, "NoMatchingError"),
    ] as [(String, Channel, Bool, ServiceRules.ActionWithoutObject, String)])
  func earlierParticipantsAreHeld(
    state: String, channel: Channel, isThere: Bool, rule: ServiceRules.ActionWithoutObject, last: String
  ) throws {
    var rules = ServiceRules()
    rules.holdOfNobody = rule
    let call = try Call.begin(
      .probe(
        "UpdatePreviousContactParticipantState", "{\"PreviousContactParticipantState\": \"\(state)\"}",
        on: ["NoMatchingError"]), channel: channel, rules: rules)
    #expect(call.log == (call.isWaiting ? [state] : []))
    if call.isWaiting { call.deliver(.answered(isThere)) }
    #expect(call.last == last)
  }
}
