import ContactCenter
import FlowAnalysis
import FlowEngine
import TerminalUI
import World

/// What the call waits for, in the words and figures of the part beside the keypad.
struct WaitPresenter {
  let labels: FlowLabels
  let moment: Moment

  var state: WaitState {
    if moment.contact.isEnded { return WaitState(.ended(summary)) }
    let action = moment.action.map { labels.name(of: $0) } ?? ""
    return WaitState(kind, action: action, attempt: nil, then: then, before: before)
  }

  private var summary: WaitState.EndSummary {
    WaitState.EndSummary(
      how: moment.endWords ?? "ended", actions: moment.contact.contact.actionCount,
      lambdas: moment.facts.count { $0.kind == .lambda }, rows: moment.facts.count { $0.kind == .row },
      standIns: moment.facts.count { $0.kind == .standIn })
  }

  private var kind: WaitState.Kind {
    switch moment.contact.stage {
    case .queued(let queue) where !moment.asksForKeys: return .queue(queueWait(queue))
    case .agentWhisper: return .agent("\(moment.agentName ?? "an agent") hears the whisper", nil)
    case .customerWhisper: return .agent("\(moment.agentName ?? "an agent") is being joined", nil)
    case .joined: return .agent("speaking with \(moment.agentName ?? "an agent")", nil)
    case .queued, .inFlow, .disconnectFlow, .ended: break
    }
    if let lambda = moment.contact.lambda {
      let elapsed = moment.now - lambda.startedAt
      return .lambda(
        name: lambda.name,
        Countdown(
          remainingMilliseconds: Int((lambda.timeLimit - elapsed).count),
          totalMilliseconds: Int(lambda.timeLimit.count)), branches: "")
    }
    if let prompt = moment.contact.prompt {
      let keeps = moment.contact.contact.typeAhead.isOn
      return .speaking(prompt.isInterruptible ? .cut : keeps ? .wait : .notTaken)
    }
    guard let timer = moment.inputTimer else { return .time("waiting", nil) }
    let countdown = Countdown(
      remainingMilliseconds: Int(timer.remaining.count), totalMilliseconds: Int(total(timer.kind).count))
    if timer.kind == .wait { return .time("the flow waits", countdown) }
    if let settings = inputSettings, case .store = settings.mode {
      return .digits(field(settings), countdown)
    }
    return .oneKey(countdown)
  }

  private func queueWait(_ queue: QueueIndex) -> WaitState.QueueWait {
    let flow = moment.origin.map { moment.program.flows[$0.flow.index].name } ?? ""
    let next = moment.due[.interruption].map { due in
      Countdown(remainingMilliseconds: Int((due - moment.now).count), totalMilliseconds: 30_000)
    }
    return WaitState.QueueWait(
      queue: moment.program.queues[queue.index].name, flow: flow, place: moment.place ?? 1,
      waiting: max(moment.metrics?.size ?? 1, 1),
      waitedSeconds: moment.contact.queuedAt.map { Int((moment.now - $0).wholeSeconds) } ?? 0,
      agentsFree: moment.metrics?.available ?? 0, agents: moment.metrics?.staffed ?? 0, next: next)
  }

  private var inputSettings: InputSettings? { moment.action.flatMap { moment.program.inputSettings(of: $0) } }

  private func field(_ settings: InputSettings) -> WaitState.DigitField {
    let typed = moment.contact.contact.execution.input.text
    return WaitState.DigitField(
      typed: typed, most: settings.phoneNumberFormat == nil ? 20 : 15, isEncrypted: settings.isEncrypted,
      rules: settings.isCancelKeyDisabled ? "# ends" : "# ends, * wipes")
  }

  /// The whole length of a running timer.
  private func total(_ kind: TimerKind) -> Milliseconds {
    switch kind {
    case .firstDigit: return .seconds(Int64(inputSettings?.timeLimit ?? 5))
    case .interDigit: return .seconds(5)
    case .wait, .interruption: return moment.inputTimer?.remaining ?? .seconds(1)
    }
  }

  private var then: String {
    guard moment.asksForKeys, let action = moment.action else { return "" }
    let silence = labels.branches(of: action).first { $0.deciding.hasPrefix("silence") }
    if moment.contact.prompt != nil { return inputSettings.map { "\($0.timeLimit) s for a key" } ?? "" }
    return silence.map { "silence → \($0.target)" } ?? ""
  }

  private var before: String {
    let keys = moment.facts.suffix(12).filter { $0.kind == .keys }.suffix(3).map { "[\($0.text)]" }
    return keys.joined(separator: " ")
  }
}
