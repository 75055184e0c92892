import ContactCenter
import FlowDocument
import FlowEngine

/// Starts Voice ID on a voice contact. No voice is analyzed here.
struct StartVoiceIdStream: FlowAction {
  static let description = ActionDescription(
    "StartVoiceIdStream", in: .flowControl, "Starts Voice ID",
    fidelity: .approximated("no voice is analyzed; on a voice contact it always succeeds"),
    errors: [.required(.noMatchingError)],
    flowTypes: [
      .contactFlow, .customerQueue, .customerWhisper, .agentWhisper, .outboundWhisper, .agentTransfer,
      .queueTransfer, .module,
    ], channels: [.voice])

  let branches: BranchTable

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    contact.channel == .voice ? turn.next(branches) : turn.fail(branches, .noMatchingError, &effects, .told)
  }
}
