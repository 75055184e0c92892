import ContactCenter
import FlowDocument
import FlowEngine

/// Waits for a time, or for an event if one is named.
///
/// On a voice contact the service offers it only with an event to wait for; the setting `waitWorksOnVoice` decides otherwise. No event it can name comes in a
/// lone contact, so the time limit ends the wait; a bot that never was is ParticipantNotFound.
struct Wait: FlowAction {
  static let description = ActionDescription(
    "Wait", in: .flowControl, "Waits for a time or an event",
    fidelity: .approximated(
      "a customer who leaves does not come back here, and no bot, case, tool or Lambda ends the wait"),
    parameters: [
      ParameterDescription("TimeLimitSeconds", .wholeNumber(1...604_800), required: true, dynamic: .single),
      ParameterDescription("Events", .list),
    ],
    conditions: .equals(["WaitCompleted", "CustomerReturned", "BotParticipantDisconnected"]),
    errors: [.required(.noMatchingError), .optional(.participantNotFound)], nextAction: .mirror)

  static func fidelity(of action: DocumentAction) -> Fidelity {
    action.parameter("Events")?.elements.isEmpty == false ? description.fidelity : .exact
  }

  let branches: BranchTable
  let limit: TextHandle?
  let hasEvents: Bool
  let awaitsBot: Bool

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let events = source.action.parameter("Events")?.elements.compactMap(\.string) ?? []
    return Self(
      branches: source.branches,
      limit: program.text(source, "TimeLimitSeconds") ?? program.text(source, "TimeoutSeconds"),
      hasEvents: !events.isEmpty, awaitsBot: events.contains("BotParticipantDisconnected"))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    if contact.channel == .voice, !hasEvents, !turn.rules.waitWorksOnVoice {
      effects.askWhy("Wait works on a voice contact only with an event to wait for")
      return turn.fail(branches, .noMatchingError)
    }
    if awaitsBot { return turn.fail(branches, .participantNotFound) }
    guard let seconds = limit.flatMap({ turn.wholeNumber($0, &contact) }), (1...604_800).contains(seconds)
    else {
      return turn.fail(branches, .noMatchingError)
    }
    effects.startTimer(.wait, seconds: Int32(seconds))
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .timerFired(.wait) = event else { return .ignored }
    return turn.take(branches, matching: .waitCompleted, &contact)
  }
}
