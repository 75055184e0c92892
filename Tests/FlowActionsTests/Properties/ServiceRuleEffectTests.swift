import FlowActions
import FlowEngine
import FlowTestSupport
import Testing

/// What the settings of `service-rules.json` change in a call, where no action's own tests say it.
@Suite struct ServiceRuleEffectTests {
  private func call(
    _ actions: ActionText..., attributes: [(String, String)] = [], change: (inout ServiceRules) -> Void
  ) throws -> Call {
    var rules = ServiceRules()
    change(&rules)
    let call = Call(try Program.linking([FlowText(actions)], rules: rules))
    for (name, value) in attributes { call.contact.setAttribute(name, value, call.program) }
    call.begin()
    return call
  }

  @Test(arguments: [(ServiceRules.FailureWithoutBranch.endsContact, false), (.goesOn, true)])
  func aFailureWithoutABranchEndsTheContactOrGoesOn(rule: ServiceRules.FailureWithoutBranch, goesOn: Bool)
    throws
  {
    let call = try call(
      ActionText("transfer", "TransferToFlow", #"{"ContactFlowId": ""}"#, next: "say"),
      ActionText("say", "MessageParticipant", #"{"Text": "On we go"}"#)
    ) { $0.failureWithoutBranch = rule }
    #expect((call.effects == ["say \"On we go\""]) == goesOn)
  }

  @Test(arguments: [(false, "say \"Hello Asha. Welcome\""), (true, "say \"Hello  Welcome\"")])
  func aFullStopBehindAPathIsTextOrPartOfThePath(rule: Bool, effect: String) throws {
    let call = try call(
      ActionText("say", "MessageParticipant", #"{"Text": "Hello $.Attributes.name. Welcome"}"#),
      attributes: [("name", "Asha")]
    ) { $0.fullStopBelongsToPath = rule }
    #expect(call.effects == [effect])
  }

  @Test(arguments: [
    ("TimeLimitExceeded", "TimeLimitExceeded", "late"), ("Timeout", "Timeout", "late"),
    ("Timeout", "TimeLimitExceeded", "failed"), ("TimeLimitExceeded", "Timeout", "failed"),
  ])
  func aLateLambdaTakesTheBranchOfItsName(rule: String, branch: String, last: String) throws {
    let call = try call(
      ActionText(
        "invoke", "InvokeLambdaFunction", #"{"LambdaFunctionARN": "f", "InvocationTimeLimitSeconds": "3"}"#,
        next: "end", on: [.init(branch, "late"), .init("NoMatchingError", "failed")])
    ) { $0.lambdaTimeoutError = rule }
    call.deliver(.lambdaFailed(.timedOut))
    #expect(call.last == last)
  }

  @Test(arguments: [(true, "yes"), (false, "next")])
  func aModulesResultDecidesTheBranchOrDoesNot(rule: Bool, last: String) throws {
    var rules = ServiceRules()
    rules.moduleResultBranches = rule
    let module = FlowText(
      [InvokeFlowModuleTests.comeBack(#"{"Result": "yes"}"#)], named: "Lookup", type: "contactFlowModule")
    let call = try InvokeFlowModuleTests.call(
      [InvokeFlowModuleTests.invoke(if: ["yes"])], module, rules: rules)
    #expect(call.last == last)
  }

  @Test func segmentAttributesGoByTheNameOfTheirParameter() throws {
    let call = try call(
      ActionText("set", "UpdateContactData", #"{"Segments": {"team": "red"}}"#, next: "say"),
      ActionText("say", "MessageParticipant", #"{"Text": "$.SegmentAttributes.team"}"#)
    ) { $0.segmentAttributesParameter = "Segments" }
    #expect(call.effects == ["say \"red\""])
  }
}
