import ContactCenter
import FlowAnalysis
import FlowEngine
import TerminalUI
import World

/// Makes what the phone screen shows out of a world: words and figures, no decisions.
struct PhonePresenter {
  let labels: FlowLabels
  /// Who calls, as the store knows them.
  let callerName: String
  let calledName: String
  let calledNumber: String

  /// What the presenter cannot see in the world.
  struct Surroundings {
    var speed: PlaySpeed = .normal
    var isPaused = false
    var pressed: DTMFDigit?
    /// Values of the contact before they last changed, with the moment of the change on the machine's clock.
    var changes = ContactChanges()
  }

  func model(
    of world: borrowing World, contact: Int, _ surroundings: Surroundings, view: PhoneView
  ) -> PhoneModel {
    let moment = Moment(world, contact)
    return PhoneModel(
      companyName: world.center.definition.name, header: header(moment, world, surroundings),
      transcript: ShownTranscript(labels: labels, moment: moment, callerName: callerName).entries,
      flow: FlowPanePresenter(labels: labels, moment: moment).pane, contact: surroundings.changes.rows,
      lambdas: lambdas(moment), rows: rows(moment),
      keypad: Keypad(labels: keyLabels(moment), pressed: surroundings.pressed?.character),
      wait: WaitPresenter(labels: labels, moment: moment).state,
      message: nil, log: [], view: view)
  }

  private func header(
    _ moment: Moment, _ world: borrowing World, _ surroundings: Surroundings
  ) -> CallHeader {
    let local = world.localTime(at: moment.now)
    let short = local.short
    return CallHeader(
      state: moment.endWords.map { .ended($0) } ?? .live, seconds: moment.seconds(at: moment.now),
      callerName: callerName, callerNumber: moment.contact.caller.number?.display ?? "number withheld",
      calledName: calledName, calledNumber: calledNumber, date: local.date.short,
      time: short.split(separator: " ").last.map(String.init) ?? short, speed: surroundings.speed.words,
      isNormalSpeed: surroundings.speed == .normal, paused: surroundings.isPaused ? "paused" : nil,
      standIns: moment.facts.count { $0.kind == .standIn })
  }

  private func keyLabels(_ moment: Moment) -> [Keypad.Label] {
    guard let action = moment.action, moment.asksForKeys else { return [] }
    return labels.keyLabels(of: action, spoken: moment.lastPrompt).filter(\.isOffered).map {
      Keypad.Label($0.digit.character, $0.text)
    }
  }

  private func lambdas(_ moment: Moment) -> [LambdaRow] {
    moment.facts.reversed().compactMap { fact in
      guard case .lambda(let report) = fact.detail else { return nil }
      let parameters = report.parameters.map { "\($0.name)=\($0.value)" }
      switch report.outcome {
      case nil:
        return LambdaRow(name: report.name, summary: "running", outcome: .running, parameters: parameters)
      case .answers(let answer):
        return LambdaRow(
          name: report.name, summary: "\(report.duration.count) ms · ok", outcome: .ok,
          parameters: parameters,
          result: answer.values.filter { !$0.value.isEmpty }.map { "\($0.name)=\($0.value)" })
      case .fails(_, let why):
        return LambdaRow(name: report.name, summary: why, outcome: .failed, parameters: parameters)
      }
    }
  }

  private func rows(_ moment: Moment) -> [ShownRow] {
    moment.facts.compactMap(\.shownRow)
  }
}

/// The world at one moment, seen from one contact: what several parts of the screen ask for.
struct Moment {
  let now: Timestamp
  let contact: WorldContact
  /// The transcript's facts about this contact.
  let facts: [Fact]
  /// The steps this contact took.
  let steps: [Transcript.PathStep]
  let program: Program
  /// The present action; nil when no flow runs.
  let action: ActionIndex?
  /// The places and due times that only the world knows.
  let due: [TimerKind: Timestamp]
  let place: Int?
  /// The figures of the queue it waits in.
  let metrics: World.QueueMetrics?
  let agentName: String?

  init(_ world: borrowing World, _ number: Int) {
    now = world.state.contacts[number].endedAt ?? world.state.now
    contact = world.state.contacts[number]
    program = world.program
    facts = world.observer.entries.filter { $0.contact == number }
    let serial = contact.contact.serial
    steps = world.observer.path.filter { $0.contact == serial }
    let execution = contact.contact.execution
    action = execution.flow == nil ? nil : execution.action
    var due: [TimerKind: Timestamp] = [:]
    for kind in TimerKind.allCases { due[kind] = world.due(kind, number) }
    self.due = due
    if case .queued(let queue) = contact.stage {
      place = world.place(of: number, in: queue)
      metrics = world.metrics(of: queue)
    } else {
      place = nil
      metrics = nil
    }
    agentName = contact.agent.map { world.center.agentName($0) }
  }

  func seconds(at moment: Timestamp) -> Int { Int((moment - contact.arrivedAt).wholeSeconds) }

  /// How the call ended; nil while it is on.
  var endWords: String? { facts.last { $0.kind == .ended }?.text }

  /// The document's action that the contact stands at.
  var origin: ActionOrigin? { action.map { program.actionSources[$0.index] } }

  /// True while keys decide: a menu, or an input that is being typed.
  var asksForKeys: Bool { origin?.action.type == "GetParticipantInput" }

  /// The wording of the present action's prompt, spoken or being spoken.
  var lastPrompt: String? {
    guard let action else { return nil }
    return facts.last { $0.kind == .prompt && $0.actionIndex == action }?.text
  }

  /// The input timer that runs, with its whole length.
  var inputTimer: (kind: TimerKind, remaining: Milliseconds)? {
    for kind in [TimerKind.interDigit, .firstDigit, .wait] {
      if let moment = due[kind] { return (kind, moment - now) }
    }
    return nil
  }
}
