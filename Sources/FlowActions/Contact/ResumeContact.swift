import ContactCenter
import FlowDocument
import FlowEngine

/// Lets a paused task go on. On one that is not paused the setting `resumeOfRunningTask` says what it does; other channels
/// are an error.
struct ResumeContact: FlowAction {
  static let description = ActionDescription(
    "ResumeContact", in: .contact, "Lets a paused task go on", fidelity: .exact,
    errors: [.required(.noMatchingError)], channels: [.task])

  let branches: BranchTable

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .task else {
      return turn.fail(branches, .noMatchingError, &effects, .told)
    }
    effects.ask(.resumeTask)
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .answered(let isDone) = event else { return .ignored }
    if isDone || turn.rules.resumeOfRunningTask == .goesOn { return turn.next(branches) }
    return turn.fail(branches, .noMatchingError, &effects, .because("the task is not paused"))
  }
}
