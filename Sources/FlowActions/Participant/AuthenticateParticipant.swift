import ContactCenter
import FlowDocument
import FlowEngine

/// Has a chat customer sign in: done at once, unless another branch is declared. Other contacts cannot: an error.
struct AuthenticateParticipant: FlowAction {
  static let description = ActionDescription(
    "AuthenticateParticipant", in: .participant, "Has a chat customer sign in",
    fidelity: .approximated(
      "nobody is asked: a chat customer has signed in, unless another branch is declared"),
    parameters: [
      ParameterDescription("CognitoConfiguration.UserPoolArn", .text, required: true),
      ParameterDescription("CognitoConfiguration.AppClientId", .text, required: true),
      ParameterDescription("CustomerProfilesConfiguration.ObjectTypeName", .text),
      ParameterDescription("TimeLimitMinutes", .wholeNumber(1...1440)),
    ],
    errors: [.required(.noMatchingError), .required(.timeLimitExceeded)],
    flowTypes: [.contactFlow, .customerQueue, .agentTransfer, .queueTransfer, .module], channels: [.chat])

  let branches: BranchTable
  /// -1 where nothing is declared.
  let declared: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches, declared: program.declaredBranch(source)?.raw ?? -1)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .chat else { return turn.fail(branches, .noMatchingError) }
    let next: Next = declared < 0 ? turn.next(branches) : .take(BranchIndex(raw: declared))
    let words = declared < 0 ? "the customer has signed in" : "the sign-in ends as declared"
    effects.askStandIn(effects.addText(words), next)
    return next
  }
}
