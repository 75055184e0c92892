import ContactCenter
import FlowDocument
import FlowEngine

/// Sets the contact's priority among those that wait (1 first, 5 unless it is set), or makes it count as older.
struct UpdateContactRoutingBehavior: FlowAction {
  static let description = ActionDescription(
    "UpdateContactRoutingBehavior", in: .contact, "Sets the contact's priority or age in the queue",
    fidelity: .approximated("agents have no hierarchy here: routing proficiencies prefer nobody"),
    parameters: [
      ParameterDescription("QueuePriority", .wholeNumber(1...Int(Int32.max))),
      ParameterDescription("QueueTimeAdjustmentSeconds", .wholeNumber(ageRange)),
      ParameterDescription("RoutingProficiencies", .map, dynamic: .single),
    ],
    errors: [.optional(.noMatchingError)],
    flowTypes: [.contactFlow, .customerQueue, .agentTransfer, .queueTransfer, .module])

  private static let ageRange = -Int(Int32.max)...Int(Int32.max)

  static func fidelity(of action: DocumentAction) -> Fidelity {
    action.parameter("RoutingProficiencies") == nil ? .exact : description.fidelity
  }

  let branches: BranchTable
  /// 0 where none is set.
  let priority: Int32
  let age: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let priority = source.action.parameter("QueuePriority")
    let age = source.action.parameter("QueueTimeAdjustmentSeconds")
    let given = source.action.parameters?.members.filter {
      $0.name == "QueuePriority" || $0.name == "QueueTimeAdjustmentSeconds"
    }
    if priority != nil, age != nil, let second = given?.dropFirst().first {
      program.report(
        second.key.finding(
          "\"\(source.action.identifier)\" sets a priority and an age", rule: "exclusive-parameters",
          why: "the service allows one of them", fix: "use one action for each"))
    }
    return Self(
      branches: source.branches,
      priority: program.wholeNumber(source, "QueuePriority", in: 1...Int(Int32.max), default: 0),
      age: program.wholeNumber(source, "QueueTimeAdjustmentSeconds", in: ageRange, default: 0))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    if priority != 0 || age != 0 { effects.ask(.setRouting(priority: priority, age: age)) }
    return turn.next(branches)
  }
}
