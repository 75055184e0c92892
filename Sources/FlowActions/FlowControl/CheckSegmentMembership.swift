import ContactCenter
import FlowDocument
import FlowEngine

/// Asks whether the customer profile of a journey is in a segment. Nothing tells which: the error branch, unless another is declared.
struct CheckSegmentMembership: FlowAction {
  static let description = ActionDescription(
    "CheckSegmentMembership", in: .flowControl, "Asks whether a customer profile is in a segment",
    fidelity: .stubbed("segments live in the instance, and the parameters are not published"),
    conditions: .unpublished, errors: [.required(.noMatchingError)], nextAction: .mirror,
    flowTypes: [.campaign], channels: [])

  let way: StubbedWay

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(way: StubbedWay(source, &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let failure = turn.fail(way.branches, .noMatchingError, &effects, .told)
    return way.take(orElse: failure, turn, &contact, &effects)
  }
}
