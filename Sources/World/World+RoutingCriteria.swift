import ContactCenter
import FlowEngine
import JSON

// Which agents a contact that waits is offered to, by the steps of its routing criteria.
extension World {
  /// Takes the criteria that an action gathered; false where they are not well formed. In a queue they hold from here on.
  mutating func setRoutingCriteria(_ contact: Int) -> Bool {
    guard let plan = routingPlan() else { return false }
    state.contacts[contact].routing = plan
    state.contacts[contact].routingStep = 0
    if case .queued(let queue) = state.contacts[contact].stage {
      beginRoutingStep(contact, in: queue)
      offerNext(in: queue)
    }
    return true
  }

  private func routingPlan() -> RoutingPlan? {
    let steps = program.rules.routingStepsParameter
    let values = gathered()
    let text = (values.first { $0.name == "RoutingCriteria.\(steps)" } ?? values.first)?.value ?? ""
    guard let document = try? JSONDocument(parsing: text, named: "routing criteria") else { return nil }
    let root = document.root
    let list = root.kind == .array ? root.elements : root[steps]?.elements ?? []
    return RoutingPlan(list, among: center.definition.agents, count: center.agents.count)
  }

  /// The steps begin as the contact comes into a queue; in an agent's queue they mean nothing.
  mutating func beginRouting(_ contact: Int, in queue: QueueIndex) {
    guard state.contacts[contact].routing != nil else { return }
    state.contacts[contact].routingStep = 0
    beginRoutingStep(contact, in: queue)
  }

  private mutating func beginRoutingStep(_ contact: Int, in queue: QueueIndex) {
    cancelTimer(.routingStep, contact)
    guard let plan = state.contacts[contact].routing, program.queues[queue.index].owner == nil else { return }
    let number = Int(state.contacts[contact].routingStep)
    guard number < plan.steps.count, let expiry = plan.steps[number].expiry else { return }
    startTimer(.routingStep, after: max(expiry, Milliseconds(1)), contact)
  }

  /// The time of a step is over: the next one counts, or every agent of the queue.
  mutating func routingStepIsOver(_ contact: Int) {
    switch state.contacts[contact].stage {
    case .queued(let queue), .agentWhisper(let queue):
      let over = state.contacts[contact].routingStep + 1
      state.contacts[contact].routingStep = over
      record(.note, "routing step \(over) is over", contact)
      beginRoutingStep(contact, in: queue)
      offerNext(in: queue)
    case .inFlow, .customerWhisper, .joined, .disconnectFlow, .withThirdParty, .scheduled, .dialing,
      .outboundWhisper, .ended:
      break
    }
  }

  /// Offers each contact that waits to the agent who fits and has been available longest.
  mutating func offerByCriteria(in queue: QueueIndex) {
    for contact in state.queues[queue.index].waiting where state.contacts[contact].agent == nil {
      var agents = center.agentsOfQueue[queue.index]
      let number = Int(state.contacts[contact].routingStep)
      if let plan = state.contacts[contact].routing, number < plan.steps.count,
        program.queues[queue.index].owner == nil
      {
        agents.removeAll { !plan.steps[number].fits[$0] }
      }
      guard
        let agent = center.longestAvailableAgent(among: agents, state.agents, driven: state.drivenAgents)
      else { continue }
      offer(contact, to: agent)
    }
  }
}
