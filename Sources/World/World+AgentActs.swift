import ContactCenter
import FlowEngine

/// Something an agent does, whatever the agent's script says.
public enum AgentAct: Sendable, Hashable {
  /// Takes contacts from now on; waits to be told what to do with them, where the script never answers.
  case becomesAvailable
  case becomesUnavailable
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
  /// Hangs up on the contact.
  case hangsUp
}

extension World {
  /// An agent acts; false where the agent has nothing to do that with.
  public mutating func act(_ act: AgentAct, agent: Int) -> Bool {
    state.contacts.own()
    switch (act, state.agents[agent]) {
    case (.becomesAvailable, .available), (.becomesAvailable, .unavailable):
      if center.agents[agent].answersAfter == nil, !state.drivenAgents.contains(agent) {
        let place = state.drivenAgents.firstIndex { $0 > agent } ?? state.drivenAgents.count
        state.drivenAgents.insert(agent, at: place)
      }
      release(agent)
    case (.becomesUnavailable, .available), (.becomesUnavailable, .unavailable):
      state.agents[agent] = .unavailable
    case (.answers, .offered(let contact, _)):
      cancelTimer(.agentAnswers, contact)
      agentAnswers(contact)
    case (.declines, .offered(let contact, _)):
      cancelTimer(.agentAnswers, contact)
      decline(contact, agent, staysAvailable: false)
    case (.hangsUp, .onContact(let contact, _)):
      cancelTimer(.talkEnds, contact)
      agentLeaves(contact)
    case (.holds, .onContact(let contact, _)):
      guard hold(contact) else { return false }
      cancelTimer(.hold, contact)
    case (.resumes, .onContact(let contact, _)):
      guard resume(contact) else { return false }
    case (.transfers(let number), .onContact(let contact, _)):
      guard center.quickConnects.indices.contains(number), transfer(contact, to: number) else { return false }
    case (.becomesAvailable, _), (.becomesUnavailable, _), (.answers, _), (.declines, _), (.hangsUp, _),
      (.holds, _), (.resumes, _), (.transfers, _):
      return false
    }
    runReady()
    return true
  }
}
