import FlowEngine
import FlowTestSupport
import Testing

/// `GetParticipantInput` that stores a string of keys (reference, section 2.2).
@Suite struct StoredInputTests {
  @Test func keysAreCollectedUntilTheTerminator() throws {
    let call = try Call.begin(.store())
    #expect(call.effects == ["say \"Type\", a key stops it"])
    call.deliver(.promptFinished)
    #expect(call.effects == ["start firstDigit 7000"])
    call.press("1")
    #expect(call.effects == ["cancel firstDigit", "1 taken", "start interDigit 5000"])
    call.press("2")
    #expect(call.effects == ["cancel firstDigit", "2 taken", "start interDigit 5000"])
    call.press("#")
    #expect(call.effects == ["cancel firstDigit", "# taken", "cancel interDigit", "stored \"12\""])
    #expect(call.last == "next")
    #expect(call.storedInput == "12")
  }

  @Test func silenceIsNoError() throws {
    let call = try Call.begin(.store())
    call.deliver(.promptFinished)
    call.deliver(.timerFired(.firstDigit))
    #expect(call.effects == ["stored \"Timeout\""])
    #expect(call.last == "next")
    #expect(call.storedInput == "Timeout")
  }

  @Test func theInterDigitLimitEndsIt() throws {
    let call = try Call.begin(.store())
    call.press("34")
    call.deliver(.timerFired(.interDigit))
    #expect(call.storedInput == "34")
    #expect(call.last == "next")
  }

