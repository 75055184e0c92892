import ContactCenter
import FlowEngine
import Routing
import Store

extension World {
  /// One number for everything that moves in this world but the rows: equal for worlds that will go on alike.
  public var digest: UInt64 {
    var hasher = StableHasher()
    feed(&hasher)
    return hasher.value
  }

  /// One number for the world with its rows.
  public func digestWithRows() throws(StoreError) -> UInt64 {
    var hasher = StableHasher()
    feed(&hasher)
    hasher.add(Int64(bitPattern: try store.rowsHash()))
    return hasher.value
  }
}

extension World {
  private func feed(_ hasher: inout StableHasher) {
    let words = state.contacts.indices.map { contact in
      [Side.customer, .agent].map { promptAudio(of: contact, $0)?.spoken.text ?? "" }
    }
    state.feed(&hasher, program, promptWords: words)
  }
}

extension WorldState {
  /// - Parameter promptWords: for each contact the words that the caller hears now, and those that the agent hears.
  fileprivate func feed(_ hasher: inout StableHasher, _ program: Program, promptWords: [[String]]) {
    hasher.add(now)
    hasher.add(Int64(bitPattern: seed))
    hasher.add(timerCount)
    hasher.add(Int(contactCount))
    hasher.add(outsideCallCount)
    hasher.add(stepCount)
    hasher.add(contacts.count)
    for (contact, words) in zip(contacts, promptWords) { contact.feed(&hasher, program, promptWords: words) }
    for contact in contacts.indices { handlings[contact]?.feed(&hasher) }
    routing.forEachNumber { hasher.add($0) }
    // What is older than is ever asked for may be forgotten or not.
    let oldest = now - .seconds(Int64(program.rules.metricsAge))
    for list in pastFigures {
      for past in list.dropFirst(list.lastIndex { $0.from <= oldest } ?? 0) {
        hasher.add(past.from)
        for line in past.figures.lines {
          hasher.add(line.count)
          hasher.add(line.since ?? Timestamp(seconds: 0))
        }
        for status in AgentStatus.allCases { hasher.add(past.figures.agents[status]) }
      }
    }
    if let telephone {
      for contact in telephone.owners { hasher.add(contact) }
      hasher.add(telephone.past.count)
      if let ring = telephone.ring { hasher.add(ring.contact) }
    }
    for agent in drivenAgents + seatedAgents { hasher.add(agent) }
    for task in pausedTasks { hasher.add(task.contact * 2 + (task.isResumed ? 1 : 0)) }
    for guide in guides {
      hasher.add(guide.contact)
      hasher.add(guide.agent)
    }
    hasher.add(ready.runs.count)
    for run in ready.runs {
      hasher.add(run.contact)
      hasher.add(byte: run.side.rawValue)
    }
    hasher.add(freeContacts.count)
    for index in freeContacts { hasher.add(index) }
    // Cancelled timers leave no trace: only those that run count.
    for timer in timers.inOrder
    where isRunning(timer) {
      hasher.add(timer.due)
      hasher.add(timer.sequence)
      hasher.add(Int(timer.owner))
      hasher.add(byte: timer.kind.rawValue)
    }
    conditions.feed(&hasher)
  }
}

extension Handling {
  fileprivate func feed(_ hasher: inout StableHasher) {
    for moment in [
      began, connectedAt, scheduledFor, queuedAt, dequeuedAt, joinedAt, agentLeftAt, onHoldSince, workBegan,
      workEnded, transferredAt,
    ] {
      hasher.add(moment ?? Timestamp(seconds: 0))
    }
    for number in [queue?.index ?? -1, attempts, agent ?? -1, holds, earlier.count] { hasher.add(number) }
    hasher.add(byte: isOffered ? 1 : 0)
    hasher.add(held.count)
    hasher.add(longestHold.count)
    hasher.add(agentLeft?.party ?? "")
    hasher.add(next ?? "")
    hasher.add(transferredTo ?? "")
    report?.feed(&hasher)
    for segment in earlier {
      for entry in segment.record.entries { hasher.add(entry.value) }
      hasher.add(segment.workBegan ?? Timestamp(seconds: 0))
      hasher.add(segment.workEnded ?? Timestamp(seconds: 0))
      segment.report?.feed(&hasher)
    }
  }
}

extension AgentReport {
  fileprivate func feed(_ hasher: inout StableHasher) {
    for words in [outcome, notes, transferredTo, transfer] { hasher.add(words) }
  }
}

extension Conditions {
  fileprivate func feed(_ hasher: inout StableHasher) {
    for setting in hours + queueHours {
      switch setting {
      case .byTheClock: hasher.add(byte: 0)
      case .open: hasher.add(byte: 1)
      case .closed: hasher.add(byte: 2)
      }
    }
    for setting in queues {
      switch setting {
      case .asItIs: hasher.add(byte: 0)
      case .full: hasher.add(byte: 1)
      case .empty: hasher.add(byte: 2)
      }
    }
    for lambda in lambdas {
      hasher.add(lambda.name)
      hasher.add(lambda.outcomes.count)
      hasher.add(byte: lambda.isAsItIsAfterThem ? 1 : 0)
      for outcome in lambda.outcomes {
        switch outcome {
        case .fails: hasher.add(byte: 0)
        case .timesOut: hasher.add(byte: 1)
        case .answers(let answer):
          hasher.add(byte: 2)
          answer.feed(&hasher)
        }
      }
    }
    for override in overrides { override.feed(&hasher) }
  }
}

