import FlowEngine
import FlowTestSupport
import Testing

/// `GetParticipantInput` that branches on one key (reference, section 2.2).
@Suite struct MenuTests {
  @Test func aKeyAfterThePromptTakesItsBranch() throws {
    let call = try Call.begin(.menu())
    #expect(call.effects == ["say \"Press\", a key stops it"])
    call.deliver(.promptFinished)
    #expect(call.effects == ["start firstDigit 5000"])
    call.press("2")
    #expect(call.effects == ["cancel firstDigit", "2 taken"])
    #expect(call.last == "2")
  }

  @Test func aKeyDuringThePromptStopsIt() throws {
    let call = try Call.begin(.menu())
    call.press("1")
    #expect(call.effects.first == "stop the prompt")
    #expect(call.last == "1")
  }

  @Test(arguments: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#"])
  func everyKeyCanHaveABranch(key: String) throws {
    let call = try Call.begin(.menu(if: [key == "1" ? "2" : "1", key]))
    call.press(key)
    #expect(call.last == key)
  }

  @Test func aKeyWithoutABranchIsNoMatch() throws {
    let call = try Call.begin(.menu())
    call.press("9")
    #expect(call.last == "NoMatchingCondition")
  }

  @Test func theTimeLimitRunsFromTheEndOfThePrompt() throws {
    let call = try Call.begin(.menu())
    #expect(!call.effects.contains { $0.hasPrefix("start") })
    call.deliver(.promptFinished)
    call.deliver(.timerFired(.firstDigit))
    #expect(call.last == "InputTimeLimitExceeded")
  }

  @Test func theTimeLimitCanRunFromTheStartOfThePrompt() throws {
    var rules = ServiceRules()
    rules.firstDigitTimerStarts = .promptStart
    let call = try Call.begin(.menu(), rules: rules)
    #expect(call.effects == ["say \"Press\", a key stops it", "start firstDigit 5000"])
    call.deliver(.promptFinished)
    #expect(call.effects.isEmpty)
    call.deliver(.timerFired(.firstDigit))
    #expect(call.last == "InputTimeLimitExceeded")
    let early = try Call.begin(.menu(), rules: rules)
    early.deliver(.timerFired(.firstDigit))
    #expect(early.effects == ["stop the prompt"])
  }

  @Test(arguments: [
    (["NoMatchingCondition", "NoMatchingError"], "NoMatchingError"), (["NoMatchingCondition"], "probe"),
  ])
  func aTimeOutWithoutItsBranchIsAnyError(errors: [String], last: String) throws {
    let call = try Call.begin(.menu(on: errors))
    call.deliver(.promptFinished)
    call.deliver(.timerFired(.firstDigit))
    #expect(call.last == last)
    if last == "probe" { #expect(call.departure == .unhandled(.inputTimeLimitExceeded)) }
  }

  @Test func aKeyWithoutABranchGoesOnWhereThereIsNoBranchForThat() throws {
    let call = try Call.begin(.menu(on: ["NoMatchingError"]))
    call.press("9")
    #expect(call.last == "next")
  }

  @Test(arguments: [Channel.chat, .task]) func onlyAVoiceHasKeys(channel: Channel) throws {
    let call = try Call.begin(.menu(), channel: channel)
    #expect(call.last == "NoMatchingError")
  }

  @Test func aPromptThatCannotBeSpokenIsAnError() throws {
    let call = try Call.begin(
      .probe(
        "GetParticipantInput", #"{"SSML": "<speak>", "InputTimeLimitSeconds": "5", "StoreInput": "False"}"#,
        if: ["1"], on: ["NoMatchingCondition", "InputTimeLimitExceeded", "NoMatchingError"]))
    #expect(call.last == "NoMatchingError")
  }

  @Test func aMenuDoesNotTouchTheStoredInput() throws {
    let call = try Call.begin(
      ActionText(
        "store", "GetParticipantInput",
        #"{"Text": "Type", "InputTimeLimitSeconds": "5", "StoreInput": "True"}"#,
        next: "probe"), .menu())
    call.press("42#")
    call.deliver(.promptFinished)
    call.deliver(.timerFired(.firstDigit))
    #expect(call.last == "InputTimeLimitExceeded")
    #expect(call.storedInput == "42")
  }

  @Test func thePromptTellsOfTheContact() throws {
    let call = try Call.begin(
      .probe(
        "GetParticipantInput",
        #"{"Text": "Hello $.Attributes.name, press", "InputTimeLimitSeconds": 180, "StoreInput": false}"#,
        if: ["1"]),
      attributes: [("name", "Asha")])
    #expect(call.effects == ["say \"Hello Asha, press\", a key stops it"])
    call.deliver(.promptFinished)
    #expect(call.effects == ["start firstDigit 180000"])
  }
}
