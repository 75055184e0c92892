import Bots
import ContactCenter
import Diagnostics
import FlowDocument
import FlowEngine

/// What every world of one center shares and nothing changes: its definition, its compiled flows, its prompts.
public final class WorldCenter: Sendable {
  public let program: Program
  /// How each prompt of the definition is spoken, in its order.
  let prompts: [SpokenPrompt]
  /// The bots of the definition, in its order.
  let bots: [Bot]
  let defaultQueueFlow: FlowIndex
  let defaultAgentWhisper: FlowIndex
  let defaultCustomerWhisper: FlowIndex
  let defaultCustomerHold: FlowIndex
  let defaultAgentHold: FlowIndex
  /// In the order of the definition, where agents can transfer contacts to.
  let quickConnects: [QuickConnect]
  /// For each queue of the program the flow that runs as an agent calls somebody from it.
  let outboundWhispers: [FlowIndex]
  /// The scripted agents: those of the definition first, then one for each queue that only flows name.
  let agents: [ScriptedAgent]
  /// For each queue of the program its agents.
  package let agentsOfQueue: [[Int]]
  /// For each queue of the program how many contacts may wait in it; nil where there is no bound.
  let capacities: [Int?]
  /// True where flows set routing criteria.
  let hasRoutingCriteria: Bool
  /// True where flows ask for figures that are some seconds old.
  let keepsFigures: Bool
  /// For each literal the Lambda function that flows call by it.
  let functionOfLiteral: [LambdaFunction?]

  /// How many contacts may wait for one agent (reference, section 9).
  static let agentQueueCapacity = 10

  /// The words of a recorded prompt, by its reference; nil for one that is not here.
  public func wording(ofPrompt reference: String) -> String? {
    definition.prompts.index(of: reference).map { prompts[$0].text }
  }

  public var definition: ContactCenterDefinition { program.center }

  /// Puts a center together.
  ///
  /// - Parameters:
  ///   - program: linked from the center's flows, and behind them `DefaultFlows.documents`.
  ///   - prompts: one for each prompt of the definition.
  ///   - bots: one for each bot of the definition.
  public init(program: Program, prompts: [SpokenPrompt], bots: [Bot] = []) {
    precondition(prompts.count == program.center.prompts.count, "\(prompts.count) prompts")
    precondition(bots.count == program.center.bots.count, "\(bots.count) bots")
    self.program = program
    self.prompts = prompts
    self.bots = bots
    func flow(_ name: String) -> FlowIndex {
      guard let flow = program.flow(name) else {
        preconditionFailure("the program was linked without \"\(name)\"")
      }
      return flow
    }
    defaultQueueFlow = flow(DefaultFlows.queue)
    defaultAgentWhisper = flow(DefaultFlows.agentWhisper)
    defaultCustomerWhisper = flow(DefaultFlows.customerWhisper)
    defaultCustomerHold = flow(DefaultFlows.customerHold)
    defaultAgentHold = flow(DefaultFlows.agentHold)
    quickConnects = program.center.quickConnects.map { quickConnect in
      let named = quickConnect.flow.flatMap { program.flow($0) }
      switch quickConnect.target {
      case .queue(let number):
        let queue = program.queues.firstIndex { $0.definition == number }
        return QuickConnect(
          name: quickConnect.name, flow: named ?? flow(DefaultFlows.queueTransfer),
          queue: queue.map { QueueIndex($0) }, agent: nil)
      case .agent(let number):
        let queue = program.queues.firstIndex { if case .agent(number) = $0.owner { true } else { false } }
        return QuickConnect(
          name: quickConnect.name, flow: named ?? flow(DefaultFlows.agentTransfer),
          queue: queue.map { QueueIndex($0) }, agent: number)
      }
    }
    let outbound = flow(DefaultFlows.outboundWhisper)
    outboundWhispers = program.queues.map { queue in
      let named = queue.definition.flatMap { program.center.queues[$0].outboundWhisper }
      return named.flatMap { program.flow($0) } ?? outbound
    }
    var agents = program.center.agents.map(ScriptedAgent.init)
    agentsOfQueue = program.queues.map { queue in
      if case .agent(let agent) = queue.owner { return [agent] }
      if let definition = queue.definition { return program.center.queues[definition].agents }
      agents.append(.standIn(for: queue))
      return [agents.count - 1]
    }
    self.agents = agents
    capacities = program.queues.map { queue in
      if queue.owner != nil { return Self.agentQueueCapacity }
      return queue.definition.flatMap { program.center.queues[$0].capacity }
    }
    hasRoutingCriteria = program.actionSources.contains {
      ["UpdateRoutingCriteria", "UpdateContactRoutingCriteria"].contains($0.action.type)
    }
    keepsFigures =
      program.rules.metricsAge > 0
      && program.actionSources.contains { $0.action.type == "GetMetricData" }
    functionOfLiteral = Self.functions(of: program)
  }

  /// The agent of a queue who has been available longest; of two since the same moment the one named first.
  func longestAvailableAgent(of queue: QueueIndex, _ states: [AgentState], driven: [Int]) -> Int? {
    longestAvailableAgent(among: agentsOfQueue[queue.index], states, driven: driven)
  }

  /// As `longestAvailableAgent(of:_:driven:)`, of some agents.
  @inline(__always) func longestAvailableAgent(
    among agents: [Int], _ states: [AgentState], driven: [Int]
  ) -> Int? {
    var best: (agent: Int, since: Timestamp)?
    for agent in agents
    where self.agents[agent].answersAfter != nil || driven.contains(agent) {
      guard case .available(let since) = states[agent] else { continue }
      if let found = best, found.since <= since { continue }
      best = (agent, since)
    }
    return best?.agent
  }

  /// The flow a call to a number reaches; nil when the center does not say.
  public func flow(answering number: PhoneNumber) -> FlowIndex? {
    definition.number(number).flatMap { program.flow($0.flow) }
  }
}

/// Where an agent can transfer a contact to.
struct QuickConnect: Sendable {
  let name: String
  /// What runs for the agent.
  let flow: FlowIndex
  /// Whose contacts the target takes; an agent's own one.
  let queue: QueueIndex?
  /// The agent whom it names; nil for a queue.
  let agent: Int?
}

/// An agent who acts by a script: answers after a time, talks for a time.
struct ScriptedAgent: Sendable {
  let name: String
  /// From the offer; nil for an agent who never answers.
  let answersAfter: Milliseconds?
  let talks: Milliseconds
  /// How long after they were joined the caller is put on hold; nil for never.
  let holdsAfter: Milliseconds?
  let holds: Milliseconds
  /// Which quick connect the agent uses, by its name, and how long after they were joined; nil for none.
  let transfer: AgentDefinition.Transfer?
  /// A contact is declined until it was declined so many times.
  let declines: Int32

  init(_ definition: AgentDefinition) {
    name = definition.name
    answersAfter = definition.answersAfter
    talks = definition.talks
    declines = Int32(clamping: definition.declines)
    holdsAfter = definition.holdsAfter
    holds = definition.holds
    transfer = definition.transfer
  }

  private init(name: String, answersAfter: Milliseconds, talks: Milliseconds) {
    self.name = name
    self.answersAfter = answersAfter
    self.talks = talks
    declines = 0
    holdsAfter = nil
    holds = .zero
    transfer = nil
  }

  /// The agent of a queue that no center describes.
  static func standIn(for queue: ProgramQueue) -> ScriptedAgent {
    let name = queue.owner == nil ? "an agent of \(queue.name)" : queue.name
    return ScriptedAgent(name: name, answersAfter: .seconds(20), talks: .minutes(3))
  }
}
