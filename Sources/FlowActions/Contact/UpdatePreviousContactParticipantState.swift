import ContactCenter
import FlowDocument
import FlowEngine

/// Puts the agent or the customer of the contact before this one on hold, or joins all. Where one who is to be held is not
/// there, the setting `holdOfNobody` says what it does.
struct UpdatePreviousContactParticipantState: FlowAction {
  static let description = ActionDescription(
    "UpdatePreviousContactParticipantState", in: .contact, "Holds earlier participants, or joins all",
    fidelity: .exact,
    parameters: [
      ParameterDescription(
        "PreviousContactParticipantState", .choice(PreviousParticipants.allCases.map(\.rawValue)),
        required: true)
    ],
    errors: [.required(.noMatchingError)],
    flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .outboundWhisper, .module], channels: [.voice])

  let branches: BranchTable
  let state: PreviousParticipants?

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let written = source.action.parameter("PreviousContactParticipantState")?.scalarText?.lowercased()
    return Self(
      branches: source.branches,
      state: PreviousParticipants.allCases.first { $0.rawValue.lowercased() == written })
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .voice, let state else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        contact.channel == .voice
          ? .because("PreviousContactParticipantState is none of AgentOnHold, CustomerOnHold and OffHold")
          : .told)
    }
    contact.setData("PreviousContactParticipantState", state.rawValue, turn.program)
    effects.ask(.holdParticipants(state))
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .answered(let isDone) = event else { return .ignored }
    if isDone || turn.rules.holdOfNobody == .goesOn { return turn.next(branches) }
    return turn.fail(
      branches, .noMatchingError, &effects,
      .because("there is nobody to hold: only a transfer and an outbound whisper have an agent before them"))
  }
}
