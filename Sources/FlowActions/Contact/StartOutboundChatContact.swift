import ContactCenter
import FlowDocument
import FlowEngine

/// Begins a chat by SMS with a number: a contact of its own, which runs a flow. It is related to the present contact only
/// where `RelatedContact` says so.
struct StartOutboundChatContact: FlowAction {
  static let description = ActionDescription(
    "StartOutboundChatContact", in: .contact, "Begins a chat by SMS",
    fidelity: .approximated(
      "no SMS is sent: the new chat begins at once, its first message is a fact of it, and nobody writes in it"
    ),
    parameters: [
      ParameterDescription("SourceEndpoint", .map, required: true, dynamic: .text),
      ParameterDescription("DestinationEndpoint", .map, required: true, dynamic: .text),
      ParameterDescription("ContactFlowArn", .resource("flow"), required: true, dynamic: .single),
      ParameterDescription("ContactSubtype", .choice(["connect:SMS"]), required: true),
      ParameterDescription("InitialSystemMessage.Content", .text, dynamic: .text),
      ParameterDescription("RelatedContact", .choice(["CURRENT"])),
    ],
    errors: [.required(.noMatchingError)])

  let branches: BranchTable
  let flow: TextHandle
  let destination: TextHandle
  let values: AssignmentRange

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let action = source.action
    let name = source.action.resourceName(["ContactFlowArn"])
    program.nameResource(action.parameter("ContactFlowArn"), as: name)
    program.need("ContactFlowArn", for: .newContact, source)
    return Self(
      branches: source.branches,
      flow: program.resource(source, "ContactFlowArn", named: name) ?? program.text(""),
      destination: program.text(source, "DestinationEndpoint", "Address") ?? program.text(""),
      values: program.values([
        (action.parameter("SourceEndpoint", "Address"), .data, "SourceEndpoint.Address"),
        (action.parameter("DestinationEndpoint", "Address"), .data, "DestinationEndpoint.Address"),
        (action.parameter("InitialSystemMessage", "Content"), .data, "InitialSystemMessage.Content"),
        (action.parameter("RelatedContact"), .data, "RelatedContact"),
      ]))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard (try? PhoneNumber(turn.string(of: destination, &contact))) != nil else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        .lacks("DestinationEndpoint.Address is no telephone number to send an SMS to"))
    }
    turn.gather(values, &contact, &effects)
    let flow = turn.text(of: flow, &contact, &effects)
    if flow.isMissing || flow == .empty {
      return turn.fail(branches, .noMatchingError, &effects, .lacks("no flow is named for the chat"))
    }
    effects.ask(.createContact(NewContact(.chat, flow: flow, delay: 0)))
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .answered(let isDone) = event else { return .ignored }
    return isDone ? turn.next(branches) : turn.fail(branches, .noMatchingError, &effects, .told)
  }
}
