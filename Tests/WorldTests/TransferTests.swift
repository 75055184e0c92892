import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// An agent transfers the caller by a quick connect.
@Suite struct TransferTests {
  /// Ann answers after 20 s and transfers 30 s after they were joined; Bo and Cy answer after 5 s, and talk for a minute.
  private static func center(
    _ target: QuickConnectDefinition.Target, flow: [ActionText]? = nil
  ) throws -> SmallCenter {
    let ann = AgentDefinition(
      name: "Ann", answersAfter: .seconds(20), talks: .seconds(180),
      transfer: .init(to: "elsewhere", after: .seconds(30)))
    let others = ["Bo", "Cy"].map {
      AgentDefinition(name: $0, answersAfter: .seconds(5), talks: .seconds(60))
    }
    let definition = ContactCenterDefinition(
      name: "small",
      queues: [QueueDefinition(name: "Desk", agents: [0]), QueueDefinition(name: "Bills", agents: [2])],
      agents: [ann] + others,
      quickConnects: [
        QuickConnectDefinition(name: "elsewhere", target: target, flow: flow == nil ? nil : "moving")
      ])
    let main = [Act.hook("hold", "CustomerHold", "holding", next: "queue")] + Act.queue()
    let holding = ActionText(
      "loop", "MessageParticipantIteratively", #"{"Messages": [{"Text": "One moment."}]}"#)
    var flows = [FlowText(main, named: "main"), FlowText([holding], named: "holding")]
    if let flow { flows.append(FlowText(flow, named: "moving")) }
    return try SmallCenter(flows, definition)
  }

  private func talk(_ center: SmallCenter, _ contact: Int) -> [String] {
    let story = center.story(of: contact, [.agent, .queue, .ended])
    return story.drop { !$0.contains("joined") }.map { String($0.drop { $0 != " " }.dropFirst()) }
  }

  @Test(arguments: [
    (QuickConnectDefinition.Target.agent(1), "Bo", "Bo"), (.queue(1), "Bills", "Cy"),
  ])
  func theCallerIsOnHoldAndThenWithTheOther(
    target: QuickConnectDefinition.Target, queue: String, agent: String
  ) throws {
    let center = try Self.center(target)
    let contact = try center.call()
    let id = center.world.state.contacts[contact].contact.data("ContactId", center.program)
    center.wait(.minutes(6))
    #expect(
      talk(center, contact) == [
        "agent joined with Ann", "agent Ann transfers the caller to elsewhere",
        "agent Ann puts the caller on hold", "queue entered queue \(queue), place 1",
        "agent offered to \(agent)",
        "agent \(agent) answered", "agent joined with \(agent)", "agent \(agent) hung up",
        "ended ended by the agent",
      ])
    let engine = center.world.state.contacts[contact].contact
    #expect(engine.data("PreviousContactId", center.program) == id)
    #expect(center.program.text(atPath: "$.InitiationMethod", of: engine) == "TRANSFER")
    center.expectFreeAgents()
  }

