import ContactCenter
import FlowDocument

/// What looks on while a program runs. Its calls are specialized away where it does nothing.
public protocol EngineObserver {
  /// An action begins.
  mutating func began(_ action: ActionIndex, _ contact: borrowing Contact)
  /// The present action is left by this branch.
  mutating func took(_ branch: BranchIndex, _ contact: borrowing Contact)
  /// The present action is over without a branch: its flow ends, or another one goes on.
  mutating func finished(_ contact: borrowing Contact)
}

extension EngineObserver {
  @inlinable public mutating func finished(_ contact: borrowing Contact) {}
}

/// Sees nothing.
public struct NoObserver: EngineObserver, Sendable {
  @inlinable public init() {}
  @inlinable public mutating func began(_ action: ActionIndex, _ contact: borrowing Contact) {}
  @inlinable public mutating func took(_ branch: BranchIndex, _ contact: borrowing Contact) {}
}

/// Where a run of the engine stopped.
@frozen public enum Pause: Sendable, BitwiseCopyable {
  /// The present action waits for an event.
  case waiting
  /// As many actions were begun as were allowed; the next one is ready.
  case ready
  /// The flow is over.
  case left(Departure)
}

/// What runs the flows of a program: its tables, which whoever runs them keeps alive by holding the program.
///
/// It counts no references, so that a step costs none.
@frozen public struct Interpreter: Sendable, BitwiseCopyable {
  @usableFromInline nonisolated(unsafe) let tables: UnsafePointer<ProgramTables>

  @inlinable init(_ tables: UnsafePointer<ProgramTables>) { self.tables = tables }

  /// Puts the contact at the start of a flow; `run` then begins it.
  public func enter(_ flow: FlowIndex, _ contact: inout Contact) {
    if contact.execution.isInModule { contact.leaveModules() }
    contact.execution.enter(flow, at: tables.pointee.starts[flow.index])
  }

  /// Gives the waiting action an event and goes on as far as the flow goes, at most `limit` actions where there is a limit.
  ///
  /// An event that the action has no use for changes nothing, but for keys: those are kept (type-ahead) or lost.
  @inlinable public func deliver<Observer: EngineObserver>(
    _ event: ContactEvent, to contact: inout Contact, at now: Timestamp, _ effects: inout Effects,
    _ observer: inout Observer, limit: Int? = nil
  ) -> Pause {
    guard contact.execution.state == .waiting else {
      ignored(event, &contact, &effects)
      return contact.execution.state == .ready ? .ready : .waiting
    }
    let turn = Turn(tables, now: now)
    let next = receive(event, turn, &contact, &effects)
    if case .ignored = next {
      ignored(event, &contact, &effects)
      return .waiting
    }
    contact.heard(event)
    return go(next, turn, &contact, &effects, &observer, limit)
  }

  /// Begins the action that is ready and goes on as far as the flow goes, at most `limit` actions where there is a limit.
  @inlinable public func run<Observer: EngineObserver>(
    _ contact: inout Contact, at now: Timestamp, _ effects: inout Effects, _ observer: inout Observer,
    limit: Int? = nil
  ) -> Pause {
    guard contact.execution.state == .ready else { return .waiting }
    let turn = Turn(tables, now: now)
    observer.began(contact.execution.action, contact)
    contact.beganAction()
    let next = begin(turn, &contact, &effects)
    return go(next, turn, &contact, &effects, &observer, limit.map { $0 - 1 })
  }

  /// Takes a branch of the present action by force, in place of what that does or waits for; the action after it is ready.
  @inlinable public func force<Observer: EngineObserver>(
    _ branch: BranchIndex, _ contact: inout Contact, at now: Timestamp, _ effects: inout Effects,
    _ observer: inout Observer
  ) -> Pause {
    if contact.execution.state == .ready {
      observer.began(contact.execution.action, contact)
      contact.beganAction()
    }
    return go(.take(branch), Turn(tables, now: now), &contact, &effects, &observer, 0)
  }

  @inlinable func go<Observer: EngineObserver>(
    _ first: Next, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects,
    _ observer: inout Observer, _ limit: Int?
  ) -> Pause {
    var next = first
    var left = limit
    while true {
      switch next {
      case .wait, .ignored:
        contact.execution.wait()
        return .waiting
      case .take(let branch):
        observer.took(branch, contact)
        let target = tables.pointee.branchTargets[branch.index]
        if target < 0 { return leave(.fault(~target), &contact) }
        contact.execution.action = ActionIndex(raw: target)
      case .enter(let flow):
        observer.finished(contact)
        enter(flow, &contact)
      case .invoke(let module):
        tables.pointee.program.enterModule(module, &contact, &effects)
      case .comeBack(let result):
        observer.finished(contact)
        guard tables.pointee.program.leaveModule(result, &contact, &effects) else {
          return leave(.flowEnded, &contact)
        }
        next = receive(.moduleReturned(result), turn, &contact, &effects)
        continue
      case .resume(let action):
        observer.finished(contact)
        resume(action, &contact)
      case .leave(let departure):
        observer.finished(contact)
        return leave(departure, &contact)
      }
      contact.settle()
      if contact.actionsWithoutWait >= tables.pointee.silentLoopWatchedFrom, notesSilentLoop(&contact) {
        return leave(.silentLoop, &contact)
      }
      if let further = left {
        if further <= 0 {
          contact.execution.isReady()
          return .ready
        }
        left = further - 1
      }
      observer.began(contact.execution.action, contact)
      contact.beganAction()
      next = begin(turn, &contact, &effects)
    }
  }

