import Bots
import ContactCenter
import Diagnostics
import FlowDocument
import FlowEngine
import Routing

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
  package let agents: [ScriptedAgent]
  /// What flows are told of each of them.
  let preparedAgents: [PreparedAgent]
  /// Between whom contacts are routed: the queues and agents of the definition, then those that only flows name.
  public let plan: RoutingPlan
  /// For each queue of the program its number in the plan.
  private let handles: [QueueHandle]
  /// By their numbers in the plan, queues of the program; nil for an agent's own one that no flow asks for.
  private let queuesByHandle: [QueueIndex?]
  /// True where flows ask for figures that are some seconds old.
  let keepsFigures: Bool
  /// True where the flows speak of an attribute that may name pages for agents (`EventHook.attribute`).
  package let namesPagesByAttribute: Bool
  /// For each literal the Lambda function that flows call by it.
  let functionOfLiteral: [LambdaFunction?]

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
    let routes = Routes(program, &agents)
    self.agents = agents
    preparedAgents = agents.map { PreparedAgent(name: $0.name, program) }
    plan = routes.plan
    handles = routes.handles
    queuesByHandle = routes.queuesByHandle
    keepsFigures =
      program.rules.metricsAge > 0
      && program.actionSources.contains { $0.action.type == "GetMetricData" }
    namesPagesByAttribute = EventHook.allCases.contains { hook in
      hook.attribute.map { program.slot(of: $0, in: .attributes) != nil } ?? false
    }
    functionOfLiteral = Self.functions(of: program)
  }

  /// The number of a queue in the plan.
  @inline(__always) public func handle(of queue: QueueIndex) -> QueueHandle { handles[queue.index] }

  /// The queue with a number in the plan, into which a flow has put a contact.
  package func queue(_ handle: QueueHandle) -> QueueIndex {
    guard let queue = queuesByHandle[handle.index] else {
      preconditionFailure("no flow knows the queue \(handle.raw)")
    }
    return queue
  }

  /// The agents who take contacts of a queue, by their places.
  package func places(ofAgentsOf queue: QueueIndex) -> [Int] {
    let handle = handle(of: queue)
    if handle.index >= plan.queues.count { return [handle.index - plan.queues.count] }
    return plan.agents.indices.filter { agent in
      plan.profiles[plan.agents[agent].profile].queues.contains { $0.queue == handle.index }
    }
  }

  /// How many contacts may wait in a queue; nil where there is no bound.
  func capacity(of queue: QueueIndex) -> Int? {
    let handle = handle(of: queue)
    return handle.index < plan.queues.count
      ? plan.queues[handle.index].capacity : RoutingPlan.agentQueueCapacity
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
package struct ScriptedAgent: Sendable {
  package let name: String
  /// From the offer; nil for an agent who never answers.
  package let answersAfter: Milliseconds?
  package let talks: Milliseconds
  /// How long after they were joined the caller is put on hold; nil for never.
  package let holdsAfter: Milliseconds?
  package let holds: Milliseconds
  /// Which quick connect the agent uses, by its name, and how long after they were joined; nil for none.
  package let transfer: AgentDefinition.Transfer?
  /// A contact is declined until it was declined so many times.
  package let declines: Int32

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
    // A queue that an attribute names has a name, and a reference, only in the contact.
    let isNamed = queue.reference != nil || queue.definition != nil
    let name = !isNamed ? "an agent by script" : queue.owner == nil ? "an agent of \(queue.name)" : queue.name
    return ScriptedAgent(name: name, answersAfter: .seconds(20), talks: .minutes(3))
  }
}