  @Test func whoIsAwayIsNotTransferredToAndWhySoIsTold() throws {
    let center = try Self.center(.agent(1))
    _ = center.world.act(.becomesUnavailable, agent: 1)
    let contact = try center.call()
    center.wait(.minutes(6))
    #expect(
      talk(center, contact) == [
        "agent joined with Ann", "agent Ann transfers the caller to elsewhere",
        "agent Ann puts the caller on hold", "agent Bo is offline", "agent Ann speaks with the caller again",
        "agent Ann hung up", "ended ended by the agent",
      ])
  }

  /// The flow runs for the agent and knows whom it transfers to; the caller hears the hold flow.
  @Test func aFlowOfItsOwnRunsForTheAgent() throws {
    let flow = [
      Act.set("set", "to", "$.Agent.UserName", next: "say"), Act.say("say", "Moving on, slowly.", next: "go"),
      ActionText("go", "TransferContactToAgent", "{}"),
    ]
    let center = try Self.center(.agent(1), flow: flow)
    let contact = try center.call()
    center.wait(.minutes(6))
    #expect(center.attribute("to", contact) == "Bo")
    #expect(center.heard(contact).contains("Moving on, slowly."))
    #expect(center.heard(contact).contains("One moment."))
    #expect(talk(center, contact).contains("agent joined with Bo"))
  }

  /// The agent is gone as soon as the outside party answers, and the caller is with it until it hangs up.
  @Test(arguments: [false, true]) func aFlowLeavesTheCallerToAnOutsideNumber(isHeard: Bool) throws {
    let call = ActionText(
      "call", "TransferParticipantToThirdParty",
      #"{"ThirdPartyPhoneNumber": "+911800000701", "ContinueFlowExecution": "False"}"#, next: "stop",
      on: [.init("NoMatchingError", "stop")])
    let hold = ActionText(
      "hold", "UpdatePreviousContactParticipantState", #"{"PreviousContactParticipantState": "OffHold"}"#,
      next: "call", on: [.init("NoMatchingError", "stop")])
    let flow = (isHeard ? [hold] : []) + [call, ActionText("stop", "EndFlowExecution", "{}")]
    let center = try Self.center(.queue(1), flow: flow)
    let contact = try center.call()
    center.wait(.seconds(58))
    #expect(center.stage(contact) == .withThirdParty)
    #expect(center.world.status(ofAgent: 0) == .available)
    #expect(!center.world.state.contacts[contact].isOnHold)
    center.wait(.minutes(6))
    #expect(
      talk(center, contact).suffix(5) == [
        "agent calling +911800000701", "agent joined with +911800000701",
        "agent Ann leaves the caller to +911800000701", "agent +911800000701 hung up",
        "ended ended by the outside party",
      ])
    #expect(center.world.nextDue == nil)
    center.expectFreeAgents()
  }

  @Test(arguments: ["OffHold", "CustomerOnHold", "AgentOnHold"])
  func theFlowSaysWhetherTheCallerIsOnHold(state: String) throws {
    let flow = [
      ActionText(
        "hold", "UpdatePreviousContactParticipantState",
        "{\"PreviousContactParticipantState\": \"\(state)\"}", next: "say",
        on: [.init("NoMatchingError", "say")]),
      Act.say("say", "Moving on, slowly.", next: "go"), ActionText("go", "TransferContactToAgent", "{}"),
    ]
    let center = try Self.center(.agent(1), flow: flow)
    let contact = try center.call()
    center.wait(.seconds(52))
    #expect(center.world.state.contacts[contact].transfer == 0)
    #expect(center.world.state.contacts[contact].isOnHold == (state == "CustomerOnHold"))
    let heard = Side.allCases.map { center.world.promptAudio(of: contact, $0)?.spoken.text }
    #expect(
      heard
        == (state == "CustomerOnHold"
          ? ["One moment.", "Moving on, slowly."]
          : ["Moving on, slowly.", state == "AgentOnHold" ? "You are on hold." : nil]))
    center.wait(.minutes(6))
    #expect(talk(center, contact).contains("agent joined with Bo"))
    #expect(center.world.nextDue == nil)
  }

  /// The caller keys in what the agent is not to hear; then all three hear the flow, and then they speak again. An agent
  /// or a caller who leaves in between leaves nothing behind.
  @Test(arguments: [nil, 53, 56, 60, 62] as [Int64?]) func aCallerKeysInWhatTheAgentDoesNotHear(
    leaves: Int64?
  ) throws {
    func hold(_ name: String, _ state: String, next: String) -> ActionText {
      ActionText(
        name, "UpdatePreviousContactParticipantState", "{\"PreviousContactParticipantState\": \"\(state)\"}",
        next: next, on: [.init("NoMatchingError", "stop")])
    }
    let flow = [
      hold("hold", "AgentOnHold", next: "ask"),
      ActionText(
        "ask", "GetParticipantInput",
        """
        {"Text": "Your card number, please.", "StoreInput": "True", "InputTimeLimitSeconds": "5",
         "InputValidation": {"CustomValidation": {"MaximumLength": "4"}}}
        """, next: "keep", on: [.init("NoMatchingError", "stop")]),
      Act.set("keep", "card", "$.StoredCustomerInput", next: "join"), hold("join", "OffHold", next: "thank"),
      Act.say("thank", "Thank you both for that.", next: "again"),
      hold("again", "CustomerOnHold", next: "tell"), Act.say("tell", "It is kept.", next: "stop"),
      ActionText("stop", "EndFlowExecution", "{}"),
    ]
    let center = try Self.center(.queue(1), flow: flow)
    let contact = try center.call()
    center.wait(.seconds(52))
    try center.press("4711", contact)
    if let leaves {
      center.wait(.seconds(leaves - 52))
      center.hangUp(contact)
      #expect(center.world.nextDue == nil)
      return center.expectFreeAgents()
    }
    center.wait(.minutes(6))
    #expect(center.attribute("card", contact) == "4711")
    #expect(
      center.story(of: contact, [.agent, .prompt, .ended]).drop { !$0.contains("transfers") }.map {
        String($0.drop { $0 != " " }.dropFirst())
      } == [
        "agent Ann transfers the caller to elsewhere", "agent Ann puts the caller on hold",
        "prompt One moment.", "agent the caller hears the transfer flow", "agent Ann is on hold",
        "prompt Your card number, please.", "prompt You are on hold.", "agent Ann is not on hold any more",
        "prompt Thank you both for that.", "agent the caller is on hold, Ann hears the transfer flow",
        "prompt It is kept.", "prompt One moment.", "prompt One moment.",
        "agent Ann speaks with the caller again", "agent Ann hung up", "ended ended by the agent",
      ])
    #expect(center.world.nextDue == nil)
  }

  @Test(arguments: [
    [ActionText("stop", "DisconnectParticipant", "{}")],
    [ActionText("bad", "UpdateContactTargetQueue", #"{"QueueId": ""}"#, next: "bad")],
  ])
  func aFlowThatGoesNowhereGivesTheCallerBack(flow: [ActionText]) throws {
    let center = try Self.center(.queue(1), flow: flow)
    let contact = try center.call()
    center.wait(.minutes(6))
    #expect(talk(center, contact).contains("agent Ann speaks with the caller again"))
    #expect(talk(center, contact).last == "ended ended by the agent")
    #expect(center.world.nextDue == nil)
  }

  /// A cold transfer: the caller hears the flow, and goes where it leads.
  @Test(arguments: [QuickConnectDefinition.Target.queue(1), .agent(1)])
  func anAgentWhoLeavesInTheTransferFlowLeavesItToTheCaller(target: QuickConnectDefinition.Target) throws {
    let isAgent = if case .agent = target { true } else { false }
    let flow = [
      Act.say("say", "Moving on, slowly.", next: "go"),
      ActionText("go", isAgent ? "TransferContactToAgent" : "TransferContactToQueue", "{}"),
    ]
    let center = try Self.center(target, flow: flow)
    let contact = try center.call()
    while center.world.state.contacts[contact].transfer == nil { center.wait(.seconds(1)) }
    center.act(.hangsUp)
    #expect(center.stage(contact) == .inFlow && center.heard(contact).last == "Moving on, slowly.")
    #expect(center.world.state.contacts[contact].agent == nil)
    center.wait(.minutes(6))
    #expect(talk(center, contact).contains("agent joined with \(isAgent ? "Bo" : "Cy")"))
    #expect(center.world.records(of: contact).count == 2)
    #expect(center.world.nextDue == nil)
  }

  @Test(arguments: [40, 51, 52, 53, 55, 58, 70]) func whoLeavesLeavesNothingBehind(second: Int64) throws {
    let flow = [
      Act.say("say", "Moving on, slowly.", next: "go"), ActionText("go", "TransferContactToAgent", "{}"),
    ]
    let center = try Self.center(.agent(1), flow: flow)
    let contact = try center.call()
    center.wait(.seconds(second))
    center.hangUp(contact)
    #expect(center.world.nextDue == nil)
    center.expectFreeAgents()
  }
}
