import ContactCenter
import FlowEngine

/// Runs scripted calls through the engine alone: prompts end at once, the Lambda and the hours are answered in line.
struct InterpretBenchmark: ~Copyable {
  private let program: Program
  private let start: FlowIndex
  private let scripts: [Prepared]
  private let keys: ScriptedKeys
  private let topic: (slot: Int, value: Value)
  private let status: Int
  private var contact: Contact
  private var effects = Effects(tellsReasons: false)

  private struct Prepared {
    let status: Value
    let hours: HoursAnswer
  }

  /// Nil when the flow does not mention what the workload needs.
  init?(program: Program, scripts: [CallScript]) {
    var contact = Contact(program: program)
    guard let topicSlot = program.slot(of: "topic", in: .attributes),
      let status = program.slot(of: "status", in: .external)
    else { return nil }
    self.program = program
    start = FlowIndex(0)
    topic = (topicSlot, contact.value("0", program))
    self.status = status
    self.scripts = scripts.map { script in
      Prepared(
        status: program.literals.find(String(script.status)) ?? .missing,
        hours: script.isOpen ? .open : .closed)
    }
    keys = ScriptedKeys(scripts)
    self.contact = contact
  }

  /// Runs one script; the outcome is the queue's number, or 5 when the flow hung up.
  mutating func run<Observer: EngineObserver>(_ number: Int, _ observer: inout Observer) -> (
    outcome: Int, actions: Int
  ) {
    contact.reset(serial: Int32(truncatingIfNeeded: number), channel: .voice, seed: 0)
    contact.setAttribute(slot: topic.slot, literal: topic.value, program)
    program.enter(start, &contact)
    effects.removeAll()
    var left = keys.range(of: number)
    let now = Timestamp(seconds: 0)
    var pause = program.run(&contact, at: now, &effects, &observer)
    while case .waiting = pause {
      let event = answer(number, &left)
      effects.removeAll()
      pause = program.deliver(event, to: &contact, at: now, &effects, &observer)
    }
    let isQueued = if case .left(.queued) = pause { true } else { false }
    return (isQueued ? Int(contact.targetQueue?.raw ?? -1) : 5, contact.actionCount)
  }

  private mutating func answer(_ number: Int, _ left: inout Range<Int>) -> ContactEvent {
    var answer = ContactEvent.promptFinished
    for index in 0..<effects.list.count {
      switch effects.list[index] {
      case .play: answer = .promptFinished
      case .startTimer(let kind, _):
        answer = keys.next(&left).map { .digit($0) } ?? .timerFired(kind)
      case .invokeLambda:
        contact.emptyExternal()
        contact.setExternal(slot: status, literal: scripts[number].status)
        answer = .lambdaAnswered
      case .askHours: answer = .hoursAnswered(scripts[number].hours)
      case .enterQueue: answer = .queueAnswered(.entered)
      case .askMetric: answer = .metricAnswered(0)
      case .loadMetrics: answer = .metricsLoaded(true)
      case .changeRelated, .createContact, .setRoutingCriteria, .holdParticipants, .resumeTask, .dialCustomer,
        .transferToAgent:
        answer = .answered(false)
      case .useRecords: answer = .recordsAnswered(.failed)
      case .moveToQueue: answer = .queueAnswered(.refused)
      case .callThirdParty: answer = .thirdParty(.failed)
      case .setRouting, .stopPrompt, .skipInPrompt, .cancelTimer, .converse, .words, .digitUnused,
        .digitTaken, .digitsWiped, .inputStored, .standIn, .why, .lacks, .showPage, .fact:
        break
      }
    }
    return answer
  }
}
