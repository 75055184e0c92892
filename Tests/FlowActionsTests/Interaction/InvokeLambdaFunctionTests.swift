import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct InvokeLambdaFunctionTests {
  static func invoke(
    _ parameters: String = "", limit: String = "\"3\"", _ identifier: String = "probe", next: String = "next"
  )
    -> ActionText
  {
    ActionText(
      identifier, "InvokeLambdaFunction",
      "{\"LambdaFunctionARN\": \"arn:f\", \"InvocationTimeLimitSeconds\": \(limit)\(parameters)}", next: next,
      on: [.init("NoMatchingError", "NoMatchingError"), .init("TimeLimitExceeded", "TimeLimitExceeded")])
  }

  @Test func goesOnWithTheAnswer() throws {
    let call = try Call.begin(
      Self.invoke(next: "say"),
      ActionText(
        "say", "MessageParticipant",
        #"{"Text": "$.External.name, $.LambdaInvocation.ResultData.name, $.External.a.b"}"#))
    #expect(call.effects == ["invoke arn:f within 3 s {}"])
    call.answerLambda([("name", "Asha"), ("a.b", "nested")])
    #expect(call.effects == ["say \"Asha, Asha, nested\""])
  }

  @Test func theNextAnswerReplacesAllOfTheLast() throws {
    let call = try Call.begin(
      Self.invoke("", "first", next: "probe"), Self.invoke(next: "say"),
      ActionText("say", "MessageParticipant", #"{"Text": "$.External.a-$.External.b"}"#))
    call.answerLambda([("a", "1")])
    call.answerLambda([("b", "2")])
    #expect(call.effects == ["say \"-2\""])
  }

  @Test(arguments: [
    (LambdaFailure.failed, "NoMatchingError"), (.badAnswer, "NoMatchingError"),
    (.timedOut, "TimeLimitExceeded"),
  ])
  func aFailureTakesItsBranch(failure: LambdaFailure, last: String) throws {
    let call = try Call.begin(Self.invoke())
    call.deliver(.lambdaFailed(failure))
    #expect(call.last == last)
  }

  @Test func aTimeOutWithoutItsBranchIsAnyError() throws {
    let call = try Call.begin(
      .probe(
        "InvokeLambdaFunction", #"{"LambdaFunctionARN": "f", "InvocationTimeLimitSeconds": "3"}"#,
        on: ["NoMatchingError"]))
    call.deliver(.lambdaFailed(.timedOut))
    #expect(call.last == "NoMatchingError")
  }

  /// A message on a chat takes no time; it is a prompt all the same.
  @Test(arguments: [Channel.voice, .chat]) func aPromptBetweenLambdasGivesThemTheirWholeTime(channel: Channel)
    throws
  {
    let say = ActionText("say", "MessageParticipant", #"{"Text": "Found."}"#, next: "probe")
    let call = try Call.begin(Self.invoke(next: "say"), say, channel: channel)
    for _ in 0..<3 {
      call.contact.addToLambdaChain(.seconds(8))
      call.deliver(.lambdaAnswered)
      call.deliver(.promptFinished)
      #expect(call.effects == ["invoke arn:f within 3 s {}"])
    }
  }

  @Test func anUnhandledFailureEndsTheContact() throws {
    let call = try Call.begin(
      .probe("InvokeLambdaFunction", #"{"LambdaFunctionARN": "f", "InvocationTimeLimitSeconds": "3"}"#))
    call.deliver(.lambdaFailed(.failed))
    #expect(call.departure == .unhandled(.noMatchingError))
  }

  @Test(arguments: [
    ("\"3\"", 3), ("8", 8), ("\"1\"", 1), ("\"30\"", 8), ("\"0\"", 1), ("\"soon\"", 3), ("null", 3),
  ])
  func theTimeLimitIsOneToEightSeconds(limit: String, seconds: Int) throws {
    let call = try Call.begin(Self.invoke(limit: limit))
    #expect(call.effects == ["invoke arn:f within \(seconds) s {}"])
  }

  @Test(arguments: [
    (#"{"a": "1", "b": "$.Attributes.v"}"#, #"a: "1", b: "y""#), (#"{"a": "$.Attributes.none"}"#, "a: null"),
    (#"{"a": "x$.Attributes.none"}"#, #"a: "x""#), (#"{"$.Attributes.v": "1"}"#, #"y: "1""#),
    (#"{"a": 5, "b": true}"#, "a: 5, b: true"),
    (#"{"a": {"b": ["$.Attributes.v", 1]}}"#, #"a: {"b":["y",1]}"#), (#"{"a": null}"#, "a: null"),
    (#"{"a": {"b": "$.Attributes.quoted"}}"#, #"a: {"b":"say \"hi\" \\ \n"}"#),
    (#"{"a": "$.Attributes.quoted"}"#, "a: \"say \"hi\" \\ \n\""),
    (#"{"a": {"b": "$.Attributes.none"}}"#, #"a: {"b":""}"#),
    // However the flow's file is laid out.
    ("{\"a\": {\n  \"b\": [ \"1\",\n \"$.Attributes.v\" ] }}", #"a: {"b":["1","y"]}"#),
    (#"{"a": "$.StoredCustomerInput"}"#, "a: null"),
  ])
  func parametersAreResolved(parameters: String, expected: String) throws {
    let call = try Call.begin(
      Self.invoke(", \"LambdaInvocationAttributes\": \(parameters)"),
      attributes: [("v", "y"), ("quoted", "say \"hi\" \\ \n")])
    #expect(call.effects == ["invoke arn:f within 3 s {\(expected)}"])
  }

  @Test(arguments: ["JSON", "json"]) func anyJSONMayBeAllowed(type: String) throws {
    let call = try Call.begin(Self.invoke(", \"ResponseValidation\": {\"ResponseType\": \"\(type)\"}"))
    #expect(call.effects == ["invoke arn:f within 3 s, JSON {}"])
  }

  @Test func theFunctionMayBeAReference() throws {
    let action = ActionText.probe(
      "InvokeLambdaFunction", #"{"LambdaFunctionARN": "$.Attributes.f", "InvocationTimeLimitSeconds": "3"}"#,
      on: ["NoMatchingError"])
    #expect(try Call.begin(action, attributes: [("f", "arn:g")]).effects == ["invoke arn:g within 3 s {}"])
    #expect(try Call.begin(action).last == "NoMatchingError")
  }

  @Test func functionsInARowShareTwentySeconds() throws {
    let call = try Call.begin(
      Self.invoke(limit: "\"8\"", "first", next: "second"),
      Self.invoke(limit: "\"8\"", "second", next: "third"),
      Self.invoke(limit: "\"8\"", "third", next: "probe"), Self.invoke())
    for taken in [8, 7] {
      call.contact.addToLambdaChain(.seconds(Int64(taken)))
      call.answerLambda([])
    }
    #expect(call.effects == ["invoke arn:f within 5 s {}"])
    call.contact.addToLambdaChain(.seconds(5))
    call.answerLambda([])
    #expect(call.last == "NoMatchingError")
  }

  @Test func aPromptBeginsTheTwentySecondsAnew() throws {
    let call = try Call.begin(
      Self.invoke(limit: "\"8\"", "first", next: "prompt"),
      ActionText("prompt", "MessageParticipant", #"{"Text": "One moment"}"#, next: "probe"),
      Self.invoke(limit: "\"8\""))
    call.contact.addToLambdaChain(.seconds(19))
    call.answerLambda([])
    call.deliver(.promptFinished)
    #expect(call.effects == ["invoke arn:f within 8 s {}"])
  }

  @Test func aKeyThatNothingTakesDoesNotBeginThemAnew() throws {
    let call = try Call.begin(
      Self.invoke(limit: "\"8\"", "first", next: "probe"), Self.invoke(limit: "\"8\""))
    call.contact.addToLambdaChain(.seconds(15))
    call.press("1")
    #expect(call.effects == ["1 lost"])
    call.answerLambda([])
    #expect(call.effects == ["invoke arn:f within 5 s {}"])
  }

  @Test func anAsynchronousFunctionHasSixtySecondsOfItsOwn() throws {
    let call = try Call.begin(
      Self.invoke(limit: "\"8\"", "first", next: "probe"),
      Self.invoke(#", "InvocationType": "ASYNCHRONOUS""#, limit: "\"60\""))
    call.contact.addToLambdaChain(.seconds(20))
    call.answerLambda([])
    #expect(call.effects == ["invoke arn:f within 60 s, not waiting {}"])
    call.deliver(.lambdaAnswered)
    #expect(call.last == "next")
  }

  @Test func aKeyMeanwhileIsLost() throws {
    let call = try Call.begin(Self.invoke())
    call.press("1")
    #expect(call.effects == ["1 lost"])
    #expect(call.isWaiting)
  }
}
