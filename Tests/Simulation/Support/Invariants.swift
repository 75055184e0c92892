import ContactCenter
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
    found += brokenQueues(state) + brokenAgents(state) + brokenTimers(state)
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

  private static func brokenQueues(_ state: WorldState) -> [String] {
    var found: [String] = []
    var seen: Set<Int> = []
    for (queue, line) in state.queues.enumerated() {
      for contact in line.waiting {
        if !seen.insert(contact).inserted { found.append("contact \(contact) waits twice") }
        switch state.contacts[contact].stage {
        case .queued(let own), .agentWhisper(let own):
          if own.index != queue { found.append("contact \(contact) waits in another queue than it knows") }
        case .inFlow, .customerWhisper, .joined, .disconnectFlow, .withThirdParty, .scheduled, .dialing,
          .outboundWhisper, .ended:
          found.append("contact \(contact) waits though it is \(state.contacts[contact].stage)")
        }
      }
    }
    return found
  }

  private static func brokenAgents(_ state: WorldState) -> [String] {
    var found: [String] = []
    for (agent, what) in state.agents.enumerated() {
      let contact: Int
      switch what {
      case .available, .unavailable: continue
      case .offered(let offered, _): contact = offered
      case .answering(let answered): contact = answered
      case .onContact(let joined, _): contact = joined
      }
      if state.contacts[contact].agent != agent {
        found.append("agent \(agent) is \(what), and the contact knows nothing of it")
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
    let places: Int

    init(_ number: Int, _ state: WorldState) {
      self.number = number
      self.state = state
      own = state.contacts[number]
      places = state.queues.reduce(0) { sum, line in sum + line.waiting.count { $0 == number } }
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
      let agent = own.agent.map { state.agents[$0] }
      expect(
        (own.thirdParty != nil) == runs(.thirdParty), "an outside call and its timer do not belong together")
      let isCalled = if case .dialing = own.stage { true } else { own.stage == .scheduled }
      expect(isCalled == runs(.beginsLater), "it does not begin, or twice")
      switch own.stage {
      case .inFlow, .disconnectFlow, .withThirdParty, .scheduled:
        expect(places == 0, "is in a queue")
        expect(agent == nil, "has an agent")
        expect(isReady || hasTimer, "nothing will happen any more")
        expect(
          !runs(.whisperLimit) && !runs(.talkEnds) && !runs(.agentAnswers), "an agent's timer runs")
      case .dialing:
        expect(places == 0, "is in a queue")
        expect(agent == .answering(contact: number), "its agent does something else")
        expect(!isReady, "its flow goes on")
      case .queued:
        expect(places == 1, "is in \(places) places")
        expect((agent != nil) == runs(.agentAnswers), "an offer and its timer do not belong together")
        if case .offered(number, _)? = agent {} else { expect(agent == nil, "its agent is \(agent!)") }
      case .agentWhisper:
        expect(places == 1, "is in \(places) places")
        expect(agent == .answering(contact: number), "its agent does something else")
        expect(runs(.whisperLimit), "the whisper has no limit")
      case .customerWhisper, .outboundWhisper:
        expect(places == 0, "is in a queue")
        expect(agent == .answering(contact: number), "its agent does something else")
        expect(runs(.whisperLimit), "the whisper has no limit")
        let isOnTheLine = if case .outboundWhisper = own.stage { true } else { false }
        expect(
          isOnTheLine || own.agentPrompt == nil && own.agentLambda == nil, "the agent's whisper goes on")
      case .joined:
        expect(places == 0, "is in a queue")
        if case .onContact(number, _)? = agent {
        } else {
          expect(false, "its agent is \(String(describing: agent))")
        }
        let goesOn = own.isOnHold || own.transfer != nil
        let others = TimerQueue.Kind.allCases.filter {
          runs($0) && $0 != .talkEnds && $0 != .hold && $0 != .transfer
        }
        expect(runs(.talkEnds) && (others.isEmpty || goesOn), "other timers than the talk's run")
        expect(goesOn || !isReady && own.contact.execution.flow == nil, "a flow runs")
      case .ended:
        expect(places == 0 && agent == nil, "is somewhere still")
        expect(!isReady && !hasTimer, "something will happen still")
        expect(own.endedBy != nil && own.endedAt != nil, "nobody knows how it ended")
        expect(own.contact.execution.flow == nil && own.contact.otherExecution.flow == nil, "a flow runs")
      }
      return found
    }
  }
}
