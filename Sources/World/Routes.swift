import ContactCenter
import FlowEngine
import Routing

/// Between whom the contacts of a program are routed: what the center describes, and stand-ins for what only flows name.
struct Routes {
  let plan: RoutingPlan
  /// For each queue of the program its number in the plan.
  let handles: [QueueHandle]
  /// By their numbers in the plan, queues of the program; nil for an agent's own one that no flow asks for.
  let queuesByHandle: [QueueIndex?]

  /// - Parameter agents: those of the definition; an agent is added for each queue that the center does not describe.
  init(_ program: Program, _ agents: inout [ScriptedAgent]) {
    var plan = RoutingPlan(of: program.center)
    if Self.namesAgents(program) {
      for place in plan.agents.indices { plan.agents[place].proficiencies.append(.agent(place)) }
    }
    enum Place {
      case standard(Int)
      case own(Int)
    }
    var places: [Place] = []
    for queue in program.queues {
      switch (queue.owner, queue.definition) {
      case (.agent(let agent), _): places.append(.own(agent))
      case (nil, let definition?): places.append(.standard(definition))
      case (.notHere, _):
        places.append(.own(agents.count))
        Self.add(.standIn(for: queue), serving: [], to: &agents, &plan)
      case (nil, nil):
        places.append(.standard(plan.queues.count))
        plan.queues.append(RoutingPlan.Queue())
        Self.add(.standIn(for: queue), serving: [plan.queues.count - 1], to: &agents, &plan)
      }
    }
    self.plan = plan
    let handles = places.map { place in
      switch place {
      case .standard(let queue): QueueHandle(queue)
      case .own(let agent): plan.queue(ofAgent: AgentHandle(agent))
      }
    }
    var queuesByHandle = [QueueIndex?](repeating: nil, count: plan.queues.count + plan.agents.count)
    for (queue, handle) in handles.enumerated() { queuesByHandle[handle.index] = QueueIndex(queue) }
    self.handles = handles
    self.queuesByHandle = queuesByHandle
  }

  private static func add(
    _ agent: ScriptedAgent, serving queues: [Int], to agents: inout [ScriptedAgent],
    _ plan: inout RoutingPlan
  ) {
    plan.profiles.append(
      RoutingProfileDefinition(
        name: agent.name, queues: queues.map { .init($0) }, channels: RoutingPlan.anyChannel))
    plan.agents.append(
      RoutingPlan.Agent(profile: plan.profiles.count - 1, state: RoutingPlan.available))
    agents.append(agent)
  }

  /// True where flows set routing criteria, which may name agents: then no agent is like another one.
  private static func namesAgents(_ program: Program) -> Bool {
    program.actionSources.contains {
      ["UpdateRoutingCriteria", "UpdateContactRoutingCriteria"].contains($0.action.type)
    }
  }
}
