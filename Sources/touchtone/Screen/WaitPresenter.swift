import ContactCenter
import FlowAnalysis
import FlowEngine
import TerminalUI
import World

/// What the call waits for, in the words and figures of the part beside the keypad.
struct WaitPresenter {
  let labels: FlowLabels
  let moment: Moment
  /// The center's name.
  let company: String

  private var name: String {
    moment.action.map { labels.name(of: $0, heard: moment.lastPrompt ?? "") } ?? ""
  }

  var state: WaitState {
    if let ring = moment.ring {
      return WaitState(
        .ringing("\(company) calls back", countdown(ring.until - moment.now, of: ring.until - ring.since)))
    }
    if moment.contact.isEnded { return WaitState(.ended(summary)) }
    var wait = WaitState(kind, action: name, attempt: moment.story.attempt, then: then, before: before)
    wait.isWithPerson = moment.isWithPerson
    return wait
  }

  private var summary: WaitState.EndSummary {
    WaitState.EndSummary(
      how: moment.story.endWords ?? "ended", actions: moment.actionCount,
      lambdas: moment.story.lambdas.count, rows: moment.story.rows.count,
      standIns: moment.story.standInCount, next: moment.toComeWords ?? "")
  }

  private var kind: WaitState.Kind {
    let agent = moment.agentName ?? "an agent"
    switch moment.contact.stage {
    case .queued(let queue) where !moment.asksForKeys: return .queue(queueWait(queue))
    case .agentWhisper: return .agent("\(agent) hears the whisper", nil)
    case .customerWhisper: return .agent("\(agent) is being joined", nil)
    case .joined where moment.contact.isOnHold: return .agent("On hold, by \(agent)", nil)
    // A transfer flow that the caller hears.
    case .joined where moment.contact.transfer != nil: break
    case .joined:
      let length = moment.story.joinedAt.map { Int((moment.now - $0).wholeSeconds) } ?? 0
      return .agent("Speaking with \(agent) \(clock(length))", nil)
    case .withThirdParty:
      return .agent("Speaking with \(moment.contact.thirdParty?.number ?? "an outside party")", nil)
    case .dialing: return .agent("Being called", nil)
    case .queued, .inFlow, .disconnectFlow, .scheduled, .outboundWhisper, .ended: break
    }
    if let party = moment.contact.thirdParty {
      return .agent(party.isTalking ? "Speaking with \(party.number)" : "Calling \(party.number)", nil)
    }
    if let lambda = moment.contact.lambda {
      let left = lambda.timeLimit - (moment.now - lambda.startedAt)
      return .lambda(name: lambda.name, countdown(left, of: lambda.timeLimit), branches: outlook)
    }
    if let prompt = moment.contact.prompt {
      let keeps = moment.contact.contact.typeAhead.isOn
      return .speaking(prompt.isInterruptible ? .cut : keeps ? .wait : .notTaken)
    }
    guard let timer = moment.timer(.interDigit, .firstDigit, .wait) else {
      return .time(moment.isAboutToBegin ? "\(name) begins with the next step" : "waiting", nil)
    }
    let countdown = countdown(timer.left, of: timer.whole)
    if timer.kind == .wait { return .time("The flow waits", countdown) }
    if let conversation = moment.conversation {
      return .words(
        countdown, understood: conversation.intents.joined(separator: ", "), takesKeys: !isChat)
    }
    if isChat { return .words(countdown, understood: "", takesKeys: false) }
    if moment.storesInput, let settings = moment.inputSettings { return .digits(field(settings), countdown) }
    return .oneKey(countdown)
  }

  private var isChat: Bool { moment.contact.contact.channel == .chat }

  private func countdown(_ left: Milliseconds, of whole: Milliseconds) -> Countdown {
    Countdown(remainingMilliseconds: Int(left.count), totalMilliseconds: Int(whole.count))
  }

  private func clock(_ seconds: Int) -> String {
    "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }

  /// Where the answers of the Lambda that runs lead.
  private var outlook: String {
    guard let action = moment.action else { return "" }
    return labels.outlook(from: action).map { "\($0.deciding) → \(moment.target(of: $0, labels))" }
      .joined(separator: "  ")
  }

  private func queueWait(_ queue: QueueIndex) -> WaitState.QueueWait {
    let flow = moment.origin.map { moment.program.flows[$0.flow.index].name } ?? ""
    return WaitState.QueueWait(
      queue: moment.contact.contact.name(of: queue, moment.program), flow: flow, place: moment.place ?? 1,
      waiting: max(moment.figures?.contactsInQueue ?? 1, 1),
      waitedSeconds: moment.contact.queuedAt.map { Int((moment.now - $0).wholeSeconds) } ?? 0,
      agentsFree: moment.figures?.agents.available ?? 0, agents: moment.figures?.agents.staffed ?? 0,
      next: moment.timer(.interruption).map { countdown($0.left, of: $0.whole) })
  }

  // MARK: Inputs

  private func field(_ settings: InputSettings) -> WaitState.DigitField {
    var contact = moment.contact.contact
    let turn = Turn(program: moment.program, now: moment.now)
    let most = settings.maximumLength.flatMap { turn.wholeNumber($0, &contact) } ?? 0
    let given = settings.terminator.map { turn.string(of: $0, &contact) } ?? ""
    let end = "\(given.isEmpty ? "#" : given) ends"
    return WaitState.DigitField(
      typed: contact.execution.input.text, most: most, isEncrypted: settings.isEncrypted,
      rules: settings.isCancelKeyDisabled ? end : end + ", * wipes",
      what: settings.phoneNumberFormat == nil ? "stored input" : "phone number")
  }

  private var then: String {
    guard moment.asksForKeys, let action = moment.action, moment.contact.lambda == nil else { return "" }
    if moment.contact.prompt != nil {
      return moment.inputSettings.map {
        "\($0.timeLimit) s for \(moment.storesInput ? "the first" : "one") key"
      } ?? ""
    }
    return labels.branches(of: action).first { $0.deciding.hasPrefix("silence") }.map { row in
      "silence → " + moment.target(of: row, labels)
    } ?? ""
  }

  /// The keys pressed before the present action asked.
  private var before: String {
    let present = moment.visitIndex
    return moment.story.keys.filter { $0.visit == nil || $0.visit != present }.suffix(3).map {
      "[\($0.text)]"
    }
    .joined(separator: " ")
  }
}
