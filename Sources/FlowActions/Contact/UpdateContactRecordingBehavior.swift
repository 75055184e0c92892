import ContactCenter
import FlowDocument
import FlowEngine

/// Sets who is recorded. Nothing is recorded here; the setting is a fact of the contact record.
struct UpdateContactRecordingBehavior: FlowAction {
  static let description = ActionDescription(
    "UpdateContactRecordingBehavior", in: .contact, "Sets who is recorded",
    fidelity: .approximated("nothing is recorded; the setting is kept as a fact of the contact"),
    parameters: [
      ParameterDescription("RecordingBehavior.RecordedParticipants", .list, required: true),
      ParameterDescription("RecordingBehavior.ScreenRecordedParticipants", .list),
      ParameterDescription("RecordingBehavior.IVRRecordingBehavior", .choice(["Enabled", "Disabled"])),
      ParameterDescription("AnalyticsBehavior", .map, dynamic: .single),
    ],
    flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .outboundWhisper, .customerQueue, .module],
    channels: [.voice, .chat])

  static func fidelity(of action: DocumentAction) -> Fidelity {
    action.switchesNothingOn("RecordingBehavior", "AnalyticsBehavior") ? .exact : description.fidelity
  }

  let branches: BranchTable
  let recordsAgent: Bool
  let recordsCustomer: Bool
  /// What the contact record keeps of it.
  let facts: AssignmentRange

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let participants = source.action.parameter("RecordingBehavior", "RecordedParticipants")?.elements ?? []
    let names = participants.compactMap { $0.string?.lowercased() }
    return Self(
      branches: source.branches, recordsAgent: names.contains("agent"),
      recordsCustomer: names.contains("customer"),
      facts: program.values([
        (source.action.parameter("RecordingBehavior"), .data, "Recording"),
        (source.action.parameter("AnalyticsBehavior"), .data, "Recording.AnalyticsBehavior"),
      ]))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    // It works on voice and chat; a task has nothing to record.
    if contact.channel == .task { return turn.next(branches) }
    turn.set(facts, &contact, &effects)
    effects.ask(.fact(.recording(agent: recordsAgent, customer: recordsCustomer)))
    return turn.next(branches)
  }
}
