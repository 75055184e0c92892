import ContactCenter
import FlowDocument
import FlowEngine

/// Connects the contact with an AI assistant: `$.Wisdom.SessionArn`. The assistant speaks to agents alone, so the contact
/// meets nothing else of it.
struct CreateWisdomSession: FlowAction {
  static let description = ActionDescription(
    "CreateWisdomSession", in: .contact, "Connects the contact with an AI assistant",
    fidelity: .exact,
    parameters: [ParameterDescription("WisdomAssistantArn", .text, required: true, dynamic: .text)],
    errors: [.required(.noMatchingError)], channels: [.voice, .chat])

  let branches: BranchTable
  let assistant: TextHandle

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches, assistant: program.text(source, "WisdomAssistantArn") ?? program.text(""))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let assistant = turn.string(of: assistant, &contact)
    guard contact.channel != .task, !assistant.isEmpty else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        contact.channel == .task ? .told : .lacks("no assistant is named"))
    }
    // An assistant "…:assistant/A" has sessions "…:session/A/S"; a contact's session goes by the contact's id.
    let parts = assistant.split(separator: ":assistant/", maxSplits: 1)
    let session = parts.count == 2 ? "\(parts[0]):session/\(parts[1])" : assistant
    let id = contact.string(contact.field(.contactId), turn.program)
    contact.setLoaded("Wisdom.SessionArn", "\(session)/\(id)", turn.program)
    return turn.next(branches)
  }
}
