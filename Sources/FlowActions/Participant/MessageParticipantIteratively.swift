import ContactCenter
import FlowDocument
import FlowEngine

/// Plays a list of prompts over and over: the music and comfort messages of a queue or of hold.
///
/// With an interruption period the list is cut when the period ends, and begins with its first prompt next time, or goes on
/// where the action says so; without one, or with one that leads nowhere, it plays until the contact leaves. The flow
/// that an interruption leads to comes back here when it ends.
struct MessageParticipantIteratively: FlowAction {
  static let description = ActionDescription(
    "MessageParticipantIteratively", in: .participant, "Plays a list of prompts over and over",
    fidelity: .exact,
    parameters: [
      ParameterDescription("Messages", .list, required: true, dynamic: .text),
      ParameterDescription("InterruptFrequencySeconds", .wholeNumber(1...Int(Int32.max))),
    ],
    conditions: .equals(["MessagesInterrupted"]), errors: [.optional(.noMatchingError)],
    nextAction: .optional,
    flowTypes: [.customerQueue, .customerHold, .agentHold], channels: [.voice])

  let branches: BranchTable
  let firstPrompt: Int32
  let promptCount: Int32
  /// In seconds; 0 for never.
  let period: Int32
  /// True when the flow has no way on after an interruption, as the console writes it.
  let beginsAgain: Bool
  /// True when an interruption goes on with the prompt that it cut, or with the next where something was heard meanwhile.
  let goesOn: Bool

  /// What the console writes for "Continue prompts during interrupt"; the block's page says what it does.
  static func fidelity(of action: DocumentAction) -> Fidelity {
    guard action.parameter(goingOn)?.scalarText?.lowercased() == "true" else {
      return .exact
    }
    return .approximated(
      "a prompt that goes on during an interruption is told as stopped, and as going on behind it")
  }

  private static let goingOn = "ContinueMessagingDuringInterrupt"

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    var prompts: [PromptSource] = []
    for message in source.action.parameter("Messages")?.elements ?? [] {
      guard let prompt = program.prompt(in: message, source) else {
        program.report(
          message.finding(
            "a message of \"\(source.action.identifier)\" has nothing to say", rule: "missing-parameter",
            why: "a message has one of Text, SSML, PromptId and Media"))
        program.approximate(
          source.index,
          "the service refuses this: a message of \"\(source.action.identifier)\" has nothing to say")
        continue
      }
      if let recording = message["PromptId"]?.scalarText { program.noteMixed(recording, source, "PromptId") }
      prompts.append(prompt)
    }
    let list = program.addPrompts(prompts)
    let period = program.wholeNumber(source, "InterruptFrequencySeconds", in: 1...Int(Int32.max), default: 0)
    let isAnswered = source.action.conditions.contains {
      $0.operands.first?.string == "MessagesInterrupted"
    }
    return Self(
      branches: source.branches, firstPrompt: list.first, promptCount: list.count, period: period,
      beginsAgain: !isAnswered && source.action.nextAction == nil,
      goesOn: source.action.parameter(goingOn)?.scalarText?.lowercased() == "true")
  }

  @inline(__always) func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects)
    -> Next
  {
    guard contact.channel == .voice, promptCount > 0 else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        contact.channel == .voice ? .because("there is no message to play") : .told)
    }
    return resumed(turn, &contact, &effects) ?? start(turn, &contact, &effects)
  }

  @inline(__always) func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    switch event {
    case .promptFinished:
      contact.execution.promptNumber = (contact.execution.promptNumber + 1) % promptCount
      return play(turn, &contact, &effects)
    case .timerFired(.interruption):
      if beginsAgain, goesOn {
        effects.startTimer(.interruption, seconds: period)
        return .wait
      }
      effects.ask(.stopPrompt)
      if beginsAgain { return start(turn, &contact, &effects) }
      contact.execution.interruption = Interruption(
        of: contact.execution.action, promptNumber: contact.execution.promptNumber)
      return turn.take(branches, matching: .messagesInterrupted, &contact)
    default: return .ignored
    }
  }

  /// Goes on behind an interruption; nil where the list begins with its first prompt.
  private func resumed(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next? {
    guard let interruption = contact.execution.interruption else { return nil }
    contact.execution.interruption = nil
    guard goesOn, interruption.action == contact.execution.action else { return nil }
    effects.startTimer(.interruption, seconds: period)
    guard !interruption.wasHeard else {
      contact.execution.promptNumber = (interruption.promptNumber + 1) % promptCount
      return play(turn, &contact, &effects)
    }
    contact.execution.promptNumber = interruption.promptNumber
    let startedAt = contact.execution.promptStartedAt
    let next = play(turn, &contact, &effects)
    if case .wait = next {
      effects.ask(.skipInPrompt(turn.now - startedAt))
      contact.execution.promptStartedAt = startedAt
    }
    return next
  }

  private func start(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    contact.execution.promptNumber = 0
    if period > 0 { effects.startTimer(.interruption, seconds: period) }
    return play(turn, &contact, &effects)
  }

  private func play(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let source = turn.prompt(inList: firstPrompt + contact.execution.promptNumber)
    guard turn.canBeSpoken(source, &contact) else {
      if period > 0 { effects.ask(.cancelTimer(.interruption)) }
      return turn.fail(branches, .noMatchingError, &effects, turn.refusal(of: source, &contact))
    }
    var prompt = turn.prompt(source, &contact, &effects)
    prompt.isIterative = true
    if goesOn { contact.execution.promptStartedAt = turn.now }
    effects.ask(.play(prompt))
    return .wait
  }
}
