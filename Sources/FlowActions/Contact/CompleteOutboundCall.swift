import ContactCenter
import FlowDocument
import FlowEngine

/// Calls the customer in an outbound whisper and goes on once the call is answered; where the flow has no such action, the
/// first prompt calls. One whom nobody answers, or who was called already, is the world's to say. A call by a voice
/// connector rings as long as the action lets it; by which way a call goes out, nobody on it can tell.
struct CompleteOutboundCall: FlowAction {
  static let description = ActionDescription(
    "CompleteOutboundCall", in: .contact, "Dials the customer", fidelity: .exact,
    parameters: [
      ParameterDescription("CallerId.Number", .text, dynamic: .single),
      ParameterDescription("VoiceConnector", .map, dynamic: .text),
      ParameterDescription("ConnectionTimeLimitSeconds", .wholeNumber(1...600), dynamic: .text),
    ], flowTypes: [.outboundWhisper, .module], channels: [.voice])

  let branches: BranchTable
  /// The wording of the number that the customer sees; -1 for none.
  let callerId: Int32
  /// The wording of how long it may ring; -1 for none.
  let ringLimit: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    if !program.isReference(source.action.parameter("ConnectionTimeLimitSeconds")) {
      _ = program.wholeNumber(source, "ConnectionTimeLimitSeconds", in: 1...600, default: 60)
    }
    if source.action.parameter("VoiceConnector") == nil,
      source.action.parameter("ConnectionTimeLimitSeconds") != nil
    {
      program.approximate(
        source.index,
        "its \"ConnectionTimeLimitSeconds\" is not looked at: it is for a voice connector alone")
    }
    return Self(
      branches: source.branches, callerId: program.text(source, "CallerId", "Number")?.raw ?? -1,
      ringLimit: source.action.parameter("VoiceConnector") == nil
        ? -1 : program.text(source, "ConnectionTimeLimitSeconds")?.raw ?? -1)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .voice else { return turn.next(branches) }
    let shown = callerId < 0 ? .missing : turn.text(of: TextHandle(raw: callerId), &contact, &effects)
    let limit = ringLimit < 0 ? nil : turn.wholeNumber(TextHandle(raw: ringLimit), &contact)
    let seconds = limit.map { (1...600).contains($0) ? Int32($0) : 0 } ?? 0
    effects.ask(.dialCustomer(shown: shown, ringLimit: seconds))
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .answered = event else { return .ignored }
    return turn.next(branches)
  }
}
