import ContactCenter
import FlowDocument
import FlowEngine

/// Puts the agent or the customer of the contact before this one on hold, or joins all.
struct UpdatePreviousContactParticipantState: FlowAction {
  static let description = ActionDescription(
    "UpdatePreviousContactParticipantState", in: .contact, "Holds earlier participants, or joins all",
    fidelity: .approximated(
      "an agent is put on hold only in an outbound whisper and a caller only in a transfer; elsewhere it goes on and holds nobody"
    ),
    parameters: [
      ParameterDescription(
        "PreviousContactParticipantState", .choice(PreviousParticipants.allCases.map(\.rawValue)),
        required: true)
    ],
    errors: [.required(.noMatchingError)],
    flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .outboundWhisper, .module], channels: [.voice])

  /// To join all is done wherever somebody can be on hold.
  static func fidelity(of action: DocumentAction) -> Fidelity {
    let state = action.parameter("PreviousContactParticipantState")?.string
    return state == PreviousParticipants.offHold.rawValue ? .exact : description.fidelity
  }

  let branches: BranchTable
  let state: PreviousParticipants?

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let written = source.action.parameter("PreviousContactParticipantState")?.string
    return Self(branches: source.branches, state: written.flatMap(PreviousParticipants.init))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .voice, let state else { return turn.fail(branches, .noMatchingError) }
    contact.setData("PreviousContactParticipantState", state.rawValue, turn.program)
    effects.ask(.holdParticipants(state))
    return turn.next(branches)
  }
}
