import ContactCenter
import FlowEngine
import FlowTestSupport
import Routing
import Testing

@testable import World

/// At each step of a contact's life, whoever leaves (reference, section 1.3): where the contact stands then, why it ended,
/// what the agent is, how many wait.
@Suite struct LeavingTableTests {
  enum Step: String, Sendable, CaseIterable {
    case menu, withThirdParty, queued, ringing, agentWhisper, customerWhisper, joined, hold, transferFlow
    case transferQueued, transferRinging, disconnectFlow, afterContactWork
    case callbackScheduled, callbackRinging, callbackBeforeDialing, callbackDialing, outboundWhisper
    case customerFirstDialing, customerFirstRinging
  }

  enum Party: Sendable, CaseIterable {
    case caller, agent, telephone, thirdParty
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let step: Step
    let leaves: Party
    let outcome: String
    init(_ step: Step, _ leaves: Party, _ outcome: String) {
      self.step = step
      self.leaves = leaves
      self.outcome = outcome
    }
    var testDescription: String { "\(leaves) leaves, \(step)" }
  }

  static let rows: [Row] = [
    Row(.menu, .caller, "ended, CUSTOMER_DISCONNECT, available, waiting 0 0"),
    Row(.menu, .agent, "inFlow, goes on, offline, waiting 0 0"),
    Row(.menu, .telephone, "inFlow, goes on, error, waiting 0 0"),
    Row(.withThirdParty, .caller, "ended, CUSTOMER_DISCONNECT, available, waiting 0 0"),
    Row(.withThirdParty, .agent, "withThirdParty, goes on, offline, waiting 0 0"),
    Row(.withThirdParty, .telephone, "withThirdParty, goes on, error, waiting 0 0"),
    Row(.withThirdParty, .thirdParty, "ended, THIRD_PARTY_DISCONNECT, available, waiting 0 0"),
    Row(.queued, .caller, "ended, CUSTOMER_DISCONNECT, offline, waiting 0 0"),
    Row(.queued, .agent, "queued 0, goes on, offline, waiting 1 0"),
    Row(.queued, .telephone, "queued 0, goes on, error, waiting 1 0"),
    Row(.ringing, .caller, "ended, CUSTOMER_DISCONNECT, available, waiting 0 0"),
    Row(.ringing, .agent, "queued 0, goes on, missed, waiting 1 0"),
    Row(.ringing, .telephone, "queued 0, goes on, error, waiting 1 0"),
    Row(.agentWhisper, .caller, "ended, CUSTOMER_DISCONNECT, available, waiting 0 0"),
    Row(.agentWhisper, .agent, "queued 0, goes on, missed, waiting 1 0"),
    Row(.agentWhisper, .telephone, "queued 0, goes on, error, waiting 1 0"),
    Row(.customerWhisper, .caller, "ended, CUSTOMER_DISCONNECT, available, waiting 0 0"),
    Row(.customerWhisper, .agent, "ended, AGENT_DISCONNECT, available, waiting 0 0"),
    Row(.customerWhisper, .telephone, "ended, TELECOM_PROBLEM, error, waiting 0 0"),
    Row(.joined, .caller, "ended, CUSTOMER_DISCONNECT, afterContactWork, waiting 0 0"),
    Row(.joined, .agent, "ended, AGENT_DISCONNECT, afterContactWork, waiting 0 0"),
    Row(.joined, .telephone, "ended, TELECOM_PROBLEM, error, waiting 0 0"),
    Row(.hold, .caller, "ended, CUSTOMER_DISCONNECT, afterContactWork, waiting 0 0"),
    Row(.hold, .agent, "ended, AGENT_DISCONNECT, afterContactWork, waiting 0 0"),
    Row(.hold, .telephone, "ended, TELECOM_PROBLEM, error, waiting 0 0"),
    Row(.transferFlow, .caller, "ended, CUSTOMER_DISCONNECT, afterContactWork, waiting 0 0"),
    Row(.transferFlow, .agent, "inFlow, goes on, afterContactWork, waiting 0 0"),
    Row(.transferFlow, .telephone, "ended, TELECOM_PROBLEM, error, waiting 0 0"),
    Row(.transferQueued, .caller, "ended, CUSTOMER_DISCONNECT, afterContactWork, waiting 0 0"),
    Row(.transferQueued, .agent, "queued 1, goes on, afterContactWork, waiting 0 1"),
    Row(.transferQueued, .telephone, "queued 1, goes on, error, waiting 0 1"),
    Row(.transferRinging, .caller, "ended, CUSTOMER_DISCONNECT, available, waiting 0 0"),
    Row(.transferRinging, .agent, "queued 1, goes on, missed, waiting 0 1"),
    Row(.transferRinging, .telephone, "queued 1, goes on, error, waiting 0 1"),
    Row(.disconnectFlow, .caller, "ended, AGENT_DISCONNECT, afterContactWork, waiting 0 0"),
    Row(.disconnectFlow, .agent, "disconnectFlow, goes on, afterContactWork, waiting 0 0"),
    Row(.disconnectFlow, .telephone, "disconnectFlow, goes on, error, waiting 0 0"),
    Row(.afterContactWork, .caller, "ended, AGENT_DISCONNECT, afterContactWork, waiting 0 0"),
    Row(.afterContactWork, .agent, "ended, AGENT_DISCONNECT, afterContactWork, waiting 0 0"),
    Row(.afterContactWork, .telephone, "ended, AGENT_DISCONNECT, error, waiting 0 0"),
    Row(.callbackScheduled, .caller, "ended, CUSTOMER_DISCONNECT, available, waiting 0 0"),
    Row(.callbackScheduled, .agent, "scheduled, goes on, offline, waiting 0 0"),
    Row(.callbackScheduled, .telephone, "scheduled, goes on, error, waiting 0 0"),
    Row(.callbackRinging, .caller, "ended, CUSTOMER_DISCONNECT, available, waiting 0 0"),
    Row(.callbackRinging, .agent, "queued 0, goes on, missed, waiting 1 0"),
    Row(.callbackRinging, .telephone, "queued 0, goes on, error, waiting 1 0"),
    Row(.callbackBeforeDialing, .caller, "ended, CUSTOMER_DISCONNECT, available, waiting 0 0"),
    Row(.callbackBeforeDialing, .agent, "scheduled, goes on, available, waiting 0 0"),
    Row(.callbackBeforeDialing, .telephone, "scheduled, goes on, error, waiting 0 0"),
    Row(.callbackDialing, .caller, "ended, CUSTOMER_DISCONNECT, available, waiting 0 0"),
    Row(.callbackDialing, .agent, "scheduled, goes on, available, waiting 0 0"),
    Row(.callbackDialing, .telephone, "scheduled, goes on, error, waiting 0 0"),
    Row(.outboundWhisper, .caller, "ended, CUSTOMER_DISCONNECT, available, waiting 0 0"),
    Row(.outboundWhisper, .agent, "ended, AGENT_DISCONNECT, available, waiting 0 0"),
    Row(.outboundWhisper, .telephone, "ended, TELECOM_PROBLEM, error, waiting 0 0"),
    Row(.customerFirstDialing, .caller, "ended, CUSTOMER_DISCONNECT, available, waiting 0 0"),
    Row(.customerFirstDialing, .agent, "dialing 0, goes on, pending, waiting 0 0"),
    Row(.customerFirstDialing, .telephone, "scheduled, goes on, error, waiting 0 0"),
    Row(.customerFirstRinging, .caller, "ended, CUSTOMER_DISCONNECT, available, waiting 0 0"),
    Row(.customerFirstRinging, .agent, "queued 0, goes on, missed, waiting 1 0"),
    Row(.customerFirstRinging, .telephone, "queued 0, goes on, error, waiting 1 0"),
  ]

