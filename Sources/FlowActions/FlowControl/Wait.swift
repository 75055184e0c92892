import ContactCenter
import FlowDocument
import FlowEngine

/// Waits for a time, or for an event if one is named.
///
/// On a voice contact the service offers it only with an event to wait for, or where the flow runs on meanwhile; the setting
/// `waitWorksOnVoice` decides otherwise. What runs on is not published: here the flow waits.
/// A chat customer has returned once they write. No bot takes part in a contact but by the service's API, so that a bot to
/// wait for is ParticipantNotFound.
struct Wait: FlowAction {
  static let description = ActionDescription(
    "Wait", in: .flowControl, "Waits for a time or an event",
    fidelity: .approximated(noOtherEvents + "; " + nothingMeanwhile),
    parameters: [
      ParameterDescription("TimeLimitSeconds", .wholeNumber(1...604_800), required: true, dynamic: .single),
      ParameterDescription("Events", .list),
    ],
    conditions: .equals(["WaitCompleted", "CustomerReturned", "BotParticipantDisconnected"]),
    errors: [.required(.noMatchingError), .optional(.participantNotFound)], nextAction: .mirror)

  static func fidelity(of action: DocumentAction) -> Fidelity {
    let events = action.parameter("Events")?.elements ?? []
    let known = ["CustomerReturned", "BotParticipantDisconnected"]
    let isEventKnown = events.allSatisfy { $0.string.map(known.contains) ?? false }
    return switch (isEventKnown, action.runsOnMeanwhile) {
    case (true, false): .exact
    case (true, true): .approximated(nothingMeanwhile)
    case (false, false): .approximated(noOtherEvents)
    case (false, true): description.fidelity
    }
  }

  private static let noOtherEvents =
    "no event of a case, a tool or an asynchronous Lambda ends the wait: their names are not published"
  private static let nothingMeanwhile =
    "no branch of the flow runs while it waits: how one is named is not published"

  let branches: BranchTable
  let limit: TextHandle?
  let worksOnVoice: Bool
  let awaitsBot: Bool
  /// The text by which a customer's return is known; -1 where it is not waited for.
  let returned: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let events = source.action.parameter("Events")?.elements.compactMap(\.string) ?? []
    return Self(
      branches: source.branches,
      limit: program.text(source, "TimeLimitSeconds") ?? program.text(source, "TimeoutSeconds"),
      worksOnVoice: !events.isEmpty || source.action.runsOnMeanwhile || program.rules.waitWorksOnVoice,
      awaitsBot: events.contains("BotParticipantDisconnected"),
      returned: events.contains("CustomerReturned") ? program.text("CustomerReturned").raw : -1)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    if contact.channel == .voice, !worksOnVoice {
      return turn.fail(
        branches, .noMatchingError, &effects,
        .because(
          "Wait works on a voice contact only with an event to wait for, or where the flow runs on meanwhile")
      )
    }
    if awaitsBot {
      return turn.fail(
        branches, .participantNotFound, &effects, .because("no bot takes part in the contact"))
    }
    guard let seconds = limit.flatMap({ turn.wholeNumber($0, &contact) }), (1...604_800).contains(seconds)
    else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        .lacks("TimeLimitSeconds is no number from 1 to 604800"))
    }
    effects.startTimer(.wait, seconds: Int32(seconds))
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    switch event {
    case .timerFired(.wait): return turn.take(branches, matching: .waitCompleted, &contact)
    case .said(let words) where returned >= 0 && contact.channel == .chat:
      effects.ask(.words(effects.value(copying: words, of: &contact), isHeard: true))
      effects.ask(.cancelTimer(.wait))
      let result = turn.text(of: TextHandle(raw: returned), &contact, &effects)
      return turn.take(branches, matching: result, &contact)
    default: return .ignored
    }
  }
}

extension DocumentAction {
  /// True for a wait during which the flow runs on, as the console writes it.
  public var runsOnMeanwhile: Bool {
    parameter("ContinueExecution")?.scalarText?.lowercased() == "true"
  }
}
