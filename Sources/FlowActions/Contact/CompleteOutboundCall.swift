import ContactCenter
import FlowDocument
import FlowEngine

/// Calls the customer in an outbound whisper and goes on once the call is answered; where the flow has no such action, the
/// first prompt calls. One whom nobody answers, or who was called already, is the world's to say.
struct CompleteOutboundCall: FlowAction {
  static let description = ActionDescription(
    "CompleteOutboundCall", in: .contact, "Dials the customer",
    fidelity: .approximated("the call goes out without the voice connector"),
    parameters: [
      ParameterDescription("CallerId.Number", .text, dynamic: .single),
      ParameterDescription("VoiceConnector", .map, dynamic: .text),
      ParameterDescription("ConnectionTimeLimitSeconds", .wholeNumber(1...600), dynamic: .text),
    ], flowTypes: [.outboundWhisper, .module], channels: [.voice])

  static func fidelity(of action: DocumentAction) -> Fidelity {
    action.parameter("VoiceConnector") == nil ? .exact : description.fidelity
  }

  let branches: BranchTable
  /// The wording of the number that the customer sees; -1 for none.
  let callerId: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    if !program.isReference(source.action.parameter("ConnectionTimeLimitSeconds")) {
      _ = program.wholeNumber(source, "ConnectionTimeLimitSeconds", in: 1...600, default: 60)
    }
    return Self(
      branches: source.branches, callerId: program.text(source, "CallerId", "Number")?.raw ?? -1)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .voice else { return turn.next(branches) }
    let shown = callerId < 0 ? .missing : turn.text(of: TextHandle(raw: callerId), &contact, &effects)
    effects.ask(.dialCustomer(shown: shown))
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .answered = event else { return .ignored }
    return turn.next(branches)
  }
}