extension Override {
  fileprivate func feed(_ hasher: inout StableHasher) {
    hasher.add(number)
    hasher.add(Int(delay.count))
    hasher.add(byte: isSubstituteOverridable ? 1 : 0)
    switch effect {
    case .lambda(let name, let effect):
      hasher.add(name)
      switch effect {
      case .substitute(let other): hasher.add(other)
      case .answers(let answer): answer.feed(&hasher)
      case .fails(let failure): hasher.add(byte: failure.rawValue)
      }
    case .bot(let name, let effect):
      hasher.add(name)
      effect.feed(&hasher)
    case .hours(let hours, let effect):
      hasher.add(hours.index)
      switch effect {
      case .substitute(let other): hasher.add(100 + other.index)
      case .answers(let answer): hasher.add(byte: answer.rawValue)
      }
    case .queue(let queue, let uses, let effect):
      hasher.add(queue.index)
      hasher.add(byte: uses.rawValue)
      switch effect {
      case .substitute(let other): hasher.add(100 + other.index)
      case .answers(let answer): hasher.add(byte: answer.rawValue)
      }
    }
  }
}

extension Override.BotEffect {
  fileprivate func feed(_ hasher: inout StableHasher) {
    switch self {
    case .substitute(let other): hasher.add(other)
    case .fails(let isLate): hasher.add(byte: isLate ? 1 : 0)
    case .understands(let understanding):
      hasher.add(understanding.intent)
      for value in understanding.slots + understanding.sessionAttributes {
        hasher.add(value.name)
        hasher.add(value.value)
      }
    }
  }
}

extension LambdaAnswer {
  fileprivate func feed(_ hasher: inout StableHasher) {
    hasher.add(values.count)
    for value in values {
      hasher.add(value.name)
      hasher.add(value.value)
    }
  }
}

extension WorldContact {
  fileprivate func feed(_ hasher: inout StableHasher, _ program: Program, promptWords: [String]) {
    contact.feed(program) {
      hasher.add($0)
    } bytes: {
      hasher.add($0)
    }
    switch stage {
    case .inFlow: hasher.add(byte: 0)
    case .queued(let queue): hasher.add(10 + queue.index * 8)
    case .agentWhisper(let queue): hasher.add(11 + queue.index * 8)
    case .customerWhisper(let queue): hasher.add(12 + queue.index * 8)
    case .joined(let queue): hasher.add(13 + queue.index * 8)
    case .disconnectFlow: hasher.add(byte: 1)
    case .ended: hasher.add(byte: 2)
    case .withThirdParty: hasher.add(byte: 3)
    case .scheduled: hasher.add(byte: 4)
    case .dialing(let queue): hasher.add(14 + queue.index * 8)
    case .outboundWhisper(let queue): hasher.add(15 + queue.index * 8)
    }
    for number in [
      generation, priority, ageAdjustment, queueMoves, declines, laterPriority, laterAge, criteria?.raw ?? -1,
    ] {
      hasher.add(Int(number))
    }
    hasher.add(byte: (isOnHold ? 1 : 0) + (hasCallback ? 2 : 0))
    hasher.add(transfer ?? -1)
    hasher.add(Int(partner))
    hasher.add(byte: consultation.rawValue)
    hasher.add(created?.flow ?? "")
    hasher.add(Int(created?.queue?.raw ?? -1))
    hasher.add(
      byte: created.map { $0.kind.rawValue + ($0.isDialed ? 8 : 0) + ($0.isAnswered ? 16 : 0) } ?? 255)
    for number in [created?.calls, created?.callLimit, created?.retryDelay] { hasher.add(Int(number ?? -1)) }
    hasher.add(thirdParty?.number ?? "")
    hasher.add(byte: thirdParty.map { $0.isTalking ? 1 : 0 } ?? 255)
    hasher.add(caller.description)
    hasher.add(arrivedAt)
    hasher.add(endedAt ?? Timestamp(seconds: 0))
    hasher.add(endedBy?.party ?? "")
    hasher.add(queuedAt ?? Timestamp(seconds: 0))
    for mark in conversation?.session.marks ?? [] { hasher.add(mark) }
    overriddenBot?.feed(&hasher)
    hasher.add(agent ?? -1)
    hasher.add(related?.index ?? -1)
    hasher.add(Int(related?.serial ?? 0))
    for (playing, words) in zip([prompt, agentPrompt], promptWords) {
      hasher.add(words)
      hasher.add(playing?.startedAt ?? Timestamp(seconds: 0))
    }
    for records in [records, agentRecords] {
      hasher.add(Int(records?.use.rawValue ?? 255))
      hasher.add(records?.busyTries ?? -1)
    }
    for lambda in [lambda, agentLambda] {
      hasher.add(lambda?.name ?? "")
      guard let lambda else { continue }
      hasher.add(lambda.startedAt)
      hasher.add(lambda.askedAt)
      hasher.add(lambda.outsideCall ?? 0)
      hasher.add(lambda.attempt)
      for parameter in lambda.parameters {
        hasher.add(parameter.name)
        hasher.add(parameter.value ?? "\u{0}")
      }
      switch lambda.outcome {
      case .answers(let answer): answer.feed(&hasher)
      case .fails(_, let why): hasher.add(why)
      case nil: hasher.add(byte: 0)
      }
    }
  }
}
