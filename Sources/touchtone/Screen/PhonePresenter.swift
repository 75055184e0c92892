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
    /// What the moment is that is shown in place of the live call; nil for that itself.
    var whatIf: CallHeader.WhatIf?
    var pressed: DTMFDigit?
    /// Values of the contact before they last changed, with the moment of the change on the machine's clock.
    var changes = ContactChanges()
  }

  func model(
    of world: borrowing World, contact: Int, _ story: CallStory, _ surroundings: Surroundings,
    view: PhoneView
  ) -> PhoneModel {
    let moment = Moment(world, contact, story)
    return PhoneModel(
      companyName: world.center.definition.name, header: header(moment, world, surroundings),
      transcript: story.entries, flow: FlowPanePresenter(labels: labels, moment: moment).pane,
      contact: surroundings.changes.rows, lambdas: story.lambdas, rows: story.rows,
      keypad: Keypad(
        labels: keyLabels(moment), pressed: surroundings.pressed?.character,
        hasTones: moment.contact.contact.channel == .voice),
      wait: WaitPresenter(labels: labels, moment: moment, company: world.center.definition.name).state,
      message: nil, log: [], view: view, hasSample: world.center.definition.sample != .none)
  }

  private func header(
    _ moment: Moment, _ world: borrowing World, _ surroundings: Surroundings
  ) -> CallHeader {
    let local = world.localTime(at: moment.now)
    let short = local.short
    return CallHeader(
      state: moment.ring != nil ? .ringing : moment.story.endWords.map { .ended($0) } ?? .live,
      seconds: moment.seconds(at: moment.now),
      callerName: callerName, callerNumber: moment.contact.caller.number?.display ?? "number withheld",
      calledName: calledName, calledNumber: calledNumber, date: local.date.short,
      time: short.split(separator: " ").last.map(String.init) ?? short, speed: surroundings.speed.words,
      isNormalSpeed: surroundings.speed == .normal,
      paused: surroundings.isPaused && (moment.story.endWords == nil || moment.toComeWords != nil)
        ? "paused" : nil,
      whatIf: surroundings.whatIf,
      standIns: moment.story.standInCount)
  }

  private func keyLabels(_ moment: Moment) -> [Keypad.Label] {
    guard let action = moment.action, moment.asksForKeys else { return [] }
    return labels.keyLabels(of: action, spoken: moment.lastPrompt).filter(\.isOffered).map {
      Keypad.Label($0.digit.character, $0.text)
    }
  }
}
