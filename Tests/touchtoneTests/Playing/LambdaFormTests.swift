import Testing

@testable import touchtone

/// What a flow says about its Lambdas, and what comes of it in a call.
@Suite struct LambdaFormTests {
  private static let ends = [
    SmallFlow.say(
      "Tell", "The answer is [$.External.tier], invocation [$.LambdaInvocation.InvocationId].", then: "Bye"),
    SmallFlow.say("Fail", "It failed.", then: "Bye"), SmallFlow.hangUp(),
  ]

  private static func invoke(_ id: String, _ parameters: String, then next: String = "Tell") -> String {
    SmallFlow.action(
      id, "InvokeLambdaFunction", parameters,
      "\"NextAction\": \"\(next)\", \"Errors\": [\(SmallFlow.error("NoMatchingError", "Fail"))]")
  }

  private static func flow(_ actions: String...) throws -> SmallFlow {
    try SmallFlow(
      actions[0], actions.count > 1 ? actions[1] : SmallFlow.hangUp("End"), ends[0], ends[1], ends[2])
  }

  @Test func aMissingFunctionIsAFindingAndTheErrorBranch() throws {
    let played = try Self.flow(Self.invoke("Look up", "\"InvocationTimeLimitSeconds\": \"3\"")).play("")
    #expect(played.findings.map(\.message) == ["\"Look up\" does not say which Lambda it invokes"])
    #expect(played.heard("It failed."))
  }

  @Test func aFunctionWhoseARNWasTakenOutOfTheExportCanBeToldWhatToAnswer() throws {
    let flow = try Self.flow(Self.invoke("Look up", "\"LambdaFunctionARN\": \"\""))
    let played = try flow.play("", "--lambda", "a Lambda without a name={\"tier\": \"gold\"}")
    #expect(played.findings.isEmpty)
    #expect(played.heard("The answer is [gold]"))
  }

  @Test(arguments: [
    ("\"InvocationType\": \"LATER\"", "\"InvocationType\" of \"Look up\" is \"LATER\""),
    (
      "\"ResponseValidation\": { \"ResponseType\": \"JSONN\" }",
      "\"ResponseValidation.ResponseType\" of \"Look up\" is \"JSONN\""
    ),
    ("\"InvocationTimeLimitSeconds\": \"61\"", "\"InvocationTimeLimitSeconds\" of \"Look up\" is 61"),
    ("\"InvocationTimeLimitSeconds\": \"0\"", "\"InvocationTimeLimitSeconds\" of \"Look up\" is 0"),
  ])
  func whatTheServiceDoesNotAllowIsAFindingAndTheCallGoesOn(parameter: String, message: String) throws {
    let flow = try Self.flow(Self.invoke("Look up", "\"LambdaFunctionARN\": \"crm\", \(parameter)"))
    let played = try flow.play("", "--lambda", "crm={\"tier\": \"gold\"}")
    #expect(played.findings.map(\.message) == [message])
    #expect(played.heard("The answer is [gold]"))
  }

  @Test func aLimitOfThirtySecondsIsOneOfEight() throws {
    let flow = try Self.flow(
      Self.invoke("Look up", "\"LambdaFunctionARN\": \"crm\", \"InvocationTimeLimitSeconds\": \"30\""))
    let played = try flow.play("", "--lambda", "crm=timeout")
    #expect(played.texts("lambda") == ["crm failed: no answer within 8 s (8000 ms)"])
  }

  /// The answer of the Lambda before stays, and none comes of the one that is not waited for.
  @Test(arguments: ["{\"tier\": \"silver\"}", "{\"tier\": {\"deep\": 1}}", "error", "timeout"])
  func anAsynchronousInvocationGivesTheFlowItsIdAndNoAnswer(outcome: String) throws {
    let flow = try Self.flow(
      Self.invoke("First", "\"LambdaFunctionARN\": \"crm\"", then: "Second"),
      Self.invoke("Second", "\"LambdaFunctionARN\": \"later\", \"InvocationType\": \"ASYNCHRONOUS\""))
    let played = try flow.play("", "--lambda", "crm={\"tier\": \"gold\"}", "--lambda", "later=\(outcome)")
    let heard = try #require(played.prompts.first)
    #expect(heard.hasPrefix("The answer is [gold], invocation ["))
    #expect(heard.contains(/\[[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\]/))
    #expect(played.texts("lambda").last?.hasSuffix(" (not waited for)") == true)
    #expect(played.texts("lambda").last?.contains("flat") == false)
  }
}
