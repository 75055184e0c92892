import ContactCenter
import FlowActions
import FlowDocument
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

  @Test(arguments: [(false, "failed"), (true, "say")])
  func markupWithoutItsRootIsSpokenOrFails(rule: Bool, last: String) throws {
    let call = try call(
      ActionText(
        "say", "MessageParticipant", #"{"SSML": "Hello <break time='1s'/>there"}"#, next: "end",
        on: [.init("NoMatchingError", "failed")])
    ) { $0.ssmlWithoutSpeakIsSpoken = rule }
    #expect(call.last == last)
  }

  /// Lambdas have 20 s in all, however long one may take.
  @Test(arguments: [(false, "within 8 s"), (true, "within 20 s")])
  func aLambdasLimitOfAnExportIsCutOrHolds(rule: Bool, limit: String) throws {
    let call = try call(
      ActionText(
        "invoke", "InvokeLambdaFunction", #"{"LambdaFunctionARN": "f", "InvocationTimeLimitSeconds": "30"}"#,
        next: "end", on: [.init("NoMatchingError", "failed")])
    ) { $0.lambdaLimitMayExceedEight = rule }
    #expect(call.effects.contains { $0.contains(limit) }, "\(call.effects)")
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

  @Test(arguments: [("", #"say "Hello ""#), ("nobody", #"say "Hello nobody""#)])
  func aMissingValueIsSpokenAsTheRuleSays(rule: String, effect: String) throws {
    let call = try call(ActionText("say", "MessageParticipant", #"{"Text": "Hello $.Attributes.name"}"#)) {
      $0.missingIsSpokenAs = rule
    }
    #expect(call.effects == [effect])
  }

  @Test(arguments: [("", #"say "From ""#), ("anonymous", #"say "From anonymous""#)])
  func aWithheldNumberIsWhatTheRuleSays(rule: String, effect: String) throws {
    var rules = ServiceRules()
    rules.withheldAddress = rule
    let say = ActionText(
      "say", "MessageParticipant", #"{"Text": "From $.CustomerEndpoint.Address$.CallbackNumber"}"#)
    let call = Call(try Program.linking([FlowText([say])], rules: rules))
    call.contact.setEndpoints(customer: nil, system: nil, call.program)
    call.begin()
    #expect(call.effects == [effect])
  }

  // MARK: Conditions

  private func comparing(
    _ condition: String, _ path: String = "$.Attributes.v", _ change: (inout ServiceRules) -> Void = { _ in }
  ) throws -> Program {
    let flow = """
      {"Version": "2019-10-30", "StartAction": "probe", "Actions": [
        {"Identifier": "probe", "Type": "Compare", "Parameters": {"ComparisonValue": "\(path)"},
         "Transitions": {"NextAction": "no", "Conditions": [{"NextAction": "yes", "Condition": \(condition)}],
           "Errors": [{"ErrorType": "NoMatchingCondition", "NextAction": "no"}]}},
        {"Identifier": "yes", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}},
        {"Identifier": "no", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}]}
      """
    var rules = ServiceRules()
    change(&rules)
    var builder = ProgramBuilder(center: .named("small"), catalog: .standard, rules: rules)
    return builder.link([(try FlowDocument(parsing: Array(flow.utf8), named: "flow.json"), [])])
  }

  private func compare(
    _ condition: String, path: String = "$.Attributes.v", values: [(String, String)] = [("v", "5")],
    change: (inout ServiceRules) -> Void = { _ in }
  ) throws -> String {
    let program = try comparing(condition, path, change)
    let call = Call(program)
    for (name, value) in values { call.contact.setAttribute(name, value, program) }
    call.begin()
    return call.last
  }

  private static let isFive = #"{"Operator": "Equals", "Operands": ["5"]}"#
  private static let isSix = #"{"Operator": "Equals", "Operands": ["6"]}"#
  private static let isOverFour = #"{"Condition": {"Operator": "NumberGreaterThan", "Operands": ["4"]}}"#

  @Test(arguments: [
    (#"{"Operator": "Exists", "Operands": []}"#, true),
    (#"{"Operator": "And", "Operands": [\#(isFive), \#(isOverFour)]}"#, true),
    (#"{"Operator": "And", "Operands": [\#(isFive), \#(isSix)]}"#, false),
    (#"{"Operator": "And", "Operands": []}"#, false),
    (#"{"Operator": "Or", "Operands": [\#(isSix), \#(isFive)]}"#, true),
    (#"{"Operator": "Or", "Operands": [\#(isSix)]}"#, false),
    (
      #"{"Operator": "Or", "Operands": [\#(isSix), {"Operator": "And", "Operands": [\#(isOverFour)]}]}"#, true
    ),
  ])
  func conditionsStandInOthers(condition: String, holds: Bool) throws {
    #expect(try compare(condition) == (holds ? "yes" : "no"))
  }

  @Test func whatIsNotThereDoesNotExist() throws {
    let exists = #"{"Operator": "Exists", "Operands": []}"#
    #expect(try compare(exists, path: "$.Attributes.w") == "no")
    let key = #"{"Operator": "KeyExists", "Operands": ["v"]}"#
    #expect(try compare(key, path: "$.Attributes") == "yes")
    #expect(try compare(key, path: "$.Attributes", values: []) == "no")
  }

  @Test(arguments: [
    (#"{"Operator": "Exists", "Operands": []}"#, "existsOperator"),
    (#"{"Operator": "KeyExists", "Operands": ["v"]}"#, "keyExistsOperator"),
    (#"{"Operator": "And", "Operands": [\#(isFive)]}"#, "andOperator"),
    (#"{"Operator": "Or", "Operands": [\#(isFive)]}"#, "orOperator"),
    (#"{"Operator": "Equals", "Operands": ["5"]}"#, nil),
  ])
  func anOperatorThatNoPageNamesIsApproximated(condition: String, setting: String?) throws {
    switch try comparing(condition).actionSources[0].fidelity {
    case .approximated(let how): #expect(setting.map { how.hasSuffix("here \($0) does") } == true, "\(how)")
    default: #expect(setting == nil)
    }
  }

  @Test func anOperandThatIsNoConditionIsTold() throws {
    let program = try comparing(#"{"Operator": "And", "Operands": ["5"]}"#)
    #expect(program.problems.map(\.message) == ["an operand of \"And\" is no condition"])
  }

  @Test(
    arguments: [
      (#"{"Operator": "Is", "Operands": []}"#, \ServiceRules.existsOperator),
      (#"{"Operator": "Is", "Operands": [\#(isFive)]}"#, \.andOperator),
      (#"{"Operator": "Is", "Operands": [\#(isFive), \#(isSix)]}"#, \.orOperator),
    ] as [(String, WritableKeyPath<ServiceRules, String> & Sendable)])
  func operatorsGoByTheirNames(
    condition: String, name: WritableKeyPath<ServiceRules, String> & Sendable
  ) throws {
    #expect(try compare(condition) { $0[keyPath: name] = "Is" } == "yes")
    #expect(try compare(condition) == "no")
  }

  @Test func aKeyIsAskedForByItsOperatorsName() throws {
    let condition = #"{"Operator": "HasKey", "Operands": ["v"]}"#
    #expect(try compare(condition, path: "$.Attributes") { $0.keyExistsOperator = "HasKey" } == "yes")
    #expect(try compare(condition, path: "$.Attributes") == "no")
  }

  // MARK: Loops

  @Test func aNamedLoopTellsWhereItIs() throws {
    let call = try call(
      ActionText(
        "loop", "Loop", #"{"LoopCount": "2", "Name": "round"}"#, next: "end",
        if: [.init("ContinueLooping", "say"), .init("DoneLooping", "end")]),
      ActionText("say", "MessageParticipant", #"{"Text": "$.Loop.round.Index"}"#, next: "loop")
    ) { $0.loopNameParameter = "Name" }
    call.deliver(.promptFinished)
    #expect(call.log.filter { $0.hasPrefix("say") } == [#"say "0""#, #"say "1""#])
    call.deliver(.promptFinished)
    #expect(call.last == "end")
  }

  @Test(arguments: ["Elements", "List"]) func aLoopGoesThroughAList(name: String) throws {
    let call = try call(
      ActionText(
        "loop", "Loop", #"{"\#(name)": "$.Attributes.list", "LoopName": "plot"}"#, next: "end",
        if: [.init("ContinueLooping", "say"), .init("DoneLooping", "end")]),
      ActionText(
        "say", "MessageParticipant",
        #"{"Text": "$.Loop.plot.Index $.Loop.plot.Element $.Loop.plot.Element.size"}"#, next: "loop"),
      attributes: [("list", #"["north", {"size": "9"}]"#)]
    ) { $0.loopElementsParameter = name }
    call.deliver(.promptFinished)
    #expect(call.log == [#"say "0 north ""#, #"say "1 {"size": "9"} 9""#])
    call.deliver(.promptFinished)
    #expect(call.last == "end")
  }

  @Test func whatIsNoListIsAnError() throws {
    let call = try call(
      ActionText(
        "loop", "Loop", #"{"Elements": "$.Attributes.none"}"#, next: "end",
        if: [.init("ContinueLooping", "end"), .init("DoneLooping", "end")],
        on: [.init("NoMatchingError", "failed")])
    ) { _ in }
    #expect(call.last == "failed")
  }

  // MARK: Names

  @Test(arguments: [("Steps", "NoMatchingError"), ("List", "probe")])
  func stepsToMatchAgentsGoByTheirName(rule: String, last: String) throws {
    let call = try call(
      .probe(
        "UpdateContactRoutingCriteria",
        #"{"RoutingCriteria": {"List": [{"Expression": {"AttributeCondition": {"Name": "a", "Value": "b", "ProficiencyLevel": 1}}}]}}"#,
        on: ["NoMatchingError"])
    ) { $0.routingStepsParameter = rule }
    #expect(call.last == last)
  }

  @Test(arguments: [("CallerId", ""), ("Shown", ", CallerId: +912260000000")])
  func theNumberOfACallbackGoesByItsName(rule: String, sent: String) throws {
    var rules = ServiceRules()
    rules.callbackCallerIdParameter = rule
    let flow = FlowText([
      TransferContactToQueueTests.setQueue,
      CreateCallbackContactTests.probe(#", "Shown": "+912260000000""#),
    ])
    let call = Call(try Program.linking([flow], rules: rules))
    call.contact.set(.callbackNumber, "+919811112222", call.program)
    call.begin()
    #expect(call.effects == ["create callback for Sales {\(CreateCallbackContactTests.sent)\(sent)}"])
  }

  @Test(arguments: [("Authenticated", "other"), ("SignedIn", "SignedIn")])
  func whoSignedInSatisfiesTheConditionOfThatName(rule: String, last: String) throws {
    var rules = ServiceRules()
    rules.signedInResult = rule
    let probe = ActionText.probe(
      "AuthenticateParticipant", "{}", if: ["SignedIn"], on: ["NoMatchingCondition", "NoMatchingError"])
    let call = Call(try Program.linking([FlowText([probe])], rules: rules), channel: .chat)
    call.begin()
    #expect(call.last == (last == "other" ? "NoMatchingCondition" : last))
  }

  @Test(arguments: [("TimeLimitMinutes", 180_000), ("Minutes", 300_000)])
  func theTimeToSignInGoesByItsName(rule: String, milliseconds: Int) throws {
    var rules = ServiceRules()
    rules.signInTimeLimitParameter = rule
    let probe = ActionText.probe(
      "AuthenticateParticipant", #"{"Minutes": "5"}"#, on: ["TimeLimitExceeded", "NoMatchingError"])
    let program = try Program.linking(
      [FlowText([probe])], rules: rules, branches: ["probe": "TimeLimitExceeded"])
    let call = Call(program, channel: .chat)
    call.begin()
    #expect(call.effects == ["start wait \(milliseconds)"])
    call.deliver(.timerFired(.wait))
    #expect(call.last == "TimeLimitExceeded")
  }

  @Test(arguments: [([:], "SetFlowAttributes"), (["UpdateFlowAttributes": "SetValues"], "SetValues")])
  func theFlowLogNamesTypesAsTheRuleSays(rule: [String: String], name: String) throws {
    var rules = ServiceRules()
    rules.flowLogNames = rule
    let probe = ActionText.probe("UpdateFlowAttributes", #"{"FlowAttributes": {"a": {"Value": "1"}}}"#)
    let program = try Program.linking([FlowText([probe])], rules: rules)
    var log = FlowLog(program, .everyContact)
    var contact = Contact(program: program)
    contact.reset(serial: 1, channel: .voice, seed: 0)
    program.enter(FlowIndex(0), &contact)
    var effects = Effects()
    _ = program.run(&contact, at: .init(seconds: 0), &effects, &log)
    #expect(log.text.contains("\"ContactFlowModuleType\":\"\(name)\""))
  }
}
