import ContactCenter
import FlowDocument
import FlowEngine

/// Dials the customer in an outbound whisper. Here the customer has answered by then, so the flow goes on.
struct CompleteOutboundCall: FlowAction {
  static let description = ActionDescription(
    "CompleteOutboundCall", in: .contact, "Dials the customer",
    fidelity: .approximated("the customer has answered before the whisper begins"),
    parameters: [
      ParameterDescription("CallerId.Number", .text, dynamic: .single),
      ParameterDescription("VoiceConnector", .map, dynamic: .text),
      ParameterDescription("ConnectionTimeLimitSeconds", .wholeNumber(1...600), dynamic: .text),
    ], flowTypes: [.outboundWhisper, .module], channels: [.voice])

  let branches: BranchTable

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    if !program.isReference(source.action.parameter("ConnectionTimeLimitSeconds")) {
      _ = program.wholeNumber(source, "ConnectionTimeLimitSeconds", in: 1...600, default: 60)
    }
    return Self(branches: source.branches)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    turn.next(branches)
  }
}
