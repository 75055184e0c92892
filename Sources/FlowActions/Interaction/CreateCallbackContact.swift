import ContactCenter
import FlowDocument
import FlowEngine

/// Has the caller called back, at the number of `$.CallbackNumber`, and goes on.
///
/// After the delay the callback waits in the queue; an agent takes it, then the number is dialed, and who answers hears the
/// outbound whisper. With a flow of its own the callback begins with that at once, and it is for that flow to queue it.
struct CreateCallbackContact: FlowAction {
  static let description = ActionDescription(
    "CreateCallbackContact", in: .interactions, "Has the caller called back",
    fidelity: .exact,
    parameters: [
      ParameterDescription("QueueId", .resource("queue"), dynamic: .single),
      ParameterDescription("AgentId", .resource("agent"), dynamic: .single),
      ParameterDescription("InitialCallDelaySeconds", .wholeNumber(1...259_200), required: true),
      ParameterDescription("MaximumConnectionAttempts", .wholeNumber(0...Int(Int32.max)), required: true),
      ParameterDescription("RetryDelaySeconds", .wholeNumber(1...259_200), required: true),
      ParameterDescription("ContactFlowId", .resource("flow"), dynamic: .single),
      ParameterDescription("CallerId", .text, dynamic: .single),
    ],
    errors: [.required(.noMatchingError)],
    flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .customerQueue, .module], channels: [.voice])

  let branches: BranchTable
  /// The wording of the queue, -1 for the target queue, or below that the wording of the agent whose queue it is.
  let queue: Int32
  let flow: TextHandle
  /// When it begins, how often and when it is tried again, and the number that the called party sees.
  let values: AssignmentRange

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let name = source.action.resourceName(["QueueId"])
    program.declareQueue(source, "QueueId", named: name)
    let agent = program.agent(source)
    let flowName = source.action.resourceName(["ContactFlowId"])
    program.nameResource(source.action.parameter("ContactFlowId"), as: flowName)
    program.need("ContactFlowId", for: .newContact, source)
    _ = program.wholeNumber(source, "RetryDelaySeconds", in: 1...259_200, default: 1)
    _ = program.wholeNumber(source, "MaximumConnectionAttempts", in: 0...Int(Int32.max), default: 1)
    _ = program.wholeNumber(source, "InitialCallDelaySeconds", in: 1...259_200, default: 1)
    let given = source.action.parameter(program.rules.callbackCallerIdParameter)
    let callerId = given?.kind == .object ? given?["Number"] : given
    if given?.kind == .object {
      program.approximate(
        source.index, "the form of its caller id is not published: the \"Number\" in it is taken")
    }
    return Self(
      branches: source.branches,
      queue: agent.map { -2 - $0.raw } ?? program.resource(source, "QueueId", named: name)?.raw ?? -1,
      flow: program.resource(source, "ContactFlowId", named: flowName) ?? program.text(""),
      values: program.values([
        (source.action.parameter("InitialCallDelaySeconds"), .data, "InitialCallDelaySeconds"),
        (source.action.parameter("MaximumConnectionAttempts"), .data, "MaximumConnectionAttempts"),
        (source.action.parameter("RetryDelaySeconds"), .data, "RetryDelaySeconds"),
        (callerId, .data, "CallerId"),
      ]))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let target =
      switch queue {
      case -1: contact.targetQueue
      case 0...: turn.queue(TextHandle(raw: queue), &contact)
      default: turn.agentQueue(TextHandle(raw: -2 - queue), &contact)
      }
    guard contact.channel == .voice, !contact.field(.callbackNumber).isMissing, let target else {
      return turn.fail(branches, .noMatchingError, &effects, refusal(target, turn, &contact))
    }
    let flow = turn.text(of: flow, &contact, &effects)
    turn.gather(values, &contact, &effects)
    effects.ask(.createContact(NewContact(.callback, queue: target, flow: flow, delay: 0)))
    return .wait
  }

  private func refusal(_ target: QueueIndex?, _ turn: borrowing Turn, _ contact: inout Contact)
    -> FailureReason
  {
    if contact.channel != .voice { return .told }
    guard target == nil else { return .lacks("there is no number to call back: the caller's is withheld") }
    guard queue != -1 else { return .because("no queue is set") }
    let named = TextHandle(raw: queue >= 0 ? queue : -2 - queue)
    return QueueChoice.refusal(of: named, isAgents: queue < -1, turn, &contact)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .answered(let isDone) = event else { return .ignored }
    return isDone ? turn.next(branches) : turn.fail(branches, .noMatchingError, &effects, .told)
  }
}
