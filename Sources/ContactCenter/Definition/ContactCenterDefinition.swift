/// What a contact center has: everything that `center.json` says, checked and immutable.
///
/// Lists keep the order of the file. Every name that one entry gives of another has been found.
public struct ContactCenterDefinition: Sendable, Hashable {
  public let name: String
  /// The zone of its wall clocks: for hours, slots, speech, and times given without an offset.
  public let zone: ZoneRules
  /// The language of its prompts, as "en-US".
  public let language: String
  /// The color of the center's name on the screen; nil for the screen's own.
  public let accent: RGBColor?
  public let numbers: [NumberDefinition]
  /// Nil when the file does not list them: then every flow file beside it counts.
  public let flows: [FlowDefinition]?
  public let hours: [HoursDefinition]
  public let queues: [QueueDefinition]
  public let agents: [AgentDefinition]
  public let routingProfiles: [RoutingProfileDefinition]
  /// The states that agents choose beside those that every center has (`AgentStateName`): breaks, training.
  public let agentStates: [String]
  /// What agents can say came of a contact, in the order of the file.
  public let dispositions: [String]
  public let offers: OfferDefinition
  public let callbacks: CallbackDefinition
  public let taskTemplates: [TaskTemplateDefinition]
  /// Where agents can transfer contacts to.
  public let quickConnects: [QuickConnectDefinition]
  /// The templates of cases; nil where the center does not say which there are, so that every field is taken.
  public let caseTemplates: [CaseTemplateDefinition]?
  /// The outside parties whom flows call.
  public let parties: [PartyDefinition]
  public let prompts: [PromptDefinition]
  public let lambdas: [LambdaDefinition]
  public let bots: [BotDefinition]
  public let branches: [BranchDefinition]
  public let sample: SampleDefinition

  public init(
    name: String, zone: ZoneRules = .utc, language: String = "en-US", accent: RGBColor? = nil,
    numbers: [NumberDefinition] = [], flows: [FlowDefinition]? = nil, hours: [HoursDefinition] = [],
    queues: [QueueDefinition] = [], agents: [AgentDefinition] = [], prompts: [PromptDefinition] = [],
    lambdas: [LambdaDefinition] = [], bots: [BotDefinition] = [], branches: [BranchDefinition] = [],
    sample: SampleDefinition = .none, callbacks: CallbackDefinition = CallbackDefinition(),
    parties: [PartyDefinition] = [], taskTemplates: [TaskTemplateDefinition] = [],
    caseTemplates: [CaseTemplateDefinition]? = nil, quickConnects: [QuickConnectDefinition] = [],
    routingProfiles: [RoutingProfileDefinition] = [],
    agentStates: [String] = [], offers: OfferDefinition = OfferDefinition(),
    dispositions: [String] = []
  ) {
    for queue in queues {
      precondition(
        queue.hours.map(hours.indices.contains) ?? true, "hours \(queue.hours ?? -1) of \(hours.count)")
      precondition(
        queue.agents.allSatisfy(agents.indices.contains), "agents \(queue.agents) of \(agents.count)")
    }
    for profile in routingProfiles {
      precondition(
        profile.queues.allSatisfy { queues.indices.contains($0.queue) },
        "the queues of \"\(profile.name)\" of \(queues.count)")
    }
    for agent in agents {
      precondition(
        agent.profile.map(routingProfiles.indices.contains) ?? true,
        "routing profile \(agent.profile ?? -1) of \(routingProfiles.count)")
    }
    self.name = name
    self.zone = zone
    self.language = language
    self.accent = accent
    self.numbers = numbers
    self.flows = flows
    self.hours = hours
    self.queues = queues
    self.agents = agents
    self.routingProfiles = routingProfiles
    self.dispositions = dispositions
    self.agentStates = agentStates
    self.offers = offers
    self.callbacks = callbacks
    self.parties = parties
    self.taskTemplates = taskTemplates
    self.caseTemplates = caseTemplates
    self.quickConnects = quickConnects
    self.prompts = prompts
    self.lambdas = lambdas
    self.bots = bots
    self.branches = branches
    self.sample = sample
  }

  /// A center without `center.json`, so that a single exported flow plays on its own: nothing in it, on UTC.
  public static func named(_ name: String) -> ContactCenterDefinition { ContactCenterDefinition(name: name) }

  /// The definition of a dialed number; nil when the center does not have it.
  public func number(_ number: PhoneNumber) -> NumberDefinition? { numbers.first { $0.number == number } }

  /// How the party with a number behaves, whom a flow calls.
  public func party(_ number: PhoneNumber) -> PartyDefinition {
    parties.first { $0.number == number } ?? PartyDefinition(number: number)
  }

  /// The outcome declared for an action that is not simulated; nil when none is.
  public func outcome(ofAction identifier: String) -> String? {
    branches.first { $0.identifier == identifier }?.outcome
  }

  /// Whether a queue is open at a moment.
  public func isOpen(_ queue: QueueDefinition, at timestamp: Timestamp) -> Bool {
    queue.hours.map { hours[$0].hours.isOpen(at: timestamp) } ?? true
  }
}
