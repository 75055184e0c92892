import ContactCenter
import FlowEngine
import Routing
import Store

extension World {
  /// Carries out what the engine asked for; what answers it at once, the last where there is more.
  @inline(__always) mutating func carryOutEffects(_ contact: Int, _ side: Side) -> ContactEvent? {
    if effects.isEmpty { return nil }
    return side == .customer ? carryOutCallers(contact) : carryOutEffects(from: 0, contact, side)
  }

  /// As `carryOutEffects(_:_:)`, for the caller's flow: what nearly every action asks for is done here, and nothing of it
  /// answers or ends the contact.
  @inline(never) private mutating func carryOutCallers(_ contact: Int) -> ContactEvent? {
    for index in 0..<effects.list.count {
      switch effects.list[index] {
      case .play(let prompt): play(prompt, contact, .customer)
      case .startTimer(let kind, let length): startTimer(.init(kind, .customer), after: length, contact)
      case .cancelTimer(let kind): cancelTimer(.init(kind, .customer), contact)
      case .invokeLambda(let call): invoke(call, contact, .customer)
      case .digitTaken where !observer.isOn: break
      case .askHours, .enterQueue:
        guard index + 1 == effects.list.count else { fallthrough }
        let answer = answered(effects.list[index], contact, .customer)
        effects.removeAll()
        return answer
      default: return carryOutEffects(from: index, contact, .customer)
      }
    }
    effects.removeAll()
    return nil
  }

  /// As `carryOutEffects(_:_:)`, from one effect on.
  @inline(never) private mutating func carryOutEffects(
    from first: Int, _ contact: Int, _ side: Side
  ) -> ContactEvent? {
    var answer: ContactEvent?
    var index = first
    // What is carried out may take the rest away.
    while index < effects.list.count, !isEnded(contact) {
      if let event = carryOut(effects.list[index], contact, side) { answer = event }
      index += 1
    }
    effects.removeAll()
    return answer
  }

  /// Does what the engine asks; the event that answers it at once, if there is one.
  @inline(__always) private mutating func carryOut(
    _ effect: Effect, _ contact: Int, _ side: Side
  ) -> ContactEvent? {
    switch effect {
    case .play(let prompt): play(prompt, contact, side)
    case .stopPrompt: stopPrompt(contact, side)
    case .skipInPrompt(let length): skipInPrompt(length, contact, side)
    case .startTimer(let kind, let length): startTimer(.init(kind, side), after: length, contact)
    case .cancelTimer(let kind): cancelTimer(.init(kind, side), contact)
    case .invokeLambda(let call): invoke(call, contact, side)
    case .words, .digitUnused, .digitTaken, .digitsWiped, .inputStored, .standIn, .why, .lacks,
      .showPage:
      if observer.isOn { tell(effect, contact, side) }
    case .askHours, .askMetric, .loadMetrics, .enterQueue, .changeRelated, .setRouting,
      .setRoutingCriteria, .holdParticipants, .resumeTask, .transferToAgent, .moveToQueue, .callThirdParty,
      .dialCustomer, .createContact, .useRecords, .converse:
      return answered(effect, contact, side)
    case .fact: break
    }
    return nil
  }

  /// As `carryOut`, for what is answered at once, or asked for seldom.
  @inline(never) private mutating func answered(
    _ effect: Effect, _ contact: Int, _ side: Side
  ) -> ContactEvent? {
    switch effect {
    case .askHours(let hours):
      if observer.isOn { sayHoursStandIn(hours, contact, side) }
      return .hoursAnswered(answer(hours, contact))
    case .enterQueue(let queue):
      if observer.isOn { sayQueueStandIn(queue, contact, side) }
      return .queueAnswered(enter(queue, contact, side))
    case .askMetric(let metric, let queue):
      if observer.isOn { sayQueueStandIn(queue, contact, side) }
      return .metricAnswered(value(of: metric, queue, contact))
    case .loadMetrics(let queue, let channel):
      if observer.isOn { sayQueueStandIn(queue, contact, side) }
      loadMetrics(queue, channel, contact, side)
      return .metricsLoaded(true)
    case .changeRelated(let isAttributes):
      return .answered(changeRelated(contact, isAttributes: isAttributes, side))
    case .setRouting(let priority, let age):
      setRouting(contact, priority: priority, age: age)
      return nil
    case .transferToAgent: return transferToAgent(contact, side)
    case .holdParticipants(let who): return hold(who, contact, side)
    case .resumeTask: return .answered(resumeTask(contact, by: side))
    case .setRoutingCriteria: return setRoutingCriteria(contact).map { .answered($0) }
    case .moveToQueue(let queue):
      if observer.isOn { sayQueueStandIn(queue, contact, side) }
      return move(contact, to: queue, side).map { .queueAnswered($0) }
    case .callThirdParty(let call):
      self.call(call, contact, side)
      return nil
    case .dialCustomer(let shown, let limit): return dialCustomer(shown, ringing: limit, contact)
    case .createContact(let order): return .answered(create(order, from: contact, side))
    case .useRecords(let use): return useRecords(use, contact, side).map { .recordsAnswered($0) }
    case .converse(let turn): return converse(turn, contact, side)
    case .play, .stopPrompt, .skipInPrompt, .startTimer, .cancelTimer, .invokeLambda, .words, .digitUnused,
      .digitTaken, .digitsWiped, .inputStored, .standIn, .why, .lacks, .showPage, .fact:
      return nil
    }
  }

