import ContactCenter
import FlowActions
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct InvokeFlowModuleTests {
  /// The action under test, with a branch for each operand and error.
  static func invoke(
    _ module: String = "Lookup", _ identifier: String = "probe", input: String? = nil, next: String = "next",
    if operands: [String] = [], on errors: [String] = ["NoMatchingError"]
  ) -> ActionText {
    let input = input.map { ", \"InputData\": \($0)" } ?? ""
    return ActionText(
      identifier, "InvokeFlowModule", "{\"FlowModuleId\": \(quoted(module))\(input)}", next: next,
      if: operands.map { .init($0, $0) }, on: errors.map { .init($0, $0) })
  }

  static func set(_ identifier: String, _ name: String, _ value: String, next: String) -> ActionText {
    ActionText(
      identifier, "UpdateContactAttributes", "{\"Attributes\": {\(quoted(name)): \(quoted(value))}}",
      next: next, on: [.init("NoMatchingError", "failed")])
  }

  static func setFlow(_ identifier: String, _ name: String, _ value: String, next: String) -> ActionText {
    ActionText(
      identifier, "UpdateFlowAttributes",
      "{\"FlowAttributes\": {\(quoted(name)): {\"Value\": \(quoted(value))}}}",
      next: next, on: [.init("NoMatchingError", "failed")])
  }

  static func comeBack(_ parameters: String = "{}") -> ActionText {
    ActionText("return", "EndFlowModuleExecution", parameters)
  }

  static func module(_ actions: ActionText..., named name: String = "Lookup") -> FlowText {
    FlowText(actions + [comeBack()], named: name, type: "contactFlowModule")
  }

  static func call(
    _ flow: [ActionText], _ modules: FlowText..., rules: ServiceRules = ServiceRules(),
    branches: [String: String] = [:]
  ) throws -> Call {
    let call = Call(try Program.linking([FlowText(flow)] + modules, rules: rules, branches: branches))
    call.begin()
    return call
  }

  /// `NextAction` of an action with branches to choose from is a copy of another one.
  @Test(arguments: [([], "next"), (["Success"], "NoMatchingCondition")])
  func aModuleThatIsNotHereTakesTheWayOfAnUnmatchedResult(operands: [String], last: String) throws {
    let call = try Self.call(
      [Self.invoke("Gone", if: operands, on: ["NoMatchingCondition", "NoMatchingError"])])
    #expect(call.last == last)
  }

  /// Which parameter names the branch is not published: one that is not read is told, and what it says is not guessed.
  @Test(arguments: [("Result", "Error"), ("Transition", "NoMatchingCondition")])
  func aModuleThatNamesNoBranchTakesNone(parameter: String, last: String) throws {
    let module = FlowText(
      [Self.comeBack("{\"\(parameter)\": \"Error\"}")], named: "Lookup", type: "contactFlowModule")
    let call = try Self.call(
      [Self.invoke(if: ["Success", "Error"], on: ["NoMatchingCondition", "NoMatchingError"])], module)
    #expect(call.last == last)
    let fidelity = call.program.actionSources.first { $0.action.identifier == "return" }?.fidelity
    #expect((fidelity == .exact) == (parameter == "Result"))
  }

  @Test func aFlowThatIsNoModuleIsAnError() throws {
    let inbound = FlowText(
      [ActionText("hello", "EndFlowExecution")], named: "Lookup", type: "contactFlow")
    let call = try Self.call([Self.invoke()], inbound)
    #expect(call.last == "NoMatchingError")
  }

  @Test func runsTheModuleAndGoesOn() throws {
    let call = try Self.call([Self.invoke()], Self.module(Self.set("mark", "seen", "yes", next: "return")))
    #expect(call.actions == ["probe", "mark", "return", "next"])
    #expect(call.outcomes == ["NextAction", "NextAction"])
    #expect(call.attribute("seen") == "yes")
    #expect(call.departure == .disconnected)
    #expect(call.program.problems.isEmpty)
    #expect(call.program.actionSources[0].fidelity == .exact)
  }

  @Test(arguments: [
    "Lookup", "lookup-id", "arn:aws:connect:eu-west-2:1:instance/i/flow-module/lookup-id",
    "arn:aws:connect:eu-west-2:1:instance/i/flow-module/lookup-id:live",
    "arn:aws:connect:eu-west-2:1:instance/i/flow-module/lookup-id:$LATEST", "lookup-id:$LATEST",
    "${made:module:lookup-id@live}",
    "lookup-id:live",
  ])
  func isFoundByItsReference(reference: String) throws {
    let module = FlowText(
      [Self.set("mark", "seen", "yes", next: "return"), Self.comeBack()],
      named: reference == "Lookup" ? reference : "lookup-id", type: "MODULE")
    let call = try Self.call([Self.invoke(reference)], module)
    #expect(call.attribute("seen") == "yes")
    let dynamic = Call(
      try Program.linking([FlowText([Self.invoke("$.Attributes.which")]), module]))
    dynamic.contact.setAttribute("which", reference, dynamic.program)
    dynamic.begin()
    #expect(dynamic.attribute("seen") == "yes")
  }

  @Test func aFlowOfTheSameNameIsNoModule() throws {
    let flow = FlowText([ActionText("bye", "DisconnectParticipant")], named: "Lookup", type: "contactFlow")
    let call = try Self.call(
      [Self.invoke()], flow, Self.module(Self.set("mark", "seen", "yes", next: "return")))
    #expect(call.attribute("seen") == "yes")
    let transfer = ActionText(
      "go", "TransferToFlow", "{\"ContactFlowId\": \"Lookup\"}", next: "no",
      on: [.init("NoMatchingError", "no")])
    let other = try Self.call([transfer], Self.module(), flow)
    #expect(other.last == "bye")
  }

  @Test func dataOfTheCallerIsHiddenAndComesBack() throws {
    let show = ActionText(
      "show", "MessageParticipant",
      #"{"Text": "[$.External.name|$.FlowAttributes.step|$.StoredCustomerInput|$.Metrics.Queue.Size|$.Attributes.a]"}"#,
      next: "own", on: [.init("NoMatchingError", "own")])
    let module = Self.module(show, Self.setFlow("own", "step", "inside", next: "return"))
    let after = ActionText(
      "after", "MessageParticipant", show.parameters, next: "end", on: [.init("NoMatchingError", "end")])
    let program = try Program.linking([
      FlowText([Self.setFlow("mine", "step", "outside", next: "probe"), Self.invoke(next: "after"), after]),
      module,
    ])
    let call = Call(program)
    call.contact.setExternal("name", "Asha", program)
    call.contact.setLoaded("Metrics.Queue.Size", "3", program)
    call.contact.setAttribute("a", "1", program)
    call.begin()
    #expect(call.effects == [#"say "[||||1]""#])
    call.deliver(.promptFinished)
    #expect(call.effects == [#"say "[Asha|outside||3|1]""#])
    #expect(call.flowAttribute("step") == "outside")
  }

  @Test func loopsOfTheCallerGoOnCounting() throws {
    let loop = ActionText(
      "loop", "Loop", "{\"LoopCount\": \"2\"}", next: "done",
      if: [.init("ContinueLooping", "probe"), .init("DoneLooping", "done")])
    let inner = ActionText(
      "inner", "Loop", "{\"LoopCount\": \"1\"}", next: "return",
      if: [.init("ContinueLooping", "inner"), .init("DoneLooping", "return")])
    let call = try Self.call([loop, Self.invoke(next: "loop")], Self.module(inner))
    #expect(call.actions.filter { $0 == "probe" }.count == 2)
    #expect(call.actions.filter { $0 == "inner" }.count == 4)
  }

  @Test(arguments: [("found", "found"), ("other", "NoMatchingCondition")])
  func aBranchOfTheModulesOwnIsTaken(result: String, last: String) throws {
    let module = FlowText(
      [Self.comeBack("{\"Result\": \"\(result)\"}")], named: "Lookup", type: "contactFlowModule")
    let call = try Self.call(
      [Self.invoke(if: ["found", "gone"], on: ["NoMatchingError", "NoMatchingCondition"])], module)
    #expect(call.last == last)
    let without = try Self.call([Self.invoke()], module)
    #expect(without.last == "next")
  }

  @Test func inputAndResultsCrossTheBoundary() throws {
    let module = FlowText(
      [
        Self.set("mark", "seen", "$.Modules.Input.account.id $.Modules.Input.kind", next: "return"),
        Self.comeBack(
          #"{"Result": "$.Modules.Input.kind", "ResultData": {"name": "Asha $.Modules.Input.account.id", "x": {"y": "2"}}}"#
        ),
      ], named: "Lookup", type: "contactFlowModule")
    let after = ActionText(
      "vip", "MessageParticipant",
      #"{"Text": "$.Modules.Result $.Modules.ResultData.name $.Modules.ResultData.x.y [$.Modules.Input.kind]"}"#,
      next: "end", on: [.init("NoMatchingError", "end")])
    let call = Call(
      try Program.linking([
        FlowText([
          Self.invoke(input: #"{"account": {"id": "$.Attributes.id"}, "kind": "vip"}"#, if: ["vip"]), after,
        ]), module,
      ]))
    call.contact.setAttribute("id", "77-1", call.program)
    call.begin()
    #expect(call.attribute("seen") == "77-1 vip")
    #expect(call.effects == [#"say "vip Asha 77-1 2 []""#])
  }

  @Test func theParametersOfInputAndResultAreSettings() throws {
    var rules = ServiceRules()
    rules.moduleInputParameter = "Input"
    rules.moduleResultParameter = "Branch"
    rules.moduleResultDataParameter = "Output"
    let module = FlowText(
      [Self.comeBack(#"{"Branch": "$.Modules.Input.a", "Output": {"b": "2"}}"#)], named: "Lookup",
      type: "module")
    let invoke = ActionText(
      "probe", "InvokeFlowModule", #"{"FlowModuleId": "Lookup", "Input": {"a": "yes"}}"#, next: "next",
      if: [.init("yes", "mark")], on: [.init("NoMatchingError", "failed")])
    let call = try Self.call(
      [invoke, Self.set("mark", "b", "$.Modules.ResultData.b", next: "end")], module, rules: rules)
    #expect(call.attribute("b") == "2")
  }

  /// As exports of live instances have it.
  @Test func theInputOfAModuleMayStandUnderInput() throws {
    let module = FlowText(
      [Self.comeBack(#"{"Result": "$.Modules.Input.a"}"#)], named: "Lookup", type: "module")
    let invoke = ActionText(
      "probe", "InvokeFlowModule", #"{"FlowModuleId": "Lookup", "Input": {"a": "yes"}}"#, next: "end",
      if: [.init("yes", "mark")], on: [.init("NoMatchingError", "failed")])
    let call = try Self.call([invoke, Self.set("mark", "b", "2", next: "end")], module)
    #expect(call.attribute("b") == "2")
  }

  @Test func fiveModulesNestAndASixthIsAnError() throws {
    let modules = (1...6).map { level in
      FlowText(
        [
          Self.set("in \(level)", "depth", String(level), next: "deeper \(level)"),
          Self.invoke("Module \(level + 1)", "deeper \(level)", next: "return", on: ["NoMatchingError"]),
          Self.comeBack(), ActionText("NoMatchingError", "EndFlowModuleExecution"),
        ], named: "Module \(level)", type: "contactFlowModule")
    }
    let call = Call(try Program.linking([FlowText([Self.invoke("Module 1")])] + modules))
    call.begin()
    #expect(call.attribute("depth") == "5")
    #expect(call.last == "next")
    #expect(call.outcomes.filter { $0 == "NoMatchingError" }.count == 1)
    #expect(call.contact.execution.moduleDepth == 0)
  }

  @Test func recursionIsStopped() throws {
    let one = Self.module(Self.invoke("B", "b", next: "return"), named: "A")
    let two = FlowText(
      [
        Self.invoke("A", "a", next: "return", on: ["NoMatchingError"]), Self.comeBack(),
        Self.set("NoMatchingError", "stopped", "yes", next: "return"),
      ], named: "B", type: "contactFlowModule")
    let call = try Self.call([Self.invoke("A")], one, two)
    #expect(call.attribute("stopped") == "yes")
    #expect(call.last == "next")
    let own = FlowText(
      [Self.invoke("Own", "again", next: "return"), Self.comeBack()], named: "Own", type: "contactFlowModule")
    let second = try Self.call([Self.invoke("Own")], own)
    #expect(second.departure == .disconnected)
  }

  @Test func aModuleThatIsNotHereStandsIn() throws {
    let call = try Self.call([Self.invoke("arn:x/flow-module/gone:live")])
    #expect(
      call.effects == ["the module \"gone\" is not here, the flow goes on without it stands in: NextAction"])
    #expect(call.last == "next")
    let declared = try Self.call([Self.invoke("gone", if: ["vip"])], branches: ["probe": "vip"])
    #expect(declared.last == "vip")
  }

  @Test func theNameInTheMetadataFindsAModuleWhoseIdWasBlanked() throws {
    let flow = FlowText(
      [Self.invoke("")], metadata: #"{"probe": {"contactFlowModuleName": "Lookup"}}"#)
    let call = Call(
      try Program.linking([flow, Self.module(Self.set("mark", "seen", "yes", next: "return"))]))
    call.begin()
    #expect(call.attribute("seen") == "yes")
  }

  @Test(arguments: ["", "$.Attributes.none"]) func noModuleAtAllIsAnError(reference: String) throws {
    #expect(try Self.call([Self.invoke(reference)]).last == "NoMatchingError")
  }

  @Test func whatAModuleCannotDoTakesItsErrorBranch() throws {
    let music = ActionText(
      "music", "MessageParticipantIteratively", #"{"Messages": [{"Text": "la"}]}"#,
      on: [.init("NoMatchingError", "return")])
    let call = try Self.call([Self.invoke()], Self.module(music))
    #expect(call.actions == ["probe", "music", "return", "next"])
    #expect(call.program.problems.map(\.rule) == ["action-not-allowed"])
    #expect(call.program.problems.map(\.severity) == [.warning])
  }

  @Test func aModuleMayHangUpOrGoOnElsewhere() throws {
    let bye = FlowText(
      [ActionText("bye", "DisconnectParticipant")], named: "Lookup", type: "contactFlowModule")
    let call = try Self.call([Self.invoke()], bye)
    #expect(call.last == "bye")
    #expect(call.contact.execution.moduleDepth == 0)
    let transfer = ActionText(
      "go", "TransferToFlow", "{\"ContactFlowId\": \"Other\"}", next: "return",
      on: [.init("NoMatchingError", "return")])
    let other = FlowText(
      [Self.set("show", "seen", "$.External.name", next: "end")], named: "Other", type: "contactFlow")
    let program = try Program.linking([FlowText([Self.invoke()]), Self.module(transfer), other])
    let second = Call(program)
    second.contact.setExternal("name", "Asha", program)
    second.begin()
    #expect(second.actions == ["probe", "go", "show", "end"])
    #expect(second.attribute("seen") == "Asha")
    #expect(second.contact.execution.moduleDepth == 0)
  }

  @Test(arguments: [(ServiceRules.EndFlowInModule.endsFlow, "stop"), (.returns, "next")])
  func endOfFlowInsideAModuleIsASetting(rule: ServiceRules.EndFlowInModule, last: String) throws {
    var rules = ServiceRules()
    rules.endFlowInModule = rule
    let module = FlowText(
      [ActionText("stop", "EndFlowExecution")], named: "Lookup", type: "contactFlowModule")
    let call = try Self.call([Self.invoke()], module, rules: rules)
    #expect(call.last == last)
    #expect(call.departure == (rule == .returns ? .disconnected : .flowEnded))
  }

  @Test func aModulePlayedByItselfJustEnds() throws {
    let call = Call(try Program.linking([Self.module(Self.set("mark", "seen", "yes", next: "return"))]))
    call.begin()
    #expect(call.departure == .flowEnded)
  }

  @Test func theOtherPartysRunDoesNotSeeTheModulesData() throws {
    let ask = ActionText(
      "ask", "InvokeLambdaFunction", #"{"LambdaFunctionARN": "f", "InvocationTimeLimitSeconds": "3"}"#,
      next: "return", on: [.init("NoMatchingError", "return")])
    let program = try Program.linking([
      FlowText([Self.invoke(next: "after"), Self.set("after", "seen", "$.External.name", next: "end")]),
      Self.module(ask),
    ])
    let call = Call(program)
    call.contact.setExternal("name", "outside", program)
    call.begin()
    call.contact.setExternal("name", "inside", program)
    call.contact.swapExecutions()
    let slot = try #require(program.slot(of: "name", in: .external))
    #expect(call.contact.string(call.contact.external.slots[slot], program) == "outside")
    call.contact.swapExecutions()
    #expect(call.contact.string(call.contact.external.slots[slot], program) == "inside")
    call.deliver(.lambdaAnswered)
    #expect(call.attribute("seen") == "outside")
  }

  @Test func theDigestTellsModulesApart() throws {
    let say = ActionText("say", "MessageParticipant", #"{"Text": "hm"}"#, next: "return")
    func digest(_ value: String) throws -> [String] {
      let program = try Program.linking([
        FlowText([Self.setFlow("mine", "step", value, next: "probe"), Self.invoke()]), Self.module(say),
      ])
      let call = Call(program)
      call.begin()
      var words: [String] = []
      call.contact.feed(program) {
        words.append(String($0))
      } bytes: {
        words.append($0)
      }
      return words
    }
    #expect(try digest("a") == digest("a"))
    #expect(try digest("a") != digest("b"))
  }

  @Test func textsThatCallersHoldOutliveAClearing() throws {
    let fill = ActionText(
      "fill", "UpdateContactAttributes",
      #"{"Attributes": {"big": "$.Attributes.part$.Attributes.part$.Attributes.part"}}"#,
      next: "loop", on: [.init("NoMatchingError", "loop")])
    let loop = ActionText(
      "loop", "Loop", #"{"LoopCount": "40"}"#, next: "return",
      if: [.init("ContinueLooping", "fill"), .init("DoneLooping", "return")])
    let program = try Program.linking([
      FlowText([
        Self.setFlow("mine", "step", "made of $.Attributes.id", next: "probe"), Self.invoke(next: "after"),
        Self.set("after", "seen", "$.FlowAttributes.step $.External.name", next: "end"),
      ]), Self.module(fill, loop),
    ])
    let call = Call(program)
    call.contact.setAttribute("id", "seventy", program)
    call.contact.setAttribute("part", String(repeating: "x", count: 2_000), program)
    call.contact.setExternal("name", "Asha Rao of nowhere", program)
    call.begin()
    #expect(call.attribute("seen") == "made of seventy Asha Rao of nowhere")
  }
}
