import ContactCenter
import FlowEngine

/// A caller and a world that answer everything by chance, but as a real one could: a timer fires only while it runs, a prompt ends
/// only while it plays, a question is answered by its kind.
public struct RandomCaller {
  public enum Ending: Sendable, Hashable {
    case left(String)
    /// The steps are used up while the flow waits on something real.
    case stillWaiting
    /// The flow waits, and nothing that could happen is under way.
    case stuck(action: String)
  }

  private enum Question: Equatable {
    case lambda, hours, metric, metrics, queue, bot, whatever, records, ringing, talking
  }

  private var chance: Chance
  private var timers: [TimerKind] = []
  private var isSpeaking = false
  private var question: Question?
  /// The number of the last action that talks to a bot.
  private var botAction = -1
  /// The number of the last action that shows a page.
  private var pageAction = -1
  /// Timers that still ran when the flow went on from the action that started them.
  public private(set) var forgotten: [TimerKind] = []
  private var actionCount = 0
  /// Every effect of the call in words, with what was answered between.
  public private(set) var trace: [String] = []

  public init(seed: UInt64) { chance = Chance(seed: seed) }

  /// Answers a call until its flow is left or so many events were given.
  public mutating func play(_ call: Call, steps: Int) -> Ending {
    call.begin()
    take(call)
    for _ in 0..<steps {
      if let departure = call.departure { return .left(Self.words(of: departure)) }
      guard let event = event(call) else { return .stuck(action: call.last) }
      trace.append("-- \(event)")
      call.deliver(event)
      take(call)
    }
    return call.departure.map { .left(Self.words(of: $0)) } ?? .stillWaiting
  }

  private mutating func take(_ call: Call) {
    trace += call.effects
    let running = timers
    var started: [TimerKind] = []
    for effect in call.buffer.list.elements {
      switch effect {
      case .play: isSpeaking = true
      case .stopPrompt: isSpeaking = false
      case .skipInPrompt: break
      case .startTimer(let kind, _):
        timers = timers.filter { $0 != kind } + [kind]
        started.append(kind)
      case .cancelTimer(let kind): timers.removeAll { $0 == kind }
      case .invokeLambda: question = .lambda
      case .askHours: question = .hours
      case .askMetric: question = .metric
      case .loadMetrics: question = .metrics
      case .enterQueue: question = .queue
      case .changeRelated, .createContact, .setRoutingCriteria, .holdParticipants, .resumeTask, .dialCustomer,
        .transferToAgent:
        question = .whatever
      case .useRecords: question = .records
      case .moveToQueue: question = .queue
      case .callThirdParty: question = .ringing
      case .converse(let turn):
        botAction = call.contact.actionCount
        if case .begins = turn.input { continue }
        question = .bot
      case .showPage: pageAction = call.contact.actionCount
      case .setRouting, .words, .digitUnused, .digitTaken, .digitsWiped,
        .inputStored, .standIn, .why, .lacks, .fact:
        break
      }
    }
    if call.contact.actionCount != actionCount || call.departure != nil {
      forgotten += running.filter { timers.contains($0) && !started.contains($0) }
      timers.removeAll { !started.contains($0) }
    }
    actionCount = call.contact.actionCount
  }

  private mutating func event(_ call: Call) -> ContactEvent? {
    let isIdle = question == nil && !isSpeaking && timers.isEmpty
    if isIdle { return nil }
    if question == .bot {
      // A bot answers before anything else can happen.
      question = nil
      return answer(.bot, call)
    }
    if pageAction == call.contact.actionCount, timers.contains(.wait), chance.next(in: 1...2) == 1 {
      let action = call.program.actionSources[call.contact.execution.action.index].action
      let operands = action.conditions.compactMap { $0.operands.first?.scalarText } + ["something else"]
      return .chose(call.contact.value(operands[chance.next(in: 0...operands.count - 1)], call.program))
    }
    // Now and then a key, whatever is under way.
    if chance.next(in: 1...3) == 1 {
      if botAction == call.contact.actionCount, chance.next(in: 1...2) == 1 {
        return .said(call.contact.value("a word", call.program))
      }
      return .digit(DTMFDigit.all[chance.next(in: 0...11)])
    }
    if let question {
      self.question = nil
      return answer(question, call)
    }
    if isSpeaking, timers.isEmpty || chance.next(in: 1...2) == 1 {
      isSpeaking = false
      return .promptFinished
    }
    let kind = timers.remove(at: chance.next(in: 0...timers.count - 1))
    return .timerFired(kind)
  }

  private mutating func answer(_ question: Question, _ call: Call) -> ContactEvent {
    switch question {
    case .lambda:
      let draw = chance.next(in: 1...6)
      if draw == 1 { return .lambdaFailed(.failed) }
      if draw == 2 { return .lambdaFailed(.timedOut) }
      call.contact.emptyExternal()
      for name in call.program.slotNames(.external) where chance.next(in: 1...4) > 1 {
        let texts = ["", "1", "3", "new", "existing", "true", "false", "Asha", "2026-11-24"]
        call.contact.setExternal(name, texts[chance.next(in: 0...texts.count - 1)], call.program)
      }
      return .lambdaAnswered
    case .hours: return .hoursAnswered([HoursAnswer.open, .closed, .unknown][chance.next(in: 0...2)])
    case .metric:
      return .metricAnswered(chance.next(in: 1...5) == 1 ? nil : Int64(chance.next(in: 0...400_000)))
    case .metrics:
      call.contact.setLoaded("Metrics.Queue.Size", String(chance.next(in: 0...9)), call.program)
      return .metricsLoaded(chance.next(in: 1...5) > 1)
    case .ringing:
      let event = [ThirdPartyEvent.answered, .failed, .notAnswered][chance.next(in: 0...2)]
      if event == .answered { self.question = .talking }
      return .thirdParty(event)
    case .talking: return .thirdParty(.hungUp)
    case .records:
      return .recordsAnswered(RecordsAnswer.allCases[chance.next(in: 0...RecordsAnswer.allCases.count - 1)])
    case .bot:
      let program = call.program
      let words =
        chance.next(in: 1...2) == 1 ? BotWords(call.contact.value("What?", program), isSSML: false) : nil
      if chance.next(in: 1...2) == 1 { return .botReplied(.asks(words)) }
      let action = program.actionSources[call.contact.execution.action.index].action
      let intents = action.conditions.flatMap { $0.operands.compactMap(\.scalarText) } + ["FallbackIntent"]
      let intent = call.contact.value(intents[chance.next(in: 0...intents.count - 1)], program)
      return .botReplied(.ends(intent: intent, isDeclined: chance.next(in: 1...4) == 1, says: words))
    case .whatever: return .answered(chance.next(in: 1...2) == 1)
    case .queue: return .queueAnswered([QueueAnswer.entered, .atCapacity, .refused][chance.next(in: 0...2)])
    }
  }

  private static func words(of departure: Departure) -> String {
    switch departure {
    case .disconnected: "disconnected"
    case .flowEnded: "flow ended"
    case .queued: "queued"
    case .joinedThirdParty: "joined with a third party"
    case .flowNotHere: "flow not here"
    case .unhandled(let error): "unhandled \(error.rawValue)"
    case .fault: "fault"
    case .silentLoop: "silent loop"
    }
  }
}
