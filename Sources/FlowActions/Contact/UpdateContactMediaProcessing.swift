import ContactCenter
import FlowDocument
import FlowEngine

/// Lets a Lambda look at chat messages before they are delivered. No message is changed here.
struct UpdateContactMediaProcessing: FlowAction {
  static let description = ActionDescription(
    "UpdateContactMediaProcessing", in: .contact, "Sets a processor of chat messages",
    fidelity: .approximated(
      "no processor is invoked, as what it is given and answers is not published: messages arrive as they are written"
    ),
    parameters: [ParameterDescription("ChatProcessor", .map, required: true)],
    errors: [.required(.noMatchingError), .optional(.channelMismatch)], channels: [.chat])

  static func fidelity(of action: DocumentAction) -> Fidelity {
    let isOn = action.parameter("ChatProcessor", "ProcessingEnabled")?.scalarText?.lowercased()
    return isOn == "false" ? .exact : description.fidelity
  }

  let branches: BranchTable
  let isOn: Bool
  /// What the contact record keeps of it.
  let facts: AssignmentRange

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(
      branches: source.branches, isOn: program.flag(source, "ChatProcessor", "ProcessingEnabled"),
      facts: program.values([(source.action.parameter("ChatProcessor"), .data, "ChatProcessor")]))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .chat else {
      return turn.fail(branches, .channelMismatch, &effects, .told)
    }
    turn.set(facts, &contact, &effects)
    effects.ask(.fact(.messageProcessing(isOn)))
    return turn.next(branches)
  }
}
