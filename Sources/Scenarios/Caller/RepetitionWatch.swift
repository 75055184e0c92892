import ContactCenter
import FlowEngine
import World

/// Notices when a call goes round and round: nobody but the caller could change anything any more.
///
/// A round counts when it comes back to an action with everything as it was, and nothing in it asks the world, which
/// may answer otherwise the next time.
struct RepetitionWatch {
  /// Types whose outcome may change with the clock, the queues, chance or the rows.
  private static let askTheWorld: Set<String> = [
    "CheckHoursOfOperation", "CheckMetricData", "GetMetricData", "DistributeByPercentage",
    "InvokeLambdaFunction", "TransferContactToQueue",
  ]

  /// Those that ask about the queue that was chosen, unless they name another one.
  private static let askAboutTheQueue: Set<String> = [
    "CheckHoursOfOperation", "CheckMetricData", "GetMetricData", "TransferContactToQueue",
  ]

  private struct Sight {
    let standing: Int
    /// How many steps of flows the call had taken.
    let stepCount: Int
  }

  private var sights: [Sight] = []
  private var watched = 0
  /// How many entries were looked through, and how many of them were the call's own.
  private var entries = (seen: 0, own: 0)

  /// True when the contact is at a point where it was before, and nobody is about to do anything: no agent, no party that
  /// is called, no step of routing.
  mutating func repeats(_ world: borrowing World, _ contact: Int) -> Bool {
    let here = world.state.contacts[contact]
    guard here.agent == nil, here.lambda == nil, here.contact.execution.state == .waiting else {
      return false
    }
    let path = world.observer.path
    let progress = here.contact.actionCount + ownEntries(world, contact)
    guard progress > watched else { return false }
    watched = progress
    let standing = Self.standing(world, contact)
    defer { sights.append(Sight(standing: standing, stepCount: path.count)) }
    guard let last = sights.last(where: { $0.standing == standing }), !world.isSomebodyActing else {
      return false
    }
    let hasQueue = here.contact.targetQueue != nil
    return path[last.stepCount...].allSatisfy {
      !Self.asksTheWorld($0, world.program, hasQueue: hasQueue)
    }
  }

  /// Without a queue an action that names none has nothing to ask about, and fails the same way each time.
  private static func asksTheWorld(_ step: Transcript.PathStep, _ program: Program, hasQueue: Bool) -> Bool {
    let action = program.actionSources[step.action.index].action
    guard askTheWorld.contains(action.type) else { return false }
    let hasFailed = step.branch.map { program.branches[$0.index].outcome.isError } ?? false
    return hasQueue || !hasFailed || !askAboutTheQueue.contains(action.type)
      || ["QueueId", "AgentId", "HoursOfOperationId"].contains { action.parameter($0) != nil }
  }

  /// How many entries tell of what the call itself does: not of other contacts, nor of an agent who is through with it.
  private mutating func ownEntries(_ world: borrowing World, _ contact: Int) -> Int {
    let all = world.observer.entries
    for index in entries.seen..<max(entries.seen, all.count) {
      if all[index].contact == contact, all[index].kind != .agent { entries.own += 1 }
    }
    entries.seen = all.count
    return entries.own
  }

  /// One number for how the contact will go on; how many actions it had begun does not matter.
  private static func standing(_ world: borrowing World, _ number: Int) -> Int {
    var contact = world.state.contacts[number].contact
    contact.actionCount = 0
    contact.actionsWithoutWait = 0
    var hasher = Hasher()
    contact.feed(world.program) {
      hasher.combine($0)
    } bytes: {
      hasher.combine($0)
    }
    for kind in [TimerKind.firstDigit, .interDigit, .wait, .interruption] {
      hasher.combine(world.due(kind, number).map { $0 - world.state.now })
    }
    return hasher.finalize()
  }
}
