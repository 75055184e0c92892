import ContactCenter
import FlowDocument
import FlowEngine

/// Renders a stored message template.
struct RenderMessageTemplate: FlowAction {
  static let description = ActionDescription(
    "RenderMessageTemplate", in: .contact, "Renders a stored message template",
    fidelity: .stubbed("the templates live in the instance"),
    parameters: [
      ParameterDescription("WisdomKnowledgeBaseArn", .text, required: true, dynamic: .single),
      ParameterDescription("WisdomMessageTemplateArn", .text, required: true, dynamic: .single),
    ],
    errors: [.required(.templateRenderingError), .required(.noMatchingError)], channels: [.voice, .chat])

  let way: StubbedWay

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(way: StubbedWay(source, &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    if contact.channel == .task { return turn.fail(way.branches, .noMatchingError, &effects, .told) }
    return way.take(orElse: turn.next(way.branches), turn, &contact, &effects)
  }
}
