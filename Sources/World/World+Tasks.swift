import ContactCenter
import FlowEngine
import Routing

// Tasks are paused and go on (reference, `ResumeContact`, and the hooks of section 1.3). A paused task stays with its agent,
// who has room for another contact meanwhile, and whose work on it begins anew when it goes on; the flow of the pause runs
// in between, that of the resumption behind it.
extension World {
  /// The agent pauses the task; false where it is paused already, or is being transferred.
  mutating func pause(_ contact: Int) -> Bool {
    guard let agent = state.contacts[contact].agent, case .joined = state.contacts[contact].stage,
      state.contacts[contact].transfer == nil, state.pausedTasks.allSatisfy({ $0.contact != contact })
    else { return false }
    tell(of: agent, contact) { "\($0) pauses the task" }
    cancelTimer(.talkEnds, contact)
    stopFlow(contact, .customer)
    state.pausedTasks.append(WorldState.PausedTask(contact: contact))
    route(.contactPaused(ContactHandle(contact)))
    beginFlow(of: .pauseContact, contact)
    return true
  }

  /// The agent resumes the task, and the flow of the pause is over; false where it is not paused.
  mutating func resumeTask(_ contact: Int) -> Bool {
    guard endPause(contact) else { return false }
    stopFlow(contact, .customer)
    state.pausedTasks.removeAll { $0.contact == contact }
    beginFlow(of: .resumeContact, contact)
    return true
  }

  /// A flow resumes the task, and goes on; false where it is not paused.
  mutating func resumeTask(_ contact: Int, by side: Side) -> Bool {
    guard side == .customer, endPause(contact) else { return false }
    for index in state.pausedTasks.indices where state.pausedTasks[index].contact == contact {
      state.pausedTasks[index].isResumed = true
    }
    return true
  }

  /// The agent works on the task again.
  private mutating func endPause(_ contact: Int) -> Bool {
    guard let agent = state.contacts[contact].agent, state.isPaused(contact) else { return false }
    tell(of: agent, contact) { "the task goes on with \($0)" }
    cancelTimer(.hold, contact)
    route(.contactResumed(ContactHandle(contact)))
    if !isSeated(agent) { startTimer(.talkEnds, after: center.agents[agent].talks, contact) }
    return true
  }

  private mutating func beginFlow(of hook: EventHook, _ contact: Int) {
    guard case .flow(let flow) = setting(of: hook, contact) else { return }
    interpreter.enter(flow, &state.contacts[contact].contact)
    becomeReady(contact, .customer)
  }

  /// The flow of a pause or of a resumption is over; one that fails costs nothing.
  mutating func taskFlowLeft(_ departure: Departure, _ contact: Int) {
    switch departure {
    case .disconnected: return end(contact, .byFlow)
    case .flowEnded, .queued, .joinedThirdParty: break
    case .flowNotHere, .unhandled, .fault, .silentLoop:
      tellFailure(departure, in: "flow of the task", contact, .customer)
    }
    guard let place = state.pausedTasks.firstIndex(where: { $0.contact == contact && $0.isResumed }) else {
      return
    }
    state.pausedTasks.remove(at: place)
    beginFlow(of: .resumeContact, contact)
  }

  /// The contact is without its agent: nothing is paused any more.
  @inline(__always) mutating func forgetPause(_ contact: Int) {
    if !state.pausedTasks.isEmpty { state.pausedTasks.removeAll { $0.contact == contact } }
  }
}

extension WorldState {
  /// A task that its agent has paused, as long as the flow of the pause may run.
  struct PausedTask: Sendable, BitwiseCopyable {
    let contact: Int
    /// True once the flow of the pause has resumed it.
    var isResumed = false
  }

  /// True for a task that its agent has paused.
  public func isPaused(_ contact: Int) -> Bool {
    pausedTasks.contains { $0.contact == contact && !$0.isResumed }
  }
}