  /// A center where Ann has the queue Desk and Bo the queue Other; each whisper and each flow takes some seconds.
  private static func center(_ step: Step) throws -> SmallCenter {
    let isCustomerFirst = step == .customerFirstDialing || step == .customerFirstRinging
    let say = { (name: String, text: String) in
      FlowText([Act.say("say", text, next: "end"), Act.end], named: name)
    }
    let long = "This takes a while, so that somebody can leave in the middle of it"
    let definition = ContactCenterDefinition(
      name: "small",
      queues: [
        QueueDefinition(name: "Desk", outboundWhisper: "outbound"), QueueDefinition(name: "Other"),
      ],
      agents: [
        AgentDefinition(name: "Ann", answersAfter: nil, profile: 0, afterContactWork: .seconds(30)),
        AgentDefinition(
          name: "Bo", answersAfter: nil, profile: 1, state: step == .transferQueued ? "Offline" : nil),
      ],
      callbacks: CallbackDefinition(order: isCustomerFirst ? .customerFirst : .agentFirst),
      quickConnects: [QuickConnectDefinition(name: "Others", target: .queue(1), flow: "over")],
      routingProfiles: [
        RoutingProfileDefinition(name: "Desk", queues: [.init(0)]),
        RoutingProfileDefinition(name: "Other", queues: [.init(1)]),
      ])
    let callback =
      step.rawValue.hasPrefix("callback") || step == .outboundWhisper || isCustomerFirst
    let hooks = [
      Act.hook("hook 1", "AgentWhisper", "agent", next: "hook 2"),
      Act.hook("hook 2", "CustomerWhisper", "customer", next: "hook 3"),
      step == .disconnectFlow
        ? Act.hook("hook 3", "CustomerRemaining", "after", next: "greet")
        : Act.set("hook 3", "a", "b", next: "greet"),
      Act.say("greet", long, next: step == .withThirdParty ? "out" : "queue"),
      ActionText(
        "out", "TransferParticipantToThirdParty",
        #"{"ThirdPartyPhoneNumber": "+912212345678", "ThirdPartyConnectionTimeLimitSeconds": "30", "ContinueFlowExecution": "False"}"#,
        on: [.init("NoMatchingError", "bye")]),
    ]
    return try SmallCenter(
      [
        FlowText(hooks + (callback ? CallbackTests.callback() : Act.queue()), named: "main"),
        say("agent", long), say("customer", long), say("after", long),
        FlowText(
          [
            Act.say("say", long, next: "go"), ActionText("go", "TransferContactToQueue"),
          ], named: "over"),
        FlowText(
          [
            Act.set("set", "a", "b", next: "wait"),
            ActionText(
              "wait", "Wait", #"{"TimeLimitSeconds": "10"}"#, if: [.init("WaitCompleted", "dial")],
              on: [.init("NoMatchingError", "dial")]),
            ActionText("dial", "CompleteOutboundCall", "{}", next: "say"),
            Act.say("say", long, next: "end"), Act.end,
          ], named: "outbound"),
      ], definition,
      rules: {
        var rules = ServiceRules()
        rules.waitWorksOnVoice = true
        return rules
      }())
  }