  /// Records an effect that nothing comes of.
  @inline(never) private mutating func tell(_ effect: Effect, _ contact: Int, _ side: Side) {
    switch effect {
    case .words(let words, let isHeard):
      let text = program.string(words, in: effects)
      let isTyped = isChat(contact)
      record(.say, text, contact, .said(isHeard: isHeard, isTyped: isTyped), side: side)
    case .digitUnused(let digit, let kept):
      record(.keys, String(digit.character), contact, .keys(fate: kept ? .kept : .lost), side: side)
    case .digitTaken(let digit, let fromBuffer):
      note(digit, fromBuffer: fromBuffer, contact, side)
    case .digitsWiped: record(.keys, "*", contact, .keys(fate: .wiped), side: side)
    case .inputStored(let value, let isEncrypted):
      let text = isEncrypted ? "" : program.string(value, in: effects)
      record(.keys, "", contact, .keys(fate: .stored(text, isEncrypted: isEncrypted)), side: side)
    case .standIn(let what, let branch): standIn(what, branch, contact, side)
    case .why(let words):
      if isUnsuitedDefault(contact) { break }
      let text = program.string(words, in: effects)
      record(.note, text, contact, side: side)
    case .showPage(let words):
      let text = program.string(words, in: effects)
      record(.note, text, contact, side: side)
      sayValuesMissingOnPage(contact, side)
    case .lacks(let words):
      let text = program.string(words, in: effects)
      if !sayMissingValues(contact, side) { record(.note, text, contact, side: side) }
    case .play, .stopPrompt, .skipInPrompt, .startTimer, .cancelTimer, .invokeLambda, .askHours, .askMetric,
      .loadMetrics, .enterQueue, .changeRelated, .setRouting, .setRoutingCriteria, .holdParticipants,
      .resumeTask,
      .transferToAgent, .moveToQueue, .callThirdParty, .dialCustomer, .createContact, .useRecords,
      .converse, .fact:
      break
    }
  }

  /// Writes down a key that an action took; one of an encrypted input only as a dot.
  private mutating func note(_ digit: DTMFDigit, fromBuffer: Bool, _ contact: Int, _ side: Side) {
    guard observer.isOn else { return }
    var made = entry(
      .keys, String(digit.character), contact, .keys(fate: fromBuffer ? .takenFromTypeAhead : .taken),
      side: side)
    if let action = made.actionIndex, program.inputSettings(of: action)?.hides(digit) == true {
      made.text = TranscriptEntry.hiddenKey
      if fromBuffer { observer.hideKeptKeys(of: contact) }
    }
    _ = observer.add(made)
  }

  // MARK: Timers

  @inline(__always) mutating func startTimer(
    _ kind: TimerQueue.Kind, after length: Milliseconds, _ contact: Int
  ) {
    state.timerCount &+= 1
    let due = (state.now + length).nanoseconds
    state.contacts[contact].timers.start(kind, state.timerCount, due: due)
    state.timers.insert(
      TimerQueue.Entry(
        due: due, sequence: state.timerCount, owner: Int32(truncatingIfNeeded: contact), kind: kind))
  }

  mutating func cancelTimer(_ kind: TimerQueue.Kind, _ contact: Int) {
    let sequence = state.contacts[contact].timers.stop(kind)
    guard sequence != 0 else { return }
    state.timers.forget(sequence)
    if state.timers.isMostlyCancelled { state.sweepTimers() }
  }

  /// When a timer of the caller's flow is due; nil when it does not run.
  @inlinable public func due(_ kind: TimerKind, _ contact: Int) -> Timestamp? {
    state.contacts[contact].timers.due(.init(kind, .customer)).map { Timestamp(nanoseconds: $0) }
  }

