import FlowEngine
import FlowTestSupport
import Testing

@Suite struct UpdateContactEventHooksTests {
  static func call(_ parameters: String, metadata: String? = nil, before: [ActionText] = []) throws -> Call {
    let call = Call(
      try Program.linking([
        FlowText(
          before + [.probe("UpdateContactEventHooks", parameters, on: ["NoMatchingError"])],
          metadata: metadata),
        FlowText([ActionText("hooked", "EndFlowExecution")], named: "second"),
      ]))
    call.contact.setAttribute("flow", "second", call.program)
    call.begin()
    return call
  }

  @Test(arguments: EventHook.allCases) func registersAFlow(hook: EventHook) throws {
    let call = try Self.call("{\"EventHooks\": {\"\(hook.name)\": \"second\"}}")
    #expect(call.contact.hook(hook) == .flow(FlowIndex(1)))
    #expect(call.effects == ["\(hook.name): second"])
    #expect(call.last == "next")
  }

  @Test func theFlowMayBeAReference() throws {
    let call = try Self.call(#"{"EventHooks": {"CustomerQueue": "$.Attributes.flow"}}"#)
    #expect(call.contact.hook(.customerQueue) == .flow(FlowIndex(1)))
  }

  @Test(arguments: ["\"true\"", "\"True\"", "true"]) func switchesAHookOff(flag: String) throws {
    let call = try Self.call(
      "{\"EventHooks\": {\"AgentWhisper\": \"second\"}, "
        + "\"EventHooksConfiguration\": {\"AgentWhisper\": {\"DisableExecution\": \(flag)}}}")
    #expect(call.contact.hook(.agentWhisper) == .off)
    #expect(call.effects == ["AgentWhisper: off"])
  }

  @Test func switchesAHookOffThatHasNoFlow() throws {
    let call = try Self.call(
      #"{"EventHooks": {}, "EventHooksConfiguration": {"CustomerWhisper": {"DisableExecution": "true"}}}"#)
    #expect(call.contact.hook(.customerWhisper) == .off)
  }

  @Test func aHookThatIsNotSwitchedOffRuns() throws {
    let call = try Self.call(
      #"{"EventHooks": {"AgentWhisper": "second"}, "EventHooksConfiguration": {"AgentWhisper": {"DisableExecution": "false"}}}"#
    )
    #expect(call.contact.hook(.agentWhisper) == .flow(FlowIndex(1)))
  }

  @Test(arguments: [(EventHook.customerQueue, "customerWhisper"), (.agentWhisper, "contactFlow")])
  func aFlowOfAnotherTypeIsAnError(hook: EventHook, type: String) throws {
    let call = Call(
      try Program.linking([
        FlowText([
          .probe(
            "UpdateContactEventHooks", "{\"EventHooks\": {\"\(hook.name)\": \"second\"}}",
            on: ["NoMatchingError"])
        ]),
        FlowText([ActionText("hooked", "EndFlowExecution")], named: "second", type: type),
      ]))
    call.begin()
    #expect(call.last == "NoMatchingError")
    #expect(call.contact.hook(hook) == .unset)
  }

  @Test func aFlowThatIsNotHereLeavesTheDefaultAndIsSaid() throws {
    let call = try Self.call(
      #"{"EventHooks": {"CustomerQueue": "arn:x/contact-flow/1"}}"#,
      metadata: #"{"probe": {"contactFlow": {"id": "arn:x/contact-flow/1", "text": "Basic queue"}}}"#,
      before: [
        ActionText(
          "set", "UpdateContactEventHooks", #"{"EventHooks": {"CustomerQueue": "second"}}"#, next: "probe")
      ])
    #expect(call.contact.hook(.customerQueue) == .unset)
    #expect(
      call.effects.last
        == "the flow \"Basic queue\" for CustomerQueue is not here, the default stands in stands in: NextAction"
    )
    #expect(call.last == "next")
  }

  @Test(arguments: EventHook.allCases)
  func onlyWhereThereIsADefaultItIsSaidToStandIn(hook: EventHook) throws {
    let call = try Self.call("{\"EventHooks\": {\"\(hook.name)\": \"arn:x/contact-flow/1\"}}")
    let instead =
      switch hook {
      case .customerQueue, .customerWhisper, .agentWhisper, .customerHold, .agentHold: "the default stands in"
      default: "nothing runs in its place"
      }
    #expect(
      call.effects == [
        "the flow \"1\" for \(hook.name) is not here, \(instead) stands in: NextAction"
      ])
  }

  @Test func aFlowThatIsNotHereTakesTheDeclaredBranch() throws {
    let probe = ActionText.probe(
      "UpdateContactEventHooks", #"{"EventHooks": {"CustomerQueue": "gone"}}"#, on: ["NoMatchingError"])
    let call = Call(try Program.linking([FlowText([probe])], branches: ["probe": "NoMatchingError"]))
    call.begin()
    #expect(call.contact.hook(.customerQueue) == .unset)
    #expect(call.last == "NoMatchingError")
  }

  @Test(arguments: ["arn:x/contact-flow/1", "", "${Second}"])
  func metadataNamesTheFlowWhereTheReferenceDoesNot(reference: String) throws {
    let call = try Self.call(
      "{\"EventHooks\": {\"CustomerQueue\": \(quoted(reference))}}",
      metadata: #"{"probe": {"contactFlow": {"id": "arn:x/contact-flow/1", "text": "second"}}}"#)
    #expect(call.contact.hook(.customerQueue) == .flow(FlowIndex(1)))
  }

  @Test(arguments: [
    "{}", #"{"EventHooks": {}}"#, #"{"EventHooks": {"CustomerQueue": ""}}"#,
    #"{"EventHooks": {"Lunch": "second"}}"#,
    #"{"EventHooks": {"CustomerQueue": "$.Attributes.none"}}"#,
  ])
  func whatSetsNothingIsAnError(parameters: String) throws {
    #expect(try Self.call(parameters).last == "NoMatchingError")
  }

  @Test(arguments: [
    (#"{"EventHooks": {"Lunch": "second"}}"#, "parameter-choice"),
    (#"{"EventHooks": {"CustomerQueue": "second", "AgentWhisper": "second"}}"#, "parameter-form"),
  ])
  func badHooksAreFindings(parameters: String, rule: String) throws {
    #expect(try Self.call(parameters).program.problems.map(\.rule) == [rule])
  }

  @Test func setsEachOfSeveralHooksThoughItsPageAllowsOne() throws {
    let call = try Self.call(
      #"{"EventHooks": {"CustomerQueue": "second", "AgentWhisper": "$.Attributes.flow"}}"#)
    #expect(call.contact.hook(.customerQueue) == .flow(FlowIndex(1)))
    #expect(call.contact.hook(.agentWhisper) == .flow(FlowIndex(1)))
    #expect(call.last == "next")
    #expect(
      call.program.actionSources[0].fidelity
        == .approximated("its page allows one event hook for each action: here all 2 are set"))
  }

  @Test func aFurtherHookThatIsNoneFails() throws {
    let call = try Self.call(#"{"EventHooks": {"CustomerQueue": "second", "Nowhere": "second"}}"#)
    #expect(call.last == "NoMatchingError")
  }
}
