import ContactCenter
import FlowEngine
import FlowTestSupport
import Routing
import Testing

@testable import World

/// An agent calls a third party about the caller, and brings them together, leaves them together, or lets go.
@Suite struct ConsultationTests {
  /// Ann answers at once and speaks for as long as it takes; Bo and Cy answer after 5 s, and talk for a minute.
  private static func center(
    _ target: QuickConnectDefinition.Target = .queue(1), flow: [ActionText]? = nil
  ) throws -> SmallCenter {
    let ann = AgentDefinition(name: "Ann", answersAfter: .zero, talks: .minutes(60))
    let others = ["Bo", "Cy"].map {
      AgentDefinition(name: $0, answersAfter: .seconds(5), talks: .seconds(60))
    }
    let definition = ContactCenterDefinition(
      name: "small",
      queues: [QueueDefinition(name: "Desk", agents: [0]), QueueDefinition(name: "Bills", agents: [2])],
      agents: [ann] + others,
      quickConnects: [
        QuickConnectDefinition(name: "elsewhere", target: target, flow: flow == nil ? nil : "outside")
      ])
    let flows = [FlowText(Act.queue(), named: "main")] + (flow.map { [FlowText($0, named: "outside")] } ?? [])
    return try SmallCenter(flows, definition)
  }

  /// How far a consultation has come.
  enum Step: CaseIterable {
    case calling, whispering, talking, together

    func reach(_ center: SmallCenter) {
      center.act(.consults(0))
      if self == .calling { return center.wait(.seconds(2)) }
      // Five seconds until it is answered, then two whispers.
      center.wait(self == .whispering ? Milliseconds(5100) : .seconds(10))
      if self == .together { center.act(.conferences) }
    }
  }

  private func talking(_ center: SmallCenter) throws -> Int {
    let contact = try center.call()
    center.wait(.seconds(10))
    #expect(center.world.talk(ofAgent: 0) == contact)
    return contact
  }

  private struct NobodyIsCalled: Error {}

  /// The contact by which a third party is called.
  private func third(_ center: SmallCenter, _ contact: Int) throws -> Int {
    guard let third = center.world.consultation(of: contact) else { throw NobodyIsCalled() }
    return third
  }

