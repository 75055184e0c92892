import ContactCenter
import FlowDocument
import FlowEngine

/// Asks whether hours of operation are open now: those named, else those of the target queue.
struct CheckHoursOfOperation: FlowAction {
  static let description = ActionDescription(
    "CheckHoursOfOperation", in: .flowControl, "Branches on open or closed", fidelity: .exact,
    parameters: [ParameterDescription("HoursOfOperationId", .resource("hours"), dynamic: .single)],
    conditions: .equals(["True", "False"]), errors: [.required(.noMatchingError)], nextAction: .mirror,
    flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .customerQueue, .module])

  let branches: BranchTable
  let hours: TextHandle?

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let name = source.action.resourceName(["HoursOfOperationId"])
    program.declareHours(source, "HoursOfOperationId", named: name)
    return Self(
      branches: source.branches, hours: program.resource(source, "HoursOfOperationId", named: name))
  }

  @inline(__always) func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects)
    -> Next
  {
    guard let hours else {
      guard contact.targetQueue != nil else {
        return turn.fail(
          branches, .noMatchingError, &effects,
          .because("no queue is set, and no hours are named"))
      }
      effects.ask(.askHours(nil))
      return .wait
    }
    guard let found = turn.hours(hours, &contact) else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        .lacks(turn.words(for: hours, &contact, "no hours are named") { "the hours \($0) are not here" }))
    }
    effects.ask(.askHours(found))
    return .wait
  }

  @inline(__always) func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .hoursAnswered(let answer) = event else { return .ignored }
    switch answer {
    case .open: return turn.take(branches, matching: .yes, &contact)
    case .closed: return turn.take(branches, matching: .no, &contact)
    case .unknown:
      return turn.fail(
        branches, .noMatchingError, &effects,
        .because("the queue of an agent has no hours"))
    }
  }
}
