import ContactCenter
import FlowDocument
import FlowEngine

/// Sets the contact's priority among those that wait (1 first, 5 unless it is set), or makes it count as older.
struct UpdateContactRoutingBehavior: FlowAction {
  static let description = ActionDescription(
    "UpdateContactRoutingBehavior", in: .contact, "Sets the contact's priority or age in the queue",
    fidelity: .approximated("routing proficiencies are not looked at: how they are written is not published"),
    parameters: [
      ParameterDescription("QueuePriority", .wholeNumber(1...Int(Int32.max))),
      ParameterDescription("QueueTimeAdjustmentSeconds", .wholeNumber(-Int(Int32.max)...Int(Int32.max))),
      ParameterDescription("RoutingProficiencies", .map, dynamic: .single),
    ],
    errors: [.optional(.noMatchingError)],
    flowTypes: [.contactFlow, .customerQueue, .agentTransfer, .queueTransfer, .module])

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
    let seconds = age.flatMap { $0.scalarText.flatMap(Int.init(trimming:)).flatMap(Int32.init(exactly:)) }
    if let age, seconds == nil {
      program.report(
        age.finding(
          "\"QueueTimeAdjustmentSeconds\" of \"\(source.action.identifier)\" must be a whole number",
          rule: "parameter-number"))
    }
    return Self(
      branches: source.branches,
      priority: program.wholeNumber(source, "QueuePriority", in: 1...Int(Int32.max), default: 0),
      age: seconds ?? 0)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    if priority != 0 || age != 0 { effects.ask(.setRouting(priority: priority, age: age)) }
    return turn.next(branches)
  }
}