  @inline(__always) mutating func fire(_ timer: TimerQueue.Entry) {
    let contact = Int(timer.owner)
    switch timer.kind {
    case .promptEnds:
      endPrompt(contact, .customer, wasCut: false)
      deliver(.promptFinished, contact, .customer)
    case .firstDigit: deliver(.timerFired(.firstDigit), contact, .customer)
    case .interDigit: deliver(.timerFired(.interDigit), contact, .customer)
    case .wait: deliver(.timerFired(.wait), contact, .customer)
    case .interruption: deliver(.timerFired(.interruption), contact, .customer)
    case .lambdaAnswers: lambdaIsDue(contact, .customer)
    case .agentFirstDigit: deliver(.timerFired(.firstDigit), contact, .agent)
    case .agentInterDigit: deliver(.timerFired(.interDigit), contact, .agent)
    case .agentWait: deliver(.timerFired(.wait), contact, .agent)
    case .agentInterruption: deliver(.timerFired(.interruption), contact, .agent)
    case .agentPromptEnds:
      endPrompt(contact, .agent, wasCut: false)
      deliver(.promptFinished, contact, .agent)
    case .agentLambdaAnswers: lambdaIsDue(contact, .agent)
    case .agentAnswers: agentAnswers(contact)
    case .talkEnds: talkIsOver(contact)
    case .whisperLimit: whisperIsTooLong(contact)
    case .thirdParty: thirdPartyIsDue(contact)
    case .beginsLater: createdContactIsDue(contact)
    case .recordsAreTried: recordsAreDue(contact, .customer)
    case .agentRecordsAreTried: recordsAreDue(contact, .agent)
    case .routingStep: routingTimerIsDue(.step, contact)
    case .offerRings: routingTimerIsDue(.ring, contact)
    case .profileDelay: routingTimerIsDue(.delay, contact)
    case .callbackRetry: routingTimerIsDue(.callback, contact)
    case .afterContactWork: route(.workEnded(WorkHandle(TimerQueue.work(ofOwner: timer.owner))))
    case .routingChange: routingChangeIsDue(contact)
    case .hold: holdIsDue(contact)
    case .transfer: transferIsDue(contact)
    }
  }

  // MARK: Prompts

  @inline(__always) private mutating func play(_ prompt: Prompt, _ contact: Int, _ side: Side) {
    let length = literalAudio.length(of: prompt) ?? makeAudio(of: prompt, contact, side)
    setPrompt(PlayingPrompt(prompt, length: length, startedAt: state.now), of: contact, side)
    // Even a prompt without a word takes a moment, so that a flow that only repeats it lets time go on; a message is
    // there at once.
    let isMessage = isChat(contact) && side == .customer
    startTimer(.promptEnds(side), after: isMessage ? Milliseconds(1) : max(length, Milliseconds(1)), contact)
    if observer.isOn { tell(of: prompt, contact, side) }
  }

  /// Makes the audio of a prompt that was not heard before, or whose wording is no literal; its length.
  @inline(never) private mutating func makeAudio(
    of prompt: Prompt, _ contact: Int, _ side: Side
  ) -> Milliseconds {
    let audio = center.audio(of: prompt, program.string(prompt.body, in: effects))
    if !prompt.body.isInArena {
      literalAudio[prompt] = audio
    } else if side == .customer {
      state.contacts[contact].madeAudio = audio
    } else {
      state.contacts[contact].agentMadeAudio = audio
    }
    return audio.length
  }

  /// Records a prompt that begins.
  @inline(never) private mutating func tell(of prompt: Prompt, _ contact: Int, _ side: Side) {
    guard var playing = self.prompt(of: contact, side), let audio = promptAudio(of: contact, side) else {
      return
    }
    if let recording = audio.recording { sayRecordingStandIn(recording, contact, side) }
    playing.entry = record(
      .prompt, audio.spoken.text, contact,
      .prompt(
        spoken: audio.spoken, isInterruptible: prompt.isInterruptible,
        isIterative: prompt.isIterative,
        side: side, wasCut: false, spokenCount: nil),
      side: side)
    setPrompt(playing, of: contact, side)
    if audio.spoken.text.allSatisfy(\.isWhitespace) {
      sayMissingValues(contact, side)
    } else if prompt.body.isInArena {
      sayUnspokenValues(contact, side)
    }
  }

  /// True while an action of a default flow is at work that is for other channels: the flow goes on without it, as on the
  /// service, and nobody wrote it.
  private func isUnsuitedDefault(_ contact: Int) -> Bool {
    guard let acting, acting.contact == contact else { return false }
    return DefaultFlows.contain(program.actionSources[acting.action.index].flow, of: program)
      && !program.works(acting.action, on: state.contacts[contact].contact.channel)
  }

