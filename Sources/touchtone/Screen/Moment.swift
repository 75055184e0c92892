import ContactCenter
import FlowAnalysis
import FlowEngine
import Routing
import World

/// The world at one moment, seen from one contact: what several parts of the screen ask for.
struct Moment {
  let now: Timestamp
  let contact: WorldContact
  let program: Program
  let story: CallStory
  /// The present action; nil when no flow runs.
  let action: ActionIndex?
  /// Its place in the queue it waits in, and the queue's figures.
  let place: Int?
  let figures: LiveFigures?
  let agentName: String?
  /// True while a person at an agent's desk hears what is said.
  let isWithPerson: Bool
  /// How many actions began on the caller's telephone.
  let actionCount: Int
  /// The callback that rings, and that can be answered; nil where none does.
  let ring: Telephone.Ring?
  /// What the input says that is about to begin; nil where none is.
  private let comingWording: String?
  /// What is to come once the call is over: "to be called back, from queue Villas"; nil for nothing.
  let toComeWords: String?

  init(_ world: borrowing World, _ number: Int, _ story: CallStory) {
    let contact = world.state.contacts[number]
    let callback = contact.isEnded ? world.callbackToCome : nil
    now = callback == nil ? contact.endedAt ?? world.state.now : world.state.now
    actionCount = (world.state.telephone?.contacts ?? [number]).reduce(0) {
      $0 + world.state.contacts[$1].contact.actionCount
    }
    ring = contact.isEnded ? world.ring : nil
    toComeWords = callback.map { Self.words(ofCallback: $0, world) }
    self.contact = contact
    self.story = story
    program = world.program
    let execution = contact.contact.execution
    let action = execution.flow == nil ? nil : execution.action
    self.action = action
    let isInput = action.map { Self.asksForKeys(world.program.actionSources[$0.index]) } ?? false
    comingWording = isInput && execution.state == .ready ? world.nextWording(of: number) : nil
    if case .queued(let queue) = contact.stage {
      place = world.place(of: number, in: queue)
      figures = world.figures(of: queue)
    } else {
      place = nil
      figures = nil
    }
    isWithPerson = world.person(with: number) != nil
    agentName = contact.agent.map { world.center.agentName($0) }
  }

  private static func words(ofCallback number: Int, _ world: borrowing World) -> String {
    let callback = world.state.contacts[number]
    switch callback.stage {
    case .queued(let queue), .agentWhisper(let queue), .outboundWhisper(let queue), .dialing(let queue):
      return "to be called back · queue \(callback.contact.name(of: queue, world.program))"
    case .inFlow, .customerWhisper, .joined, .disconnectFlow, .withThirdParty, .scheduled, .ended:
      return "to be called back"
    }
  }

  func seconds(at moment: Timestamp) -> Int { story.seconds(at: moment) }

  /// The document's action that the contact stands at.
  var origin: ActionOrigin? { action.map { program.actionSources[$0.index] } }

  /// True while the present action has not begun yet.
  var isAboutToBegin: Bool { action != nil && contact.contact.execution.state == .ready }

  /// True while keys decide: a menu, or an input that is being typed.
  var asksForKeys: Bool { origin.map(Self.asksForKeys) ?? false }

  private static func asksForKeys(_ origin: ActionOrigin) -> Bool {
    origin.action.type == "GetParticipantInput"
  }

  /// The bot that listens at the present action; nil where none does.
  var conversation: Conversation? {
    origin?.action.type == "ConnectParticipantWithLexBot" ? contact.conversation : nil
  }

  /// The stay at the present action.
  var visit: Visit? { visitIndex.map { story.visits[$0] } }

  var visitIndex: Int? { action.flatMap { story.lastVisit(of: $0) } }

  /// The wording of the present action's prompt, spoken, being spoken or about to be.
  var lastPrompt: String? { comingWording ?? action.flatMap { story.lastWording(at: $0) } }

  /// A running timer, from when to when.
  func timer(_ kinds: TimerKind...) -> (kind: TimerKind, left: Milliseconds, whole: Milliseconds)? {
    for kind in kinds {
      if let timer = story.timers[kind] { return (kind, timer.due - now, timer.due - timer.from) }
    }
    return nil
  }

  /// Where a branch leads: what comes of a wrong key or of silence is the same question again, so many times.
  func target(of row: BranchLabel, _ labels: FlowLabels) -> String {
    guard asksForKeys, row.digit == nil, row.target != "this one", !isSuccess(row),
      labels.leadsBack(row)
    else { return row.target }
    guard let attempt = story.attempt, let rule = story.attemptRule else { return "asked again" }
    let left = attempt.of - attempt.number
    return left > 0 ? "again, \(left) left" : rule.after
  }

  /// True for the way on from an input that was stored.
  private func isSuccess(_ row: BranchLabel) -> Bool {
    guard storesInput else { return false }
    return row.branches.contains { program.branches[$0.index].outcome == .next }
  }

  var inputSettings: InputSettings? { action.flatMap { program.inputSettings(of: $0) } }

  /// Whether several keys are stored, where a menu takes one.
  var storesInput: Bool {
    if case .store = inputSettings?.mode { return true }
    return false
  }
}
