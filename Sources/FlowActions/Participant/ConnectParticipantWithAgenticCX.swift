import ContactCenter
import FlowDocument
import FlowEngine

/// Hands the contact to an Agentic CX application. None is here: the declared exit is taken, else the default one.
struct ConnectParticipantWithAgenticCX: FlowAction {
  static let description = ActionDescription(
    "ConnectParticipantWithAgenticCX", in: .participant, "Hands the contact to an Agentic CX application",
    fidelity: .stubbed(
      "the application lives in the instance: its exit is the default one unless another is declared"),
    parameters: [
      ParameterDescription("AgentConfiguration.WorkspaceId", .text, required: true, dynamic: .single),
      ParameterDescription("AgentConfiguration.ApplicationId", .text, required: true, dynamic: .single),
      ParameterDescription("AgentConfiguration.Alias", .text, required: true, dynamic: .single),
      ParameterDescription("AgentConfiguration.ContextVariables", .map, dynamic: .text),
      ParameterDescription("SpeechRecognitionConfiguration.SpeechRecognitionEngine", .text, dynamic: .single),
      ParameterDescription("AudioFillerConfiguration", .map, dynamic: .single),
    ],
    conditions: .equals([]),
    errors: [
      .required(.noMatchingError), .optional(.noMatchingCondition), .optional(.inputTimeLimitExceeded),
    ],
    flowTypes: [
      .contactFlow, .customerQueue, .customerHold, .customerWhisper, .outboundWhisper, .agentTransfer,
      .queueTransfer, .module,
    ], channels: [.voice, .chat])

  let way: StubbedWay

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(way: StubbedWay(source, &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    if contact.channel == .task { return turn.fail(way.branches, .noMatchingError, &effects, .told) }
    return way.take(orElse: turn.next(way.branches), turn, &contact, &effects)
  }
}
