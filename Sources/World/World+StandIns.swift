import FlowEngine

// What is not simulated, or not here, is said out loud.
extension World {
  /// An action asked to say that something stands in: its own type, or a sentence about what is not here.
  @inline(never) mutating func standIn(
    _ what: Value, _ branch: BranchIndex?, _ contact: Int, _ side: Side
  ) {
    guard observer.isOn else { return }
    let text = program.string(what, in: effects)
    let outcome = branch.map { program.branches[$0.index].outcome.name }
    let type = acting.map { program.actionSources[$0.action.index].action.type } ?? text
    let isAboutType = text == type
    let isError = branch.map { program.branches[$0.index].outcome.isError } ?? false
    guard isAboutType || isError || isFirstWord(of: text, contact) else { return }
    var words = isAboutType ? "\(type) is not simulated" : text
    if let outcome, isAboutType || isError { words += ": took \(outcome)" }
    record(.standIn, words, contact, .standIn(type: type, branch: outcome), side: side)
  }

  /// Hours that only a flow names: they are open.
  @inline(never) mutating func sayHoursStandIn(_ hours: HoursIndex?, _ contact: Int, _ side: Side) {
    guard observer.isOn else { return }
    if let hours, program.hours[hours.index].definition == nil,
      state.conditions.setting(of: hours) == .byTheClock
    {
      let name = program.hours[hours.index].name
      say(MissingResource.hours(name).words, contact, side)
    }
    guard hours == nil, let queue = state.contacts[contact].contact.targetQueue,
      program.queues[queue.index].definition == nil, program.queues[queue.index].owner == nil,
      state.conditions.setting(ofHoursOf: queue) == .byTheClock
    else { return }
    let name = program.queues[queue.index].name
    say(MissingResource.hoursOfQueue(name).words, contact, side)
  }

  /// A queue that only a flow names: it has room and an agent by script.
  @inline(never) mutating func sayQueueStandIn(_ queue: QueueIndex?, _ contact: Int, _ side: Side) {
    guard observer.isOn, let queue = queue ?? state.contacts[contact].contact.targetQueue,
      !program.queues[queue.index].isHere
    else { return }
    // The action that set a queue which only it knew has said so, by its name.
    if queue == program.unknownQueue || queue == program.unknownAgentQueue,
      queue == state.contacts[contact].contact.targetQueue
    {
      return
    }
    let name = program.queues[queue.index].name
    let missing: MissingResource = program.queues[queue.index].owner == nil ? .queue(name) : .agent(name)
    say(missing.words, contact, side)
  }

  /// A recording that only flows name: its name is heard in place of its words.
  mutating func sayRecordingStandIn(_ reference: String, _ contact: Int, _ side: Side) {
    guard let name = program.missingRecording(reference) else { return }
    say("the recording \"\(name)\" is not here: its name is heard in its place", contact, side)
  }

  /// A bot that only flows name: it knows what their branches are called.
  mutating func sayBotStandIn(_ conversation: Conversation, _ contact: Int, _ side: Side) {
    guard observer.isOn else { return }
    say(
      MissingResource.bot(conversation.name, intents: conversation.intents).words, contact, side)
  }

  /// The action at work went on as if all were done, and it is not done as on the service: that is said once a call, unless
  /// a line of the action's own has said it.
  @inline(never) mutating func tellApproximation(_ contact: Int, _ side: Side) {
    guard let acting, acting.contact == contact, let step = observer.path.last,
      step.contact == state.contacts[contact].contact.serial, step.action == acting.action,
      let branch = step.branch, !program.branches[branch.index].outcome.isError,
      case .approximated(let how) = program.actionSources[acting.action.index].fidelity
    else { return }
    let isTold = observer.entries.suffix(from: step.firstEntry).contains {
      $0.actionIndex == acting.action && ($0.kind == .standIn || $0.kind == .bot)
    }
    // The first of what is said of the type is enough in a call; docs/actions.md has the whole. What is not here may have
    // been said by another action.
    let words = String(how.prefix { $0 != ";" })
    guard !isTold, isFirstWord(of: words, contact) else { return }
    let type = program.actionSources[acting.action.index].action.type
    record(.approximated, words, contact, .standIn(type: type, branch: nil), side: side)
  }

  /// Says once a call that a resource is not here.
  private mutating func say(_ words: String, _ contact: Int, _ side: Side) {
    guard isFirstWord(of: words, contact) else { return }
    let type = acting.map { program.actionSources[$0.action.index].action.type } ?? ""
    record(.standIn, words, contact, .standIn(type: type, branch: nil), side: side)
  }

  /// True the first time that a contact's call comes upon what is not here: it is not said again.
  private mutating func isFirstWord(of absence: String, _ contact: Int) -> Bool {
    observer.notesAbsence(absence, of: state.contacts[contact].contact.serial)
  }
}