  /// A contact that has come as far as a step; its number, and that of the agent who is concerned.
  private static func bring(_ center: SmallCenter, to step: Step) throws -> (contact: Int, agent: Int) {
    center.world.drive(0)
    center.world.drive(1)
    if step == .queued { center.act(.becomesUnavailable) }
    var contact = try center.call(from: "+919811112222")
    func until(_ name: String, _ holds: (WorldContact) -> Bool, _ location: SourceLocation = #_sourceLocation)
    {
      for _ in 0..<600 where !holds(center.world.state.contacts[contact]) { center.wait(Milliseconds(250)) }
      let stands = center.stage(contact)
      #expect(holds(center.world.state.contacts[contact]), "\(name): \(stands)", sourceLocation: location)
    }
    func act(_ act: AgentAct) { center.act(act) }
    func untilOffered() { until("offered") { $0.agent == 0 } }
    func toWhisper() {
      untilOffered()
      act(.answers)
      center.wait(.seconds(1))
    }
    func toTalk() {
      toWhisper()
      until("joined") { if case .joined = $0.stage { true } else { false } }
      center.wait(.seconds(1))
    }
    switch step {
    case .menu: center.wait(.seconds(1))
    case .withThirdParty: until("third party") { $0.stage == .withThirdParty }
    case .queued: until("queued") { if case .queued = $0.stage { true } else { false } }
    case .ringing: untilOffered()
    case .agentWhisper: toWhisper()
    case .customerWhisper:
      toWhisper()
      until("whisper") { if case .customerWhisper = $0.stage { true } else { false } }
    case .joined: toTalk()
    case .hold:
      toTalk()
      act(.holds)
      center.wait(.seconds(1))
    case .transferFlow:
      toTalk()
      act(.transfers(to: 0))
      center.wait(.seconds(1))
    case .transferQueued:
      toTalk()
      act(.transfers(to: 0))
      until("queued") { $0.stage == .queued(QueueIndex(1)) }
    case .transferRinging:
      toTalk()
      act(.transfers(to: 0))
      until("offered") { $0.agent == 1 }
      return (contact, 1)
    case .disconnectFlow:
      toTalk()
      act(.hangsUp)
      center.wait(.seconds(1))
    case .afterContactWork:
      toTalk()
      act(.hangsUp)
    case .callbackScheduled:
      until("ended") { $0.isEnded }
      contact += 1
    case .callbackRinging, .callbackBeforeDialing, .callbackDialing, .outboundWhisper,
      .customerFirstDialing, .customerFirstRinging:
      until("ended") { $0.isEnded }
      contact += 1
      untilOffered()
      if step == .callbackRinging || step == .customerFirstDialing { break }
      if step == .customerFirstRinging {
        until("answered") { if case .queued = $0.stage { true } else { false } }
        break
      }
      act(.answers)
      if step == .callbackBeforeDialing {
        until("whisper") { if case .outboundWhisper = $0.stage { true } else { false } }
        break
      }
      until("dialing") { if case .dialing = $0.stage { true } else { false } }
      if step == .callbackDialing { break }
      until("whisper") { if case .outboundWhisper = $0.stage { true } else { false } }
    }
    return (contact, 0)
  }

  /// The stage, with the number of its queue.
  private static func words(_ stage: WorldContact.Stage) -> String {
    switch stage {
    case .queued(let queue): "queued \(queue.index)"
    case .dialing(let queue): "dialing \(queue.index)"
    default: "\(stage)"
    }
  }

  @Test(arguments: Step.allCases, Party.allCases)
  func whoLeavesAtWhichStep(step: Step, leaves: Party) throws {
    let center = try Self.center(step)
    let (contact, agent) = try Self.bring(center, to: step)
    switch leaves {
    case .caller: center.hangUp(contact)
    case .agent:
      if center.world.act(.hangsUp, agent: agent) || center.world.act(.declines, agent: agent) { break }
      let isDone = center.world.act(.chooses(RoutingPlan.offline), agent: agent)
      #expect(isDone)
    case .telephone:
      let isDone = center.world.act(.fails, agent: agent)
      #expect(isDone)
    case .thirdParty:
      guard step == .withThirdParty else { return }
      center.wait(.seconds(61))
    }
    center.look()
    let reason = center.world.record(of: contact).entries.first { $0.path == ["DisconnectReason"] }?.value
    let waiting = (0...1).map { center.world.waiting(in: QueueIndex($0)).count }
    let outcome =
      "\(Self.words(center.stage(contact))), \(reason ?? "goes on"), \(center.world.status(ofAgent: agent)), "
      + "waiting \(waiting[0]) \(waiting[1])"
    let expected = Self.rows.first { $0.step == step && $0.leaves == leaves }?.outcome
    #expect(outcome == expected, "Row(.\(step), .\(leaves), \"\(outcome)\"),")
    // Nothing is left behind, whatever comes later.
    center.wait(.minutes(30))
  }
}
