import ContactCenter
import FlowEngine
import Routing
import Store
import World

/// What is true of every world at every step, whatever callers, agents and Lambdas do.
public enum Invariants {
  /// What is broken in this world, in words; empty when all is well.
  public static func broken(in world: borrowing World) -> [String] {
    var found: [String] = []
    let state = world.state
    for number in state.contacts.indices {
      found += Contact(number, state).broken(center: world.center)
    }
    found += brokenQueues(world) + brokenAgents(world) + brokenTimers(state)
    found += failuresWithoutAWord(world)
    return found
  }

  /// What is broken in the rows: every booked slot is taken, by one booking.
  public static func brokenRows(in store: Store) throws -> [String] {
    try store.reading { rows in
      let booked = try rows.bookings().filter { $0.status == .booked }.map(\.slot)
      let free = Set(try rows.slots().filter(\.isFree).map(\.slot))
      var found = booked.filter(free.contains).map { "\($0) is booked and free" }
      if Set(booked).count < booked.count { found.append("a slot is booked twice") }
      return found
    }
  }

  /// Actions that took the branch of an error, and no line of the transcript says why.
  private static func failuresWithoutAWord(_ world: borrowing World) -> [String] {
    var told: [ActionIndex: Int] = [:]
    for (place, entry) in world.observer.entries.enumerated() where tellsWhy(entry) {
      // One that is counted tells of every time.
      if let action = entry.actionIndex { told[action] = entry.text.hasSuffix(" times)") ? .max : place }
    }
    var found: [String] = []
    for step in world.observer.path {
      guard let branch = step.branch, case .error(let error) = world.program.branches[branch.index].outcome,
        error != ErrorType.noMatchingCondition.rawValue, told[step.action] ?? -1 < step.firstEntry
      else { continue }
      let source = world.program.actionSources[step.action.index]
      // Of a flow that nobody wrote nothing is told.
      if DefaultFlows.contain(source.flow, of: world.program) { continue }
      let action = source.action
      found.append("\(action.type) \"\(action.identifier)\" took \(error) without a word")
    }
    return found
  }

  /// True for a line that can tell why an action failed: the caller's words and keys, and what is spoken, do not.
  private static func tellsWhy(_ entry: TranscriptEntry) -> Bool {
    switch entry.kind {
    case .note, .standIn, .approximated, .lambda, .bot, .agent, .queue: true
    case .call, .prompt, .message, .keys, .say, .choice, .row, .ended: false
    }
  }

  private static func brokenQueues(_ world: borrowing World) -> [String] {
    var found: [String] = []
    var seen: Set<Int> = []
    for queue in world.program.queues.indices {
      for contact in world.waiting(in: QueueIndex(queue)) {
        if !seen.insert(contact).inserted { found.append("contact \(contact) waits twice") }
        switch world.state.contacts[contact].stage {
        case .queued(let own), .agentWhisper(let own):
          if own.index != queue { found.append("contact \(contact) waits in another queue than it knows") }
        case .inFlow, .customerWhisper, .joined, .disconnectFlow, .withThirdParty, .scheduled, .dialing,
          .outboundWhisper, .ended:
          found.append("contact \(contact) waits though it is \(world.state.contacts[contact].stage)")
        }
      }
    }
    return found
  }

  private static func brokenAgents(_ world: borrowing World) -> [String] {
    var found: [String] = []
    for agent in 0..<world.agentCount {
      let handle = AgentHandle(agent)
      let routing = world.state.routing
      for contact in routing.contacts(of: handle) + [routing.offer(to: handle)].compactMap({ $0 })
      where world.state.contacts[contact.index].agent != agent {
        found.append("agent \(agent) has contact \(contact.raw), which knows nothing of it")
      }
    }
    return found
  }

  private static func brokenTimers(_ state: WorldState) -> [String] {
    var found: [String] = []
    let entries = state.timers.inOrder
    for number in state.contacts.indices {
      let timers = state.contacts[number].timers
      for kind in TimerQueue.Kind.allCases {
        guard let sequence = timers.sequence(kind), let due = timers.due(kind) else { continue }
        let entry = entries.first { $0.sequence == sequence }
        let isItsOwn = entry.map { Int($0.owner) == number && $0.kind == kind && $0.due == due } ?? false
        if !isItsOwn { found.append("timer \(kind) of contact \(number) will never fire") }
        if due < state.now.nanoseconds { found.append("timer \(kind) of contact \(number) is overdue") }
      }
    }
    let ready = state.ready.runs
    if Set(ready).count < ready.count { found.append("a run is ready twice") }
    return found
  }