  /// The prompt that just began goes on where it was cut.
  private mutating func skipInPrompt(_ length: Milliseconds, _ contact: Int, _ side: Side) {
    guard var playing = prompt(of: contact, side) else { return }
    playing.startedAt = state.now - length
    setPrompt(playing, of: contact, side)
    cancelTimer(.promptEnds(side), contact)
    startTimer(.promptEnds(side), after: max(playing.length - length, Milliseconds(1)), contact)
  }

  mutating func stopPrompt(_ contact: Int, _ side: Side) {
    cancelTimer(.promptEnds(side), contact)
    endPrompt(contact, side, wasCut: true)
  }

  @inline(__always) private mutating func endPrompt(_ contact: Int, _ side: Side, wasCut: Bool) {
    if observer.isOn { tellEndOfPrompt(contact, side, wasCut: wasCut) }
    setPrompt(nil, of: contact, side)
  }

  @inline(never) private mutating func tellEndOfPrompt(_ contact: Int, _ side: Side, wasCut: Bool) {
    guard let playing = prompt(of: contact, side), let audio = promptAudio(of: contact, side) else { return }
    let elapsed = state.now - playing.startedAt
    observer.promptEnded(
      entry: playing.entry, wasCut: wasCut, spokenCount: audio.spoken.spokenCount(after: elapsed)
    )
  }

  /// What a party of the contact hears now; nil when no prompt is spoken to it.
  public func promptAudio(of contact: Int, _ side: Side = .customer) -> PromptAudio? {
    guard let playing = prompt(of: contact, side) else { return nil }
    let prompt = playing.prompt
    guard !prompt.body.isInArena else {
      return side == .customer ? state.contacts[contact].madeAudio : state.contacts[contact].agentMadeAudio
    }
    return literalAudio[prompt] ?? center.audio(of: prompt, program.literals.text(of: prompt.body))
  }

  // MARK: Hours

  /// (Changes nothing; but a function that cannot would be given a copy of the world.)
  @inline(never) private mutating func answer(_ asked: HoursIndex?, _ contact: Int) -> HoursAnswer {
    var hours = asked
    if state.conditions.hasOverrides, var named = asked {
      if let answer = overrideHours(&named, contact) { return answer }
      hours = named
    }
    if let hours {
      switch state.conditions.setting(of: hours) {
      case .open: return .open
      case .closed: return .closed
      case .byTheClock: break
      }
    }
    return answerByTheClock(hours, contact)
  }

  @inline(never) private mutating func answerByTheClock(_ hours: HoursIndex?, _ contact: Int) -> HoursAnswer {
    if let hours {
      guard let definition = program.hours[hours.index].definition else { return .open }
      return knownHours.isOpen(definition, at: state.now, center.definition) ? .open : .closed
    }
    guard let queue = state.contacts[contact].contact.targetQueue else { return .unknown }
    // The queue of an agent has no hours (reference, `CheckHoursOfOperation`).
    if program.queues[queue.index].owner != nil { return .unknown }
    switch state.conditions.setting(ofHoursOf: queue) {
    case .open: return .open
    case .closed: return .closed
    case .byTheClock: break
    }
    guard let definition = program.queues[queue.index].definition else { return .open }
    guard let own = center.definition.queues[definition].hours else { return .open }
    if let index = program.hours(center.definition.hours[own].name) { return answer(index, contact) }
    return knownHours.isOpen(own, at: state.now, center.definition) ? .open : .closed
  }
}

extension WorldCenter {
  /// What is heard of a prompt whose references are resolved.
  func audio(of prompt: Prompt, _ body: String) -> PromptAudio {
    var spoken = spoken(prompt.form, body)
    if prompt.isIterative, spoken.length.count < 1000 {
      spoken = SpokenPrompt(recording: spoken.text, length: .seconds(1))
    }
    return PromptAudio(spoken, recording: prompt.form == .recording || prompt.form == .media ? body : nil)
  }

  /// How a prompt is spoken whose references are resolved.
  func spoken(_ form: Prompt.Form, _ body: String) -> SpokenPrompt {
    switch form {
    case .text: return SpokenPrompt(SpeechMarkup(plain: body))
    case .ssml:
      return SpokenPrompt(SpeechMarkup(body) ?? SpeechMarkup(inner: body) ?? SpeechMarkup(plain: body))
    case .recording:
      if let index = definition.prompts.index(of: body) { return prompts[index] }
      return SpokenPrompt(named: program.shownName(of: body))
    case .media:
      return SpokenPrompt(named: body.split(separator: "/").last.map(String.init) ?? body)
    }
  }
}