  @Test func theCallerIsOnHoldWhileTheThirdPartyIsAsked() throws {
    let center = try Self.center()
    let contact = try talking(center)
    Step.talking.reach(center)
    #expect(center.world.state.contacts[contact].isOnHold)
    let third = try third(center, contact)
    #expect(center.world.third(of: contact) == 2)
    #expect(center.world.consulted(by: third) == contact)
    #expect(center.world.contact(ofAgent: 2) == third)
    let engine = center.world.state.contacts[third].contact
    #expect(
      engine.data("PreviousContactId", center.program)
        == center.world.state.contacts[contact].contact.data("ContactId", center.program))
    #expect(center.program.text(atPath: "$.InitiationMethod", of: engine) == "TRANSFER")
    // Once is enough.
    center.act(.consults(0), isDone: false)
    center.act(.transfers(to: 0), isDone: false)
  }

  @Test func whatIsSaidIsHeardByThoseWhoAreThere() throws {
    let center = try Self.center()
    let contact = try talking(center)
    func say() -> [String] {
      let before = center.world.observer.entries.count
      for agent in [0, 2] { center.world.agentSays("words", agent: agent) }
      center.say("words", contact)
      return center.world.observer.entries[before...].map { entry in
        switch entry.detail {
        case .spoke(let agent, let isHeard): "\(agent) in \(entry.contact) \(isHeard)"
        case .said(let isHeard, _): "caller in \(entry.contact) \(isHeard)"
        default: entry.text
        }
      }
    }
    Step.talking.reach(center)
    let third = try third(center, contact)
    #expect(say() == ["Ann in \(third) true", "Cy in \(third) true", "caller in \(contact) false"])
    center.act(.resumes)
    #expect(say() == ["Ann in \(contact) true", "Cy in \(third) false", "caller in \(contact) true"])
    center.act(.conferences)
    #expect(say() == ["Ann in \(contact) true", "Cy in \(contact) true", "caller in \(contact) true"])
    // Who is put on hold hears nothing, and is not part of it any more.
    center.act(.holds)
    #expect(say() == ["Ann in \(third) true", "Cy in \(third) true", "caller in \(contact) false"])
  }

  /// Ann's script transfers warm: she speaks with Cy, if Cy is there, and leaves the caller to him; else she goes on.
  @Test(arguments: [true, false]) func aScriptTransfersWarm(isThere: Bool) throws {
    let ann = AgentDefinition(
      name: "Ann", answersAfter: .zero, talks: .seconds(40),
      transfer: AgentDefinition.Transfer(to: "elsewhere", after: .seconds(15), isWarm: true))
    let cy = AgentDefinition(
      name: "Cy", answersAfter: .seconds(5), talks: .seconds(60), state: isThere ? nil : "Offline")
    let definition = ContactCenterDefinition(
      name: "small", queues: [QueueDefinition(name: "Desk", agents: [0])], agents: [ann, cy],
      quickConnects: [QuickConnectDefinition(name: "elsewhere", target: .agent(1))])
    let center = try SmallCenter([FlowText(Act.queue(), named: "main")], definition)
    let contact = try center.call()
    center.wait(.seconds(120))
    let told = center.texts(.agent, contact)
    #expect(told.contains("Ann calls elsewhere"))
    #expect(told.contains("Cy speaks with Ann") == isThere)
    #expect(told.contains("the caller stays with Cy") == isThere)
    #expect(told.contains("Ann reaches nobody: Cy is offline") != isThere)
    #expect(center.world.state.contacts[contact].isEnded)
    #expect(center.world.status(ofAgent: 0) == .available)
  }

  /// Cy lets it ring for longer than Ann would talk.
  @Test func aScriptThatReachesNobodyInTimeSpeaksWithTheCallerAgain() throws {
    let ann = AgentDefinition(
      name: "Ann", answersAfter: .zero, talks: .seconds(10),
      transfer: AgentDefinition.Transfer(to: "elsewhere", after: .seconds(5), isWarm: true))
    let cy = AgentDefinition(name: "Cy", answersAfter: .seconds(18), talks: .seconds(60))
    let definition = ContactCenterDefinition(
      name: "small", queues: [QueueDefinition(name: "Desk", agents: [0])], agents: [ann, cy],
      quickConnects: [QuickConnectDefinition(name: "elsewhere", target: .agent(1))])
    let center = try SmallCenter([FlowText(Act.queue(), named: "main")], definition)
    let contact = try center.call()
    center.wait(.minutes(2))
    let told = center.texts(.agent, contact)
    #expect(told.contains("Ann lets the third party go") && told.contains("Ann speaks with the caller again"))
    #expect(center.texts(.ended, contact) == ["ended by the agent"])
    #expect(center.world.status(ofAgent: 0) == .available)
  }

  @Test func whoComesAndGoesIsToldInTheCallersContact() throws {
    let center = try Self.center()
    let contact = try talking(center)
    Step.talking.reach(center)
    #expect(center.texts(.agent, contact).last == "Cy speaks with Ann")
    center.act(.endsConsultation)
    #expect(center.texts(.agent, contact).last == "Ann lets Cy go")
    center.act(.resumes)
    Step.talking.reach(center)
    let third = try third(center, contact)
    center.hangUp(third)
    #expect(center.texts(.agent, contact).last == "Cy has left")
  }

  @Test(arguments: [Step.talking, .together])
  func whoLeavesThemLeavesTheCallerToTheThirdParty(step: Step) throws {
    let center = try Self.center()
    let contact = try talking(center)
    step.reach(center)
    let third = try third(center, contact)
    let id = center.world.state.contacts[third].contact.data("ContactId", center.program)
    center.act(.hangsUp)
    #expect(center.world.status(ofAgent: 0) == .available)
    #expect(center.world.contact(ofAgent: 2) == contact)
    #expect(center.world.talk(ofAgent: 2) == contact)
    #expect(center.world.state.contacts[third].isEnded)
    #expect(!center.world.state.contacts[contact].isOnHold)
    #expect(center.world.state.contacts[contact].contact.data("ContactId", center.program) == id)
    #expect(center.world.state.contacts[contact].contact.data("Queue.Name", center.program) == "Bills")
    // The third party talks for a minute in all, and the contact is over.
    center.wait(.seconds(70))
    #expect(center.world.state.contacts[contact].isEnded)
    #expect(center.texts(.ended, contact) == ["ended by the agent"])
    center.expectFreeAgents()
  }

  /// The third party is an outside number that the quick connect's flow calls.
  @Test(arguments: [false, true]) func whoLeavesThemLeavesTheCallerToAnOutsideNumber(isTogether: Bool) throws
  {
    let call = ActionText(
      "call", "TransferParticipantToThirdParty",
      #"{"ThirdPartyPhoneNumber": "+911800000701", "ContinueFlowExecution": "False"}"#, next: "stop",
      on: [.init("NoMatchingError", "stop")])
    let center = try Self.center(flow: [call, ActionText("stop", "EndFlowExecution", "{}")])
    let contact = try talking(center)
    center.act(.consults(0))
    center.act(.conferences, isDone: false)
    center.wait(.seconds(6))
    let third = try third(center, contact)
    #expect(center.world.thirdName(of: contact) == "+911800000701")
    if isTogether { center.act(.conferences) }
    #expect(center.world.state.contacts[contact].isOnHold != isTogether)
    center.act(.hangsUp)
    #expect(center.stage(contact) == .withThirdParty)
    #expect(center.world.state.contacts[third].isEnded)
    #expect(center.world.status(ofAgent: 0) == .available)
    #expect(center.texts(.agent, contact).last == "the caller stays with +911800000701")
    center.wait(.minutes(2))
    #expect(center.world.state.contacts[contact].endedBy == .byThirdParty)
    #expect(center.world.nextDue == nil)
    center.expectFreeAgents()
  }

  @Test(arguments: [Step.calling, .whispering])
  func whoLeavesBeforeSomebodyAnswersLeavesTheCallerAlone(step: Step) throws {
    let center = try Self.center()
    let contact = try talking(center)
    step.reach(center)
    center.act(.hangsUp)
    center.wait(.minutes(3))
    #expect(center.world.state.contacts.indices.allSatisfy { center.world.state.contacts[$0].isEnded })
    #expect(center.texts(.ended, contact) == ["ended by the agent"])
    center.expectFreeAgents()
  }

  @Test(arguments: Step.allCases) func whenTheCallerLeavesItIsOverForAll(step: Step) throws {
    let center = try Self.center()
    let contact = try talking(center)
    step.reach(center)
    center.hangUp(contact)
    #expect(center.world.state.contacts.indices.allSatisfy { center.world.state.contacts[$0].isEnded })
    center.expectFreeAgents()
  }

  @Test(arguments: Step.allCases) func whoLetsTheThirdPartyGoHasTheCallerStill(step: Step) throws {
    let center = try Self.center()
    let contact = try talking(center)
    step.reach(center)
    center.act(.endsConsultation)
    #expect(center.world.talk(ofAgent: 0) == contact)
    #expect(center.world.consultation(of: contact) == nil)
    #expect(center.world.state.contacts[contact].isOnHold == (step != .together))
    #expect(center.world.status(ofAgent: 2) == .available)
    if step != .together { center.act(.resumes) }
    center.act(.hangsUp)
    center.expectFreeAgents()
  }

  @Test(arguments: Step.allCases) func whenTheThirdPartyIsGoneTheCallerIsThereStill(step: Step) throws {
    let center = try Self.center()
    let contact = try talking(center)
    step.reach(center)
    _ = center.world.act(.fails, agent: 2)
    center.look()
    #expect(center.world.talk(ofAgent: 0) == contact)
    if step == .talking || step == .together {
      #expect(center.world.consultation(of: contact) == nil)
    } else {
      // The call waits on for somebody else.
      #expect(center.world.consultation(of: contact) != nil && center.world.third(of: contact) == nil)
    }
  }

  @Test(arguments: Step.allCases) func whenTheAgentsTelephoneDiesItIsAsIfTheAgentHadLeft(step: Step) throws {
    let center = try Self.center()
    let contact = try talking(center)
    step.reach(center)
    center.act(.fails)
    let stays = step == .talking || step == .together
    #expect(center.world.state.contacts[contact].isEnded != stays)
    #expect(center.world.talk(ofAgent: 2) == (stays ? contact : nil))
    center.wait(.minutes(3))
    #expect(center.world.state.contacts.indices.allSatisfy { center.world.state.contacts[$0].isEnded })
  }

  @Test func anAgentIsCalledByName() throws {
    let center = try Self.center(.agent(1))
    let contact = try talking(center)
    Step.together.reach(center)
    #expect(center.world.third(of: contact) == 1)
    center.act(.hangsUp)
    #expect(center.world.talk(ofAgent: 1) == contact)
  }

  @Test func whoIsBusyIsNotReachedAndTheCallerStays() throws {
    let center = try Self.center(.agent(1))
    _ = center.world.act(.becomesUnavailable, agent: 1)
    let contact = try talking(center)
    center.act(.consults(0))
    center.wait(.seconds(1))
    #expect(center.world.consultation(of: contact) == nil)
    #expect(center.world.talk(ofAgent: 0) == contact)
    #expect(center.texts(.agent, contact).last?.hasPrefix("Ann reaches nobody: ") == true)
  }

  @Test func aForkGoesOnAlike() throws {
    let center = try Self.center()
    let contact = try talking(center)
    Step.together.reach(center)
    var fork = try center.world.fork()
    center.act(.hangsUp)
    _ = fork.act(.hangsUp, agent: 0)
    #expect(fork.digest == center.world.digest)
    #expect(fork.talk(ofAgent: 2) == contact)
  }
}
