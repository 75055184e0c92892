import ContactCenter
import FlowEngine
import Routing

// How flows begin and end, and contacts.
extension World {
  /// The longest a whisper may be (reference, section 1.3).
  static var whisperLimit: Milliseconds { .minutes(2) }

  /// The flow is over: what follows depends on where the contact was.
  mutating func left(_ departure: Departure, _ contact: Int, _ side: Side) {
    if side == .agent || state.contacts[contact].isOnHold || state.contacts[contact].stage.isWithPerson,
      leftBesidePerson(departure, contact, side)
    {
      return
    }
    if departure.isFailure, waitingFlowFailed(departure, contact) { return }
    switch departure {
    case .queued: joinQueue(contact)
    case .joinedThirdParty: joinThirdParty(contact)
    case .disconnected: end(contact, .byFlow)
    case .flowEnded:
      switch state.contacts[contact].stage {
      case .outboundWhisper(let queue) where isToBeDialed(contact): dial(contact, queue)
      case .customerWhisper, .outboundWhisper: join(contact)
      case .queued, .agentWhisper: break  // waits on, in silence
      case .inFlow, .disconnectFlow, .joined, .withThirdParty, .scheduled, .dialing, .ended:
        end(contact, .byFlow)
      }
    case .flowNotHere(let name): end(contact, .flowNotHere(flowName(name, contact)))
    case .unhandled(let error): end(contact, .byError(.unhandled(error)))
    case .fault(let number): end(contact, .byError(.fault(Int(number))))
    case .silentLoop: end(contact, .byError(.silentLoop))
    }
  }

  /// A whisper to the caller, or to a called party, or a flow that is heard in a queue could not go on: that costs nobody the
  /// call. Who is in a queue stays there in silence until an agent is free. False where the contact
  /// hears neither.
  private mutating func waitingFlowFailed(_ departure: Departure, _ contact: Int) -> Bool {
    switch state.contacts[contact].stage {
    case .queued, .agentWhisper: tellFailure(departure, in: "customer queue flow", contact, .customer)
    case .customerWhisper:
      tellFailure(departure, in: "customer whisper", contact, .customer)
      join(contact)
    case .outboundWhisper(let queue):
      tellFailure(departure, in: "outbound whisper", contact, .customer)
      if isToBeDialed(contact) {
        stopFlows(contact)
        dial(contact, queue)
      } else {
        join(contact)
      }
    case .inFlow, .joined, .disconnectFlow, .withThirdParty, .scheduled, .dialing, .ended: return false
    }
    return true
  }

  /// Says why a flow that is not the call itself could not go on.
  mutating func tellFailure(_ departure: Departure, in flow: String, _ contact: Int, _ side: Side) {
    guard observer.isOn else { return }
    let program = program
    switch departure {
    case .disconnected, .flowEnded, .queued, .joinedThirdParty: return
    case .flowNotHere(let name):
      let name = flowName(name, contact)
      record(.note, "the \(flow) continues in \(name), which is not here", contact, side: side)
    case .unhandled(let error):
      record(.note, "the \(flow) failed: no branch takes \(error.rawValue)", contact, side: side)
    case .fault(let number):
      record(.note, "the \(flow) failed: \(program.faults[Int(number)].message)", contact, side: side)
    case .silentLoop:
      record(.note, "the \(flow) failed: it loops without waiting", contact, side: side)
    }
  }

  /// The same of a flow that runs beside a person: a transfer flow, a hold flow, an agent's whisper; false for one with
  /// which it goes on as for any other.
  @inline(never) private mutating func leftBesidePerson(
    _ departure: Departure, _ contact: Int, _ side: Side
  ) -> Bool {
    let isMain = side == mainSide(contact)
    switch state.contacts[contact].stage {
    case .joined where state.contacts[contact].transfer != nil:
      if isMain { transferLeft(departure, contact) } else { holdFlowLeft(departure, contact) }
      return true
    case .outboundWhisper, .dialing:
      if !isMain { holdFlowLeft(departure, contact) }
      return !isMain
    case .inFlow, .queued, .agentWhisper, .customerWhisper, .joined, .disconnectFlow, .withThirdParty,
      .scheduled, .ended:
      break
    }
    if side == .agent {
      tellFailure(departure, in: "agent whisper", contact, side)
      agentWhisperEnds(contact)
      return true
    }
    if state.contacts[contact].isOnHold {
      holdFlowLeft(departure, contact)
      return true
    }
    guard case .joined = state.contacts[contact].stage, side == .customer else { return false }
    taskFlowLeft(departure, contact)
    return true
  }

  /// What people call a flow that is not here.
  func flowName(_ reference: Value, _ contact: Int) -> String {
    let text = state.contacts[contact].contact.string(reference, program)
    return program.shownName(of: text)
  }

