import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct MessageParticipantIterativelyTests {
  static let messages =
    #""Messages": [{"Text": "One $.Attributes.a"}, {"PromptId": "music"}, {"SSML": "<speak>Three</speak>"}]"#

  @Test func playsItsPromptsInOrderOverAndOver() throws {
    let call = try Call.begin(
      .probe("MessageParticipantIteratively", "{\(Self.messages)}", hasNext: false), attributes: [("a", "b")])
    for _ in 0..<2 {
      #expect(call.effects == ["say \"One b\", over and over"])
      call.deliver(.promptFinished)
      #expect(call.effects == ["play \"music\", over and over"])
      call.deliver(.promptFinished)
      #expect(call.effects == ["speak \"<speak>Three</speak>\", over and over"])
      call.deliver(.promptFinished)
    }
    #expect(call.isWaiting)
  }

  @Test func isInterruptedAndBeginsWithTheFirstPromptNextTime() throws {
    let call = try Call.begin(
      ActionText(
        "loop", "MessageParticipantIteratively", "{\(Self.messages), \"InterruptFrequencySeconds\": \"20\"}",
        if: [.init("MessagesInterrupted", "between")]),
      ActionText("between", "MessageParticipant", #"{"Text": "Still here"}"#, next: "loop"))
    #expect(call.effects == ["start interruption 20000", "say \"One \", over and over"])
    call.deliver(.promptFinished)
    call.deliver(.timerFired(.interruption))
    #expect(call.effects == ["stop the prompt", "say \"Still here\""])
    call.deliver(.promptFinished)
    #expect(call.effects == ["start interruption 20000", "say \"One \", over and over"])
  }

  static let goingOn = ActionText(
    "loop", "MessageParticipantIteratively",
    "{\(messages), \"InterruptFrequencySeconds\": \"20\", \"ContinueMessagingDuringInterrupt\": \"true\"}",
    if: [.init("MessagesInterrupted", "between")])

  @Test(arguments: ["loop", "end"])
  func promptsThatGoOnBeginWithTheNextBehindAnotherVoice(next: String) throws {
    let call = try Call.begin(
      Self.goingOn, ActionText("between", "MessageParticipant", #"{"Text": "Still here"}"#, next: next),
      ActionText("end", "EndFlowExecution"))
    call.deliver(.timerFired(.interruption))
    #expect(call.effects == ["stop the prompt", "say \"Still here\""])
    call.deliver(.promptFinished)
    #expect(call.effects == ["start interruption 20000", "play \"music\", over and over"])
  }

  @Test func promptsThatGoOnAreNotCutWhereNothingIsSaidMeanwhile() throws {
    let call = try Call.begin(
      Self.goingOn,
      ActionText("between", "UpdateContactAttributes", #"{"Attributes": {"a": "b"}}"#, next: "loop"))
    call.deliver(.promptFinished)
    call.now = call.now + Milliseconds(7000)
    call.deliver(.timerFired(.interruption))
    #expect(
      call.effects == [
        "stop the prompt", "start interruption 20000", "play \"music\", over and over", "skip 7000",
      ])
  }

  @Test func promptsThatGoOnAreNotCutWhereTheInterruptionLeadsNowhere() throws {
    let call = try Call.begin(
      .probe(
        "MessageParticipantIteratively",
        "{\(Self.messages), \"InterruptFrequencySeconds\": 30, \"ContinueMessagingDuringInterrupt\": \"true\"}",
        hasNext: false))
    call.deliver(.timerFired(.interruption))
    #expect(call.effects == ["start interruption 30000"])
  }

  @Test func withoutAnotherWayAnInterruptionBeginsAgain() throws {
    let call = try Call.begin(
      .probe(
        "MessageParticipantIteratively", "{\(Self.messages), \"InterruptFrequencySeconds\": 30}",
        hasNext: false))
    call.deliver(.promptFinished)
    call.deliver(.timerFired(.interruption))
    #expect(call.effects == ["stop the prompt", "start interruption 30000", "say \"One \", over and over"])
    #expect(call.isWaiting)
  }

  @Test func anInterruptionWithoutAConditionGoesOn() throws {
    let call = try Call.begin(
      .probe("MessageParticipantIteratively", "{\(Self.messages), \"InterruptFrequencySeconds\": \"30\"}"))
    call.deliver(.timerFired(.interruption))
    #expect(call.last == "next")
  }

  @Test func oneBadPromptOfTheListIsAnError() throws {
    let call = try Call.begin(
      .probe(
        "MessageParticipantIteratively", #"{"Messages": [{"Text": "One"}, {"SSML": "<speak>"}]}"#,
        on: ["NoMatchingError"], hasNext: false))
    call.deliver(.promptFinished)
    #expect(call.last == "NoMatchingError")
  }

  @Test(arguments: [#"{"Messages": []}"#, "{}", #"{"Messages": [{}]}"#])
  func anEmptyListIsAnError(parameters: String) throws {
    let call = try Call.begin(
      .probe("MessageParticipantIteratively", parameters, on: ["NoMatchingError"], hasNext: false))
    #expect(call.last == "NoMatchingError")
  }

  @Test(arguments: [Channel.chat, .task]) func onlyAVoiceHearsIt(channel: Channel) throws {
    let call = try Call.begin(
      .probe("MessageParticipantIteratively", "{\(Self.messages)}", on: ["NoMatchingError"], hasNext: false),
      channel: channel)
    #expect(call.last == "NoMatchingError")
  }

  @Test func aKeyDoesNotCutIt() throws {
    let call = try Call.begin(.probe("MessageParticipantIteratively", "{\(Self.messages)}", hasNext: false))
    call.press("1")
    #expect(call.effects == ["1 lost"])
  }
}
