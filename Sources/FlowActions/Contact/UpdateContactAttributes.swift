import ContactCenter
import FlowDocument
import FlowEngine

/// Sets user attributes of the contact, all of them or none.
///
/// More than 32 KB in total, or a name with `$` or a dot in it, is an error, and nothing changes; so is the related
/// contact as the target, where this one is related to none.
struct UpdateContactAttributes: FlowAction {
  static let description = ActionDescription(
    "UpdateContactAttributes", in: .contact, "Sets attributes of the contact", fidelity: .exact,
    parameters: [
      ParameterDescription("Attributes", .map, required: true, dynamic: .text),
      ParameterDescription("TargetContact", .choice(["Current", "Related"])),
    ],
    errors: [.required(.noMatchingError)])

  let attributes: AssignmentRange
  let branches: BranchTable
  let isRelated: Bool

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    program.needFlows(ofAttributes: "Attributes", source)
    return Self(
      attributes: program.assignments(source, "Attributes", in: .attributes),
      branches: source.branches,
      isRelated: source.action.parameter("TargetContact")?.string?.lowercased() == "related")
  }

  @inline(__always) func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects)
    -> Next
  {
    if isRelated {
      turn.gather(attributes, &contact, &effects)
      effects.ask(.changeRelated(isAttributes: true))
      return .wait
    }
    guard turn.setAttributes(attributes, &contact, &effects) else {
      return turn.fail(branches, .noMatchingError, &effects, turn.refusal(of: attributes, &contact))
    }
    return turn.next(branches)
  }

  @inline(__always) func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .answered(let isDone) = event else { return .ignored }
    return isDone ? turn.next(branches) : turn.fail(branches, .noMatchingError, &effects, .told)
  }
}
