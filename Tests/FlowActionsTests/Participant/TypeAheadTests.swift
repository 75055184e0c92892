import FlowEngine
import FlowTestSupport
import Testing

/// Keys typed before anything waits for them (reference, section 2.2).
@Suite struct TypeAheadTests {
  func call(_ probe: ActionText, typing keys: String) throws -> Call {
    let call = Call(try Program.linking([FlowText(ActionText.typingAhead + [probe])]))
    call.begin()
    call.press(keys)
    call.deliver(.promptFinished)
    return call
  }

  @Test func aMenuTakesOneKeyAndSkipsItsPrompt() throws {
    let call = try call(.menu(), typing: "21")
    #expect(call.effects == ["2 taken from the buffer"])
    #expect(call.last == "2")
    #expect(call.contact.typeAhead.text == "1")
  }

  @Test func aStoreIsSatisfiedFromTheBuffer() throws {
    let call = try call(.store(), typing: "12#34")
    #expect(call.last == "next")
    #expect(call.storedInput == "12")
    #expect(!call.log.contains { $0.hasPrefix("say \"Type\"") })
    #expect(call.contact.typeAhead.text == "34")
  }

  @Test func aStoreTakesItsMaximumFromTheBuffer() throws {
    let call = try call(
      .store(#", "InputValidation": {"CustomValidation": {"MaximumLength": "3"}}"#), typing: "12345")
    #expect(call.storedInput == "123")
    #expect(call.contact.typeAhead.text == "45")
  }

  @Test func aStoreWithABeginningWaitsForTheRestWithoutItsPrompt() throws {
    let call = try call(.store(), typing: "12")
    #expect(call.effects == ["1 taken from the buffer", "2 taken from the buffer", "start interDigit 5000"])
    #expect(call.isWaiting)
    call.press("3")
    #expect(call.effects == ["cancel firstDigit", "3 taken", "start interDigit 5000"])
    call.deliver(.timerFired(.interDigit))
    #expect(call.storedInput == "123")
  }

  @Test func aWipeInTheBufferLeavesThePromptToCome() throws {
    let call = try call(.store(), typing: "12*")
    #expect(call.effects.last == "say \"Type\", a key stops it")
    #expect(call.isWaiting)
  }

  @Test func aWipeInTheBufferGoesOnWithWhatFollows() throws {
    let call = try call(.store(), typing: "12*3#")
    #expect(call.storedInput == "3")
  }

  @Test func thirtyKeysAreKept() throws {
    let call = Call(try Program.linking([FlowText(ActionText.typingAhead + [.menu()])]))
    call.begin()
    call.press(String(repeating: "1", count: 30))
    #expect(Set(call.effects) == ["1 kept"])
    call.press("2")
    #expect(call.effects == ["2 lost"])
    #expect(call.contact.typeAhead.text.count == 30)
  }

  @Test func withoutItKeysThatNothingTakesAreLost() throws {
    let call = try Call.begin(
      ActionText("pause", "MessageParticipant", #"{"Text": "Wait"}"#, next: "probe"), .menu())
    call.press("1")
    #expect(call.effects == ["1 lost"])
    call.deliver(.promptFinished)
    #expect(call.isWaiting)
    #expect(call.last == "probe")
  }

  @Test func keysDuringALambdaAreKept() throws {
    let call = Call(
      try Program.linking([
        FlowText([
          ActionText("on", "GetParticipantInput", #"{"EnableDTMFBuffer": "True"}"#, next: "lambda"),
          ActionText(
            "lambda", "InvokeLambdaFunction",
            #"{"LambdaFunctionARN": "f", "InvocationTimeLimitSeconds": "3"}"#, next: "probe"),
          .menu(),
        ])
      ]))
    call.begin()
    call.press("1")
    #expect(call.effects == ["1 kept"])
    call.answerLambda([])
    #expect(call.last == "1")
  }

  @Test func switchedOffItForgetsWhatWasTyped() throws {
    let call = try call(
      .probe("GetParticipantInput", #"{"EnableDTMFBuffer": "false", "StoreInput": "False"}"#), typing: "123")
    #expect(call.last == "next")
    #expect(call.contact.typeAhead.text == "")
    #expect(!call.contact.typeAhead.isOn)
    #expect(call.storedInput == nil)
  }

  @Test func switchedOffItCanStoreWhatWasTyped() throws {
    let call = try call(
      .probe("GetParticipantInput", #"{"EnableDTMFBuffer": "False", "StoreInput": "True"}"#), typing: "123")
    #expect(call.storedInput == "123")
    #expect(call.effects == ["stored \"123\""])
    #expect(call.contact.typeAhead.text == "")
  }

  @Test func switchedOnAgainItKeepsWhatWasTyped() throws {
    let call = try call(
      .probe("GetParticipantInput", #"{"EnableDTMFBuffer": "true", "StoreInput": "True"}"#), typing: "123")
    #expect(call.contact.typeAhead.text == "123")
    #expect(call.storedInput == nil)
  }

  @Test func aQueueForgetsWhatWasTyped() throws {
    let call = Call(
      try Program.linking([
        FlowText([
          ActionText("queue", "UpdateContactTargetQueue", #"{"QueueId": "Support"}"#, next: "on"),
          ActionText.typingAhead[0], ActionText.typingAhead[1],
          .probe("TransferContactToQueue", on: ["QueueAtCapacity"]),
        ])
      ]))
    call.begin()
    call.press("12")
    call.deliver(.promptFinished)
    call.deliver(.queueAnswered(.entered))
    #expect(call.departure == .queued)
    #expect(call.contact.typeAhead.text == "")
  }

  @Test func onlyAVoiceHasABuffer() throws {
    let call = try Call.begin(
      .probe("GetParticipantInput", #"{"EnableDTMFBuffer": "true"}"#, on: ["NoMatchingError"]), channel: .chat
    )
    #expect(call.last == "NoMatchingError")
  }

  @Test func itGoesOverToTheNextFlow() throws {
    let call = Call(
      try Program.linking([
        FlowText(
          ActionText.typingAhead + [ActionText("probe", "TransferToFlow", #"{"ContactFlowId": "second"}"#)]),
        FlowText([.menu()], named: "second"),
      ]))
    call.begin()
    call.press("2")
    call.deliver(.promptFinished)
    #expect(call.last == "2")
  }
}
