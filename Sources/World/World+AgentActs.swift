import ContactCenter
import FlowEngine
import Routing

/// Something an agent does, whatever the agent's script says.
public enum AgentAct: Sendable, Hashable {
  /// Takes contacts from now on; waits to be told what to do with them, where the script never answers.
  case becomesAvailable
  /// Is not there any more, and is offered nothing.
  case becomesUnavailable
  /// Chooses a state, which holds once the agent's contacts and the work after them are over.
  case chooses(AgentStateHandle)
  /// Answers the contact that is offered.
  case answers
  /// Declines the contact that is offered, which is offered to the next agent; the agent is offered nothing more.
  case declines
  /// Puts the caller on hold, who hears the hold flow.
  case holds
  /// Speaks with the caller again.
  case resumes
  /// Transfers the caller by a quick connect, by its place in the center.
  case transfers(to: Int)
  /// Calls a third party by a quick connect, by its place in the center, while the caller is on hold.
  case consults(Int)
  /// Brings the caller and the third party together.
  case conferences
  /// Lets the third party go; a caller on hold stays there.
  case endsConsultation
  /// Hangs up on the contact; a third party who is there keeps the caller.
  case hangsUp
  /// Is through with the work after a contact.
  case endsWork
  /// The agent's telephone, or terminal, is dead.
  case fails
}

extension AgentAct {
  /// Whether an agent who chooses this takes contacts; nil for what is no choice of a state.
  public var takesContacts: Bool? {
    switch self {
    case .becomesAvailable: true
    case .becomesUnavailable: false
    case .chooses(let state): state == RoutingPlan.available
    case .answers, .declines, .holds, .resumes, .transfers, .consults, .conferences, .endsConsultation,
      .hangsUp, .endsWork, .fails:
      nil
    }
  }
}

extension World {
  /// From now on a person sits at the agent's desk: no script answers, hangs up or ends anything, one contact comes at a time,
  /// and the work after a contact lasts until the person ends it, where the center sets no limit.
  public mutating func sitDown(_ agent: Int) {
    state.contacts.own()
    drive(agent)
    guard !isSeated(agent) else { return }
    state.seatedAgents.append(agent)
    state.seatedAgents.sort()
    route(.personSatDown(AgentHandle(agent)))
    guard let contact = contact(ofAgent: agent) else { return }
    cancelTimer(.agentAnswers, contact)
    cancelTimer(.talkEnds, contact)
    cancelTimer(.hold, contact)
    cancelTimer(.transfer, contact)
  }

  /// From now on the agent waits to be told what to do with contacts that are offered, whatever the script says.
  mutating func drive(_ agent: Int) {
    guard !isDriven(agent) else { return }
    let place = state.drivenAgents.firstIndex { $0 > agent } ?? state.drivenAgents.count
    state.drivenAgents.insert(agent, at: place)
  }

  /// An agent acts; false where the agent has nothing to do that with.
  public mutating func act(_ act: AgentAct, agent: Int) -> Bool {
    state.contacts.own()
    let handle = AgentHandle(agent)
    switch act {
    case .becomesAvailable:
      guard isAtDesk(agent) else { return false }
      if center.agents[agent].answersAfter == nil { drive(agent) }
      for work in state.routing.works(of: handle) { route(.workEnded(work)) }
      route(.stateChosen(handle, RoutingPlan.available))
    case .becomesUnavailable:
      guard isAtDesk(agent) else { return false }
      route(.stateChosen(handle, RoutingPlan.offline))
    case .chooses(let chosen):
      guard center.plan.states.indices.contains(chosen.index) else { return false }
      route(.stateChosen(handle, chosen))
    case .endsWork:
      guard let work = work(ofAgent: agent) else { return false }
      route(.workEnded(work))
    case .fails: route(.agentFailed(handle))
    case .answers, .declines, .holds, .resumes, .transfers, .consults, .conferences, .endsConsultation,
      .hangsUp:
      guard let contact = contact(ofAgent: agent), self.act(act, agent, contact) else { return false }
    }
    runReady()
    return true
  }

  /// True for an agent who has no contact, and to whom none is offered.
  private func isAtDesk(_ agent: Int) -> Bool {
    switch status(ofAgent: agent) {
    case .offline, .available, .afterContactWork, .missed, .error, .nonProductive: true
    case .pending, .busy: false
    }
  }

  /// An agent acts on a contact.
  private mutating func act(_ act: AgentAct, _ agent: Int, _ contact: Int) -> Bool {
    let handle = ContactHandle(contact)
    switch (act, state.routing.stage(of: handle)) {
    case (.answers, .offered): route(.offerAccepted(handle))
    case (.declines, .offered): route(.offerDeclined(handle))
    case (.hangsUp, .accepted): route(.agentLeft(handle))
    case (.hangsUp, .dialing) where state.routing.offer(to: AgentHandle(agent)) != handle:
      route(.agentLeft(handle))
    case (.hangsUp, .connecting), (.hangsUp, .joined):
      cancelTimer(.talkEnds, contact)
      agentLeaves(contact)
    case (.holds, .joined):
      guard hold(contact) else { return false }
      cancelTimer(.hold, contact)
    case (.resumes, .joined): return resume(contact)
    case (.transfers(let number), .joined):
      return center.quickConnects.indices.contains(number) && transfer(contact, to: number)
    case (.consults(let number), .joined):
      return center.quickConnects.indices.contains(number) && consult(contact, by: number)
    case (.conferences, .joined): return confer(contact)
    case (.endsConsultation, .joined): return endConsultation(contact)
    default: return false
    }
    return true
  }
}