  @Test(arguments: [
    (#""InterdigitTimeLimitSeconds": "2""#, 2000),
    (#""InterdigitTimeLimitSeconds": "$.Attributes.limit""#, 9000),
    (#""InterdigitTimeLimitSeconds": "$.Attributes.none""#, 5000),
    (#""InterdigitTimeLimitSeconds": "99""#, 20000),
    (#""InterdigitTimeLimitSeconds": "0""#, 1000), (#""DisableCancelKey": "False""#, 5000),
  ])
  func theInterDigitLimitIsTheFlows(setting: String, milliseconds: Int) throws {
    let call = try Call.begin(
      .store(#", "DTMFConfiguration": {\#(setting)}"#), attributes: [("limit", "9")])
    call.press("3")
    #expect(call.effects.last == "start interDigit \(milliseconds)")
  }

  /// The service's pages do not say what a length, or a time, is that the contact's data do not have.
  @Test(arguments: [
    (#""InputValidation": {"CustomValidation": {"MaximumLength": "$.Attributes.none"}}"#, "MaximumLength"),
    (#""InputValidation": {"CustomValidation": {"MaximumLength": "$.Attributes.zero"}}"#, "MaximumLength"),
    (
      #""DTMFConfiguration": {"InterdigitTimeLimitSeconds": "$.Attributes.word"}"#,
      "InterdigitTimeLimitSeconds"
    ),
  ])
  func aLimitThatTheDataDoNotHaveIsToldOrFails(setting: String, name: String) throws {
    let attributes = [("word", "soon"), ("zero", "0")]
    let call = try Call.begin(.store(", \(setting)"), attributes: attributes)
    #expect(call.effects.contains { $0.contains("\(name) is \"") }, "\(call.effects)")
    #expect(call.isWaiting)
    var rules = ServiceRules()
    rules.inputWithoutLimitFails = true
    let failing = Call(try Program.linking([FlowText([.store(", \(setting)")])], rules: rules))
    for (name, value) in attributes { failing.contact.setAttribute(name, value, failing.program) }
    failing.begin()
    #expect(failing.last == "NoMatchingError")
  }

  @Test func aKeyDuringThePromptStopsItOnce() throws {
    let call = try Call.begin(.store())
    call.press("12")
    #expect(call.effects.filter { $0 == "stop the prompt" }.count == 1)
  }

  @Test(arguments: [
    ("\"4\"", "123456", "1234"), ("4", "123456", "1234"), ("\"$.Attributes.length\"", "123456", "12"),
    ("\"$.Attributes.none\"", "1234567890123456789012", "12345678901234567890"), ("\"1\"", "9", "9"),
  ])
  func theMaximumLengthEndsIt(length: String, keys: String, stored: String) throws {
    let call = try Call.begin(
      .store(#", "InputValidation": {"CustomValidation": {"MaximumLength": \#(length)}}"#),
      attributes: [("length", "2")])
    for key in keys where call.departure == nil { call.press(String(key)) }
    #expect(call.storedInput == stored)
    #expect(call.last == "next")
  }

  @Test(arguments: [
    (#""InputTerminationSequence": "99""#, "1299", "12"),
    (#""InputTerminationSequence": "99""#, "1929#99", "1929#"),
    (##""InputTerminationSequence": "#1#1#""##, "5#1#1#", "5"),
    (##""InputTerminationSequence": "#1#1#""##, "#1#1#", ""),
    (#""InputTerminationSequence": "$.Attributes.end""#, "1200", "12"),
    (#""InputTerminationSequence": """#, "12#", "12"),
    (#""InputTerminationSequence": "$.Attributes.none""#, "12#", "12"),
    (#""InputTerminationSequence": "*", "DisableCancelKey": "True""#, "12*", "12"),
    (#""InputTerminationSequence": "**", "DisableCancelKey": "TRUE""#, "1*2**", "1*2"),
    (#""InterdigitTimeLimitSeconds": "5""#, "#", ""),
  ])
  func theTerminatorEndsItAndIsNotStored(settings: String, keys: String, stored: String) throws {
    let call = try Call.begin(.store(#", "DTMFConfiguration": {\#(settings)}"#), attributes: [("end", "00")])
    call.press(keys)
    #expect(call.storedInput == stored)
    #expect(call.last == "next")
  }

  @Test func theCancelKeyWipesAndGoesOn() throws {
    let call = try Call.begin(.store())
    call.press("12*")
    #expect(call.effects.suffix(3) == ["wiped", "cancel interDigit", "start firstDigit 7000"])
    #expect(call.isWaiting)
    call.press("34#")
    #expect(call.storedInput == "34")
  }

  @Test func afterTheWipeSilenceIsATimeOut() throws {
    let call = try Call.begin(.store())
    call.press("12*")
    call.deliver(.timerFired(.firstDigit))
    #expect(call.storedInput == "Timeout")
  }

  @Test func theCancelKeyCanEndIt() throws {
    var rules = ServiceRules()
    rules.cancelKey = .ends
    let call = try Call.begin(.store(), rules: rules)
    call.press("12*")
    #expect(call.storedInput == "*")
    #expect(call.last == "next")
  }

  @Test func aDisabledCancelKeyIsAKeyLikeOthers() throws {
    let call = try Call.begin(.store(#", "DTMFConfiguration": {"DisableCancelKey": "True"}"#))
    call.press("1*2#")
    #expect(call.storedInput == "1*2")
  }

  @Test func conditionsAreNotTested() throws {
    let call = try Call.begin(
      .probe(
        "GetParticipantInput", #"{"Text": "Type", "InputTimeLimitSeconds": "5", "StoreInput": "TRUE"}"#,
        if: ["1"], on: ["NoMatchingError", "NoMatchingCondition", "InputTimeLimitExceeded"]))
    call.press("1#")
    #expect(call.last == "next")
  }

  @Test func anEncryptedInputIsNeverShown() throws {
    let call = try Call.begin(
      .store(#", "InputEncryption": {"EncryptionKeyId": "k", "Key": "pem"}"#))
    call.press("4111#")
    #expect(call.storedInput?.contains("4111") == false)
    #expect(call.effects.contains { $0.hasSuffix(", encrypted") })
    #expect(
      call.effects.last
        == "nothing is encrypted here: a text without the keys is stored stands in: NextAction")
    #expect(call.last == "next")
  }

  @Test func theSameKeysAreEncryptedToAnotherTextEachTime() throws {
    let call = try Call.begin(
      ActionText.store(#", "InputEncryption": {"EncryptionKeyId": "k", "Key": "pem"}"#).then("probe"))
    call.press("4111#")
    let first = call.storedInput
    call.press("4111#")
    #expect(first != nil && call.storedInput != first)
  }

  @Test func aPromptThatEndsAfterItWasCutDoesNotStartTheFirstTimeLimitAgain() throws {
    let call = try Call.begin(.store())
    call.press("1")
    call.deliver(.promptFinished)
    #expect(call.effects.isEmpty)
    #expect(call.isWaiting)
  }

  @Test func storedInputStaysUntilTheNextStore() throws {
    let call = try Call.begin(
      ActionText(
        "first", "GetParticipantInput", #"{"Text": "A", "InputTimeLimitSeconds": "5", "StoreInput": "True"}"#,
        next: "probe"),
      .store())
    call.press("1#")
    #expect(call.storedInput == "1")
    call.deliver(.promptFinished)
    call.deliver(.timerFired(.firstDigit))
    #expect(call.storedInput == "Timeout")
  }

  @Test(arguments: [
    (#""DTMFConfiguration": {"InputTerminationSequence": "123456"}"#, "parameter-form"),
    (#""DTMFConfiguration": {"InputTerminationSequence": "end"}"#, "parameter-form"),
    (#""DTMFConfiguration": {"InputTerminationSequence": "*"}"#, "parameter-form"),
    (#""DTMFConfiguration": {"InterdigitTimeLimitSeconds": "21"}"#, "parameter-range"),
    (#""InputValidation": {"CustomValidation": {"MaximumLength": "0"}}"#, "parameter-range"),
    (#""InputValidation": {"CustomValidation": {"MaximumLength": "long"}}"#, "parameter-number"),
    (#""DTMFConfiguration": {"InputTerminationSequence": "99"}"#, nil),
    (#""DTMFConfiguration": {"InputTerminationSequence": "$.Attributes.x"}"#, nil),
    (#""DTMFConfiguration": {"InputTerminationSequence": "**", "DisableCancelKey": "true"}"#, nil),
  ])
  func settingsThatCannotWorkAreFindings(setting: String, rule: String?) throws {
    let call = try Call.begin(.store(", \(setting)"))
    #expect(call.program.problems.map(\.rule) == [rule].compactMap(\.self))
  }

  @Test func nothingToSayIsAnError() throws {
    let call = try Call.begin(
      .probe(
        "GetParticipantInput", #"{"InputTimeLimitSeconds": "5", "StoreInput": "True"}"#,
        on: ["NoMatchingError"]))
    #expect(call.last == "NoMatchingError")
  }
}
