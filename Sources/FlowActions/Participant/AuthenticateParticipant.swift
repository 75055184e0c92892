import ContactCenter
import FlowDocument
import FlowEngine

/// Has a chat customer sign in: done at once, unless another branch is declared. Other contacts cannot: an error.
struct AuthenticateParticipant: FlowAction {
  static let description = ActionDescription(
    "AuthenticateParticipant", in: .participant, "Has a chat customer sign in",
    fidelity: .approximated(
      "nobody is asked: a chat customer has signed in at once, unless another branch is declared"),
    parameters: [
      ParameterDescription("CognitoConfiguration.UserPoolArn", .text, required: true),
      ParameterDescription("CognitoConfiguration.AppClientId", .text, required: true),
      ParameterDescription("CustomerProfilesConfiguration.ObjectTypeName", .text),
      ParameterDescription("TimeLimitMinutes", .wholeNumber(1...longestMinutes)),
    ],
    conditions: .unpublished, errors: [.required(.noMatchingError), .required(.timeLimitExceeded)],
    flowTypes: [.contactFlow, .customerQueue, .agentTransfer, .queueTransfer, .module], channels: [.chat])

  /// No page says how long a sign-in may take: this is what can be counted in seconds.
  private static let longestMinutes = Int(Int32.max) / 60

  let branches: BranchTable
  /// -1 where nothing is declared.
  let declared: Int32
  /// In seconds.
  let timeLimit: Int32
  /// The wording of the result of a customer who has signed in; -1 where the flow has no conditions.
  let signedIn: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let minutes = program.wholeNumber(
      source, program.rules.signInTimeLimitParameter, in: 1...longestMinutes, default: 3)
    let hasConditions = !source.action.conditions.isEmpty
    return Self(
      branches: source.branches, declared: program.declaredBranch(source)?.raw ?? -1,
      timeLimit: min(minutes, Int32(longestMinutes)) * 60,
      signedIn: hasConditions ? program.text(program.rules.signedInResult).raw : -1)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .chat else {
      return turn.fail(branches, .noMatchingError, &effects, .told)
    }
    guard declared >= 0 else {
      let next: Next =
        signedIn < 0
        ? turn.next(branches)
        : turn.take(
          branches, matching: turn.value(of: TextHandle(raw: signedIn), &contact), &contact)
      effects.askStandIn(effects.addText("the customer has signed in"), next)
      return next
    }
    let taken = BranchIndex(raw: declared)
    if turn.program.branches[taken.index].outcome == .error(ErrorType.timeLimitExceeded.rawValue) {
      effects.startTimer(.wait, seconds: timeLimit)
      return .wait
    }
    return end(.take(taken), &effects)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .timerFired(.wait) = event else { return .ignored }
    return end(.take(BranchIndex(raw: declared)), &effects)
  }

  private func end(_ next: Next, _ effects: inout Effects) -> Next {
    effects.askStandIn(effects.addText("the sign-in ends as declared"), next)
    return next
  }
}