  @inlinable @inline(__always) func begin(
    _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    if contact.channel != .voice || tables.pointee.hasOtherThanVoice { tellUnsuited(contact, &effects) }
    if contact.execution.isInModule, let next = refusedInModule(turn, &contact, &effects) { return next }
    let row = tables.pointee.actions.row(contact.execution.action.index)
    let payload = UnsafeRawPointer(row).assumingMemoryBound(to: ActionPayload.self)
    return row.pointee.type.begin(payload, turn, &contact, &effects)
  }

  @inlinable @inline(__always) func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    let row = tables.pointee.actions.row(contact.execution.action.index)
    let payload = UnsafeRawPointer(row).assumingMemoryBound(to: ActionPayload.self)
    return row.pointee.type.receive(payload, event, turn, &contact, &effects)
  }

  /// Says that the present action does not work on the contact's channel, where it does not.
  @usableFromInline func tellUnsuited(_ contact: borrowing Contact, _ effects: inout Effects) {
    let action = contact.execution.action.index
    guard !tables.pointee.works(contact.execution.action, on: contact.channel) else { return }
    let channels = tables.pointee.channels[action]
    let type = tables.pointee.program.actionSources[action].action.type
    let suited = Channel.allCases.filter { channels & $0.bit != 0 }.map(\.words)
    let words = suited.joined(separator: " or ")
    effects.askWhy("\(type) works on \(words), not on \(contact.channel.words)")
  }

  /// What the present action of a module does where its type does not work in the flow that invoked the module, however deep
  /// that is: it takes its error branch (reference, section 2.1). Nil where it works.
  @usableFromInline func refusedInModule(
    _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next? {
    let action = contact.execution.action.index
    let allowed = tables.pointee.flowTypes[action]
    let program = tables.pointee.program
    // What works in modules alone works in each.
    guard allowed & ~FlowType.module.bit != 0,
      let invoker = program.flows[contact.execution.callers[0].flow.index].document.type,
      allowed & invoker.bit == 0
    else { return nil }
    let type = program.actionSources[action].action.type
    return turn.fail(
      program.actionBranches[action], .noMatchingError, &effects,
      .because(
        "\(type) does not work in a module that is part of the \(invoker.words)"))
  }

  /// What a key or a word does that the present action has no use for.
  @usableFromInline func ignored(_ event: ContactEvent, _ contact: inout Contact, _ effects: inout Effects) {
    switch event {
    case .digit(let digit):
      let kept = contact.typeAhead.keep(digit)
      effects.ask(.digitUnused(digit, kept: kept))
    case .said(let words): effects.ask(.words(effects.value(copying: words, of: &contact), isHeard: false))
    default: break
    }
  }

  @usableFromInline func resume(_ action: ActionIndex, _ contact: inout Contact) {
    if contact.execution.isInModule { contact.leaveModules() }
    contact.execution.action = action
  }

  @usableFromInline func leave(_ departure: Departure, _ contact: inout Contact) -> Pause {
    if contact.execution.isInModule { contact.leaveModules() }
    contact.execution.leave()
    return .left(departure)
  }
}

extension Program {
  /// What runs the program's flows.
  @inlinable public var interpreter: Interpreter { Interpreter(tables) }

  /// False for an action whose type does nothing, or fails, on the channel.
  public func works(_ action: ActionIndex, on channel: Channel) -> Bool {
    tables.pointee.works(action, on: channel)
  }

  /// As `Interpreter.enter(_:_:)`.
  public func enter(_ flow: FlowIndex, _ contact: inout Contact) { interpreter.enter(flow, &contact) }

  /// As `Interpreter.deliver(_:to:at:_:_:limit:)`.
  @inlinable public func deliver<Observer: EngineObserver>(
    _ event: ContactEvent, to contact: inout Contact, at now: Timestamp, _ effects: inout Effects,
    _ observer: inout Observer, limit: Int? = nil
  ) -> Pause {
    interpreter.deliver(event, to: &contact, at: now, &effects, &observer, limit: limit)
  }

  /// As `Interpreter.run(_:at:_:_:limit:)`.
  @inlinable public func run<Observer: EngineObserver>(
    _ contact: inout Contact, at now: Timestamp, _ effects: inout Effects, _ observer: inout Observer,
    limit: Int? = nil
  ) -> Pause {
    interpreter.run(&contact, at: now, &effects, &observer, limit: limit)
  }
}

extension Contact {
  @inlinable mutating func beganAction() {
    actionCount &+= 1
    actionsWithoutWait &+= 1
  }

  /// Between two actions: room that is no longer needed is given back.
  @inlinable mutating func settle() {
    if arena.byteCount > compactAbove { compactIfLarge() }
  }

  /// Something came from outside that the action took, so the flow is not looping in silence.
  @inlinable mutating func heard(_ event: ContactEvent) {
    switch event {
    case .hoursAnswered, .metricAnswered, .metricsLoaded, .moduleReturned, .answered, .recordsAnswered,
      .botReplied:
      break
    // What is written takes no time: a circle of messages in a chat goes round as fast as one without any. It is a prompt
    // between Lambdas for all that.
    case .promptFinished where channel == .chat: lambdaChain = 0
    case .promptFinished, .digit, .said:
      actionsWithoutWait = 0
      lambdaChain = 0
      if execution.interruption != nil { wasHeardInInterruption() }
    case .chose, .timerFired, .queueAnswered, .thirdParty:
      actionsWithoutWait = 0
      lambdaChain = 0
    case .lambdaAnswered, .lambdaFailed: actionsWithoutWait = 0
    }
  }

  @usableFromInline mutating func wasHeardInInterruption() { execution.interruption?.wasHeard = true }
}

extension Execution {
  @inlinable mutating func wait() { state = .waiting }
  @inlinable mutating func isReady() { state = .ready }
}
