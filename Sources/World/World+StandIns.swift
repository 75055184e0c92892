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
    let isApproximated = acting.map { program.actionSources[$0.action.index].difference != nil } ?? false
    let isError = branch.map { program.branches[$0.index].outcome.isError } ?? false
    guard isAboutType || isError || isFirstWord(of: text, contact) else { return }
    var words = isAboutType ? "\(type) is not simulated" : text
    if let outcome, isAboutType || isError { words += ": took \(outcome)" }
    record(
      isApproximated ? .approximated : .standIn, words, contact, .standIn(type: type, branch: outcome),
      side: side)
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
    // One that is full here takes nobody: its own line says so.
    if state.conditions.setting(of: queue) == .full { return }
    let name = program.queues[queue.index].name
    let missing: MissingResource = program.queues[queue.index].owner == nil ? .queue(name) : .agent(name)
    say(missing.words, contact, side)
  }

  /// A recording that only flows name: its name is heard in place of its words; a task hears nothing anyway.
  mutating func sayRecordingStandIn(_ reference: String, _ contact: Int, _ side: Side) {
    guard state.contacts[contact].contact.channel != .task, let name = program.missingRecording(reference)
    else { return }
    say(
      "the recording \"\(name)\" is not here: its name is heard in its place", as: .approximated, contact,
      side)
  }

  /// A bot that only flows name: it knows what their branches are called.
  mutating func sayBotStandIn(_ conversation: Conversation, _ contact: Int, _ side: Side) {
    guard observer.isOn else { return }
    say(
      MissingResource.bot(conversation.name, intents: conversation.intents).words, as: .approximated, contact,
      side)
  }

  /// A flow that an attribute names for the agent's pages: none are shown.
  mutating func sayGuideStandIn(_ flow: String, _ attribute: String, _ contact: Int) {
    guard observer.isOn else { return }
    say(
      "the flow \"\(program.shownName(of: flow))\" of the attribute \(attribute) is not here: the agent is shown nothing",
      contact, .customer)
  }

  /// Says once a call what the action at work does not do as on the service: of what is not here or not looked at as soon as
  /// it is at work; of what its type does otherwise when that is done, unless a line of the action's own has said it.
  ///
  /// - Parameter pause: where the run stopped.
  @inline(never) mutating func tellApproximations(_ contact: Int, _ side: Side, _ pause: Pause) {
    guard let acting, acting.contact == contact, let step = observer.path.last,
      step.contact == state.contacts[contact].contact.serial, step.action == acting.action
    else { return }
    let source = program.actionSources[acting.action.index]
    let (hasLeft, isUnhandled) =
      switch pause {
      case .left(.unhandled): (true, true)
      case .left: (true, false)
      case .waiting, .ready: (false, false)
      }
    let outcome = step.branch.map { program.branches[$0.index].outcome }
    let isUnmatched = outcome == .error(ErrorType.noMatchingCondition.rawValue)
    let hasFailed = outcome.map { $0.isError && !isUnmatched } ?? isUnhandled
    for note in source.notes where note.isFailure == hasFailed {
      say(note.why, as: .approximated, contact, side)
    }
    if !hasFailed { sayUnstoredValues(contact, side) }
    // What is not for the channel is left undone on the service, too.
    guard step.branch != nil || hasLeft, outcome != .error(ErrorType.channelMismatch.rawValue),
      let difference = source.difference,
      program.works(acting.action, on: state.contacts[contact].contact.channel)
    else { return }
    let isTold = observer.entries.suffix(from: step.firstEntry).contains {
      $0.actionIndex == acting.action && $0.kind == .approximated
        && !source.notes.map(\.why).contains($0.text)
    }
    // The first of what is said of the type is enough in a call; docs/actions.md has the whole.
    if !isTold { say(String(difference.prefix { $0 != ";" }), as: .approximated, contact, side) }
  }

  /// Says once a call that something is not here, or not as on the service.
  private mutating func say(
    _ words: String, as kind: TranscriptEntry.Kind = .standIn, _ contact: Int, _ side: Side
  ) {
    guard isFirstWord(of: words, contact) else { return }
    let type = acting.map { program.actionSources[$0.action.index].action.type } ?? ""
    record(kind, words, contact, .standIn(type: type, branch: nil), side: side)
  }

  /// True the first time that a contact's call comes upon this: it is not said again.
  private mutating func isFirstWord(of absence: String, _ contact: Int) -> Bool {
    observer.notesAbsence(absence, of: state.contacts[contact].contact.serial)
  }
}