  /// One contact's part.
  private struct Contact {
    let number: Int
    let state: WorldState
    let own: WorldContact
    /// Where routing sees it, and with which agent.
    let routed: ContactStage
    let routedAgent: Int?

    init(_ number: Int, _ state: WorldState) {
      self.number = number
      self.state = state
      own = state.contacts[number]
      let handle = ContactHandle(number)
      routed = state.routing.stage(of: handle)
      routedAgent = state.routing.agent(of: handle)?.index
    }

    func runs(_ kind: TimerQueue.Kind) -> Bool { own.timers.runs(kind) }

    func broken(center: WorldCenter) -> [String] {
      var found: [String] = []
      func expect(_ holds: Bool, _ what: @autoclosure () -> String) {
        if !holds { found.append("contact \(number), \(own.stage): \(what())") }
      }
      let isReady = state.ready.runs.contains { $0.contact == number }
      let hasTimer = !own.timers.isEmpty
      expect((own.prompt != nil) == runs(.promptEnds), "a prompt and its timer do not belong together")
      expect((own.agentPrompt != nil) == runs(.agentPromptEnds), "a whisper and its timer do not")
      expect((own.lambda != nil) == runs(.lambdaAnswers), "a Lambda and its timer do not belong together")
      expect((own.agentLambda != nil) == runs(.agentLambdaAnswers), "a whisper's Lambda and its timer do not")
      expect(
        (own.records != nil) == runs(.recordsAreTried)
          && (own.agentRecords != nil) == runs(.agentRecordsAreTried),
        "records and their timer do not belong together")
      expect(
        (own.thirdParty != nil) == runs(.thirdParty), "an outside call and its timer do not belong together")
      let isCalled = if case .dialing = own.stage { true } else { own.stage == .scheduled && routed == .none }
      expect(isCalled == runs(.beginsLater), "it does not begin, or twice")
      if routed != .none {
        expect(own.agent == routedAgent, "its agent is \(String(describing: routedAgent))")
      }
      expect(
        (routed == .offered) == (runs(.offerRings) || runs(.agentAnswers)),
        "an offer and its timer do not belong together")
      func isRouted(_ stages: ContactStage...) {
        expect(stages.contains(routed), "routing takes it for \(routed)")
      }
      switch own.stage {
      case .inFlow, .disconnectFlow, .withThirdParty, .scheduled:
        if own.stage == .scheduled { isRouted(.none, .scheduled) } else { isRouted(.none) }
        expect(own.agent == nil, "has an agent")
        expect(isReady || hasTimer, "nothing will happen any more")
        expect(
          !runs(.whisperLimit) && !runs(.talkEnds) && !runs(.agentAnswers), "an agent's timer runs")
      case .dialing:
        isRouted(.dialing)
        expect(!isReady, "its flow goes on")
      case .queued:
        isRouted(.waiting, .offered)
        expect(routed == .offered || !runs(.agentAnswers), "nobody is to answer")
      case .agentWhisper:
        isRouted(.accepted)
        expect(runs(.whisperLimit), "the whisper has no limit")
      case .customerWhisper, .outboundWhisper:
        isRouted(.connecting, .dialing)
        expect(runs(.whisperLimit), "the whisper has no limit")
        let isOnTheLine = if case .outboundWhisper = own.stage { true } else { false }
        expect(
          isOnTheLine || own.agentPrompt == nil && own.agentLambda == nil, "the agent's whisper goes on")
      case .joined:
        isRouted(.joined)
        let goesOn = own.isOnHold || own.transfer != nil || own.contact.channel == .task
        let others = TimerQueue.Kind.allCases.filter {
          runs($0) && $0 != .talkEnds && $0 != .hold && $0 != .transfer
        }
        expect(
          runs(.talkEnds) != state.isPaused(number) && (others.isEmpty || goesOn),
          "other timers than the talk's run")
        expect(goesOn || !isReady && own.contact.execution.flow == nil, "a flow runs")
      case .ended:
        isRouted(.none)
        expect(own.agent == nil, "is somewhere still")
        expect(!isReady && !hasTimer, "something will happen still")
        expect(own.endedBy != nil && own.endedAt != nil, "nobody knows how it ended")
        expect(own.contact.execution.flow == nil && own.contact.otherExecution.flow == nil, "a flow runs")
      }
      return found
    }
  }
}