  /// Starts the flow of a hook, or the service's default where none is set; false when the hook is switched off.
  @discardableResult mutating func start(
    _ hook: EventHook, standard: FlowIndex, _ contact: Int, _ side: Side
  ) -> Bool {
    let flow: FlowIndex
    switch setting(of: hook, contact) {
    case .off: return false
    case .unset: flow = standard
    case .flow(let named): flow = named
    }
    if side == .agent { state.contacts[contact].contact.swapExecutions() }
    interpreter.enter(flow, &state.contacts[contact].contact)
    if side == .agent { state.contacts[contact].contact.swapExecutions() }
    becomeReady(contact, side)
    return true
  }

  // MARK: Leaving

  @inline(__always) private mutating func silence(_ contact: Int, _ side: Side) {
    if hears(contact, side) { stopPrompt(contact, side) }
  }

  /// No flow runs for the contact any more, nor anything that one began: prompts, timers, Lambdas.
  mutating func stopFlows(_ contact: Int) {
    if observer.isOn { logFlowsStop(contact) }
    silence(contact, .customer)
    silence(contact, .agent)
    state.ready.removeAll(of: contact)
    let timerCount = state.contacts[contact].timers.count
    state.contacts[contact].stopFlows()
    state.timers.forgetAll(of: Int32(truncatingIfNeeded: contact), count: timerCount)
    if state.timers.isMostlyCancelled { state.sweepTimers() }
  }

  /// The contact is over.
  mutating func end(_ contact: Int, _ how: ContactEnd) {
    let stage = state.contacts[contact].stage
    guard stage != .ended else { return }
    if case .byFlow = how, stage == .inFlow, program.rules.disconnectFlowRunsAfterHangUpByFlow,
      case .flow(let flow) = setting(of: .customerRemaining, contact)
    {
      state.contacts[contact].stage = .disconnectFlow
      interpreter.enter(flow, &state.contacts[contact].contact)
      becomeReady(contact, .customer)
      return
    }
    let farewell = observer.isOn ? farewell(ofThird: contact) : nil
    if observer.isOn { tellEnd(how, contact) }
    if stage.isWithPerson { beginGuide(.disconnectAgentUI, contact) }
    stopFlows(contact)
    forgetPause(contact)
    forgetGuide(contact)
    state.contacts[contact].stage = .ended
    if state.contacts[contact].isOnHold { setHold(false, contact) }
    state.contacts[contact].transfer = nil
    state.contacts[contact].endedAt = state.now
    state.contacts[contact].endedBy = how
    state.contacts[contact].agent = nil
    if observer.isOn { logRecord(contact) }
    notice(.ended(how.noticed), contact)
    // What was in no queue is unknown to routing.
    if state.contacts[contact].queuedAt != nil {
      var isLost = false
      if case .byCaller = how { isLost = !state.contacts[contact].hasCallback }
      route(.contactLeft(ContactHandle(contact), isLost: isLost))
    }
    if state.contacts[contact].consultation != .none { consultationEnds(contact, farewell) }
    if !keepsEndedContacts { state.freeContacts.append(contact) }
  }

  @inline(never) private mutating func tellEnd(_ how: ContactEnd, _ contact: Int) {
    let words = how.words(program)
    record(.ended, words, contact, .ended(by: how.party))
  }
}

extension Departure {
  /// True when the flow could not go on.
  fileprivate var isFailure: Bool {
    switch self {
    case .unhandled, .fault, .silentLoop, .flowNotHere: true
    case .disconnected, .flowEnded, .queued, .joinedThirdParty: false
    }
  }
}

extension ContactEnd {
  /// How it ended, in words.
  public func words(_ program: Program) -> String {
    switch self {
    case .byFlow: "ended by the flow"
    case .byCaller: "the caller hung up"
    case .byAgent: "ended by the agent"
    case .byDeadTelephone: "the agent's telephone died"
    case .byThirdParty: "ended by the outside party"
    case .notAnswered: "nobody answered the callback"
    case .merged: "dropped: the same number waits for a callback already"
    case .flowNotHere(let name): "continues in \(name), which is not here"
    case .byError(.fault(let number)): "ended by an error: " + program.faults[number].message
    case .byError(.unhandled(let error)): "ended by an error: no branch takes \(error.rawValue)"
    case .byError(.silentLoop): "ended by an error: the flow loops without waiting"
    }
  }

  /// Who ended it, as the transcript's `by` says.
  public var party: String {
    switch self {
    case .byFlow, .flowNotHere, .merged: "flow"
    case .byCaller: "caller"
    case .byAgent, .byDeadTelephone: "agent"
    case .byThirdParty: "third party"
    case .notAnswered: "caller"
    case .byError: "error"
    }
  }
}
