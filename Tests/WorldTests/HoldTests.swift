import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@testable import World

/// An agent puts the caller on hold.
@Suite struct HoldTests {
  /// Joined with Ann after 20 s and two whispers, at 21.333 s; she talks for three minutes.
  private static func center(
    _ hold: [ActionText], holdsAfter: Int64? = 30, disconnect: [ActionText]? = nil
  ) throws -> SmallCenter {
    let agent = AgentDefinition(
      name: "Ann", answersAfter: .seconds(20), talks: .seconds(180),
      holdsAfter: holdsAfter.map { .seconds($0) }, holds: .seconds(20))
    let definition = ContactCenterDefinition(
      name: "small", queues: [QueueDefinition(name: "Desk", agents: [0])], agents: [agent])
    var hooks: [ActionText] = []
    if !hold.isEmpty { hooks.append(Act.hook("hold", "CustomerHold", "holding", next: "rest")) }
    hooks.append(
      disconnect == nil
        ? Act.set("rest", "a", "b", next: "queue")
        : Act.hook("rest", "CustomerRemaining", "after", next: "queue"))
    var flows = [FlowText(hooks + Act.queue(), named: "main")]
    if !hold.isEmpty { flows.append(FlowText(hold, named: "holding")) }
    if let disconnect { flows.append(FlowText(disconnect, named: "after")) }
    return try SmallCenter(flows, definition)
  }

  private static let music = ActionText(
    "loop", "MessageParticipantIteratively", #"{"Messages": [{"Text": "One moment."}]}"#)

  private func talk(_ center: SmallCenter, _ contact: Int) -> [String] {
    let story = center.story(of: contact, [.agent, .prompt, .note, .ended])
    return story.drop { !$0.contains("joined") }.map { String($0.drop { $0 != " " }.dropFirst()) }
  }

  @Test func theHoldFlowRunsUntilTheAgentIsBack() throws {
    let center = try Self.center([Act.set("set", "held", "yes", next: "loop"), Self.music])
    let contact = try center.call()
    center.wait(.seconds(60))
    #expect(center.attribute("held", contact) == "yes")
    #expect(center.world.state.contacts[contact].isOnHold)
    center.wait(.minutes(5))
    #expect(
      talk(center, contact).filter { $0 != "prompt One moment." } == [
        "agent joined with Ann", "agent Ann puts the caller on hold",
        "agent Ann speaks with the caller again",
        "agent Ann hung up", "ended ended by the agent",
      ])
    #expect(center.heard(contact).contains("One moment."))
  }

  /// Music is for calls: a chat is on hold without a word of a flow that could not play it.
  @Test func aChatHasNoDefaultFlow() throws {
    let center = try Self.center([])
    let contact = center.world.receive(
      IncomingCall(from: .withheld, to: nil, flow: FlowIndex(0), channel: .chat))
    center.look()
    center.wait(.seconds(60))
    #expect(center.world.state.contacts[contact].isOnHold)
    #expect(
      talk(center, contact).suffix(1) == ["agent Ann puts the caller on hold"], "\(talk(center, contact))")
  }

  @Test func withoutAHookTheDefaultFlowRuns() throws {
    let center = try Self.center([])
    let contact = try center.call()
    center.wait(.seconds(60))
    #expect(center.heard(contact).last?.contains("CustomerHold") == true)
  }

  @Test(arguments: [
    [ActionText("stop", "EndFlowExecution", "{}")],
    [ActionText("bad", "MessageParticipant", #"{"SSML": "<speak"}"#, next: "bad")],
  ])
  func aHoldFlowThatIsOverOrFailsCostsNothing(hold: [ActionText]) throws {
    let center = try Self.center(hold)
    let contact = try center.call()
    center.wait(.minutes(5))
    #expect(talk(center, contact).last == "ended ended by the agent")
    #expect(center.world.nextDue == nil)
  }

  @Test(arguments: [30, 52, 60, 72, 100]) func whoLeavesLeavesNothingBehind(second: Int64) throws {
    let center = try Self.center([Self.music])
    let contact = try center.call()
    center.wait(.seconds(second))
    center.hangUp(contact)
    #expect(center.world.nextDue == nil)
    #expect(!center.world.state.contacts[contact].isOnHold)
    center.expectFreeAgents()
  }

  @Test func anAgentWhoHangsUpOnHoldBeginsTheDisconnectFlow() throws {
    let center = try Self.center(
      [Self.music], holdsAfter: 170, disconnect: [Act.say("say", "Bye.", next: "end"), Act.end])
    let contact = try center.call()
    center.wait(.minutes(5))
    #expect(center.heard(contact).last == "Bye.")
    #expect(center.world.nextDue == nil)
  }

  @Test func agentsCanBeTold() throws {
    let center = try Self.center([Self.music], holdsAfter: nil)
    let contact = try center.call()
    func act(_ act: AgentAct) -> Bool {
      let isDone = center.world.act(act, agent: 0)
      center.look()
      return isDone
    }
    #expect(!act(.holds))
    center.wait(.seconds(30))
    #expect(!act(.resumes))
    #expect(act(.holds))
    #expect(!act(.holds))
    center.wait(.seconds(10))
    #expect(act(.resumes))
    #expect(talk(center, contact).last == "agent Ann speaks with the caller again")
    center.wait(.minutes(5))
    #expect(center.stage(contact) == .ended)
  }
}
