import ContactCenter
import FlowDocument
import FlowEngine

/// Lets a paused task go on. Nothing pauses a task here, so there is nothing to resume; other channels are an error.
struct ResumeContact: FlowAction {
  static let description = ActionDescription(
    "ResumeContact", in: .contact, "Lets a paused task go on",
    fidelity: .approximated(
      "nothing pauses a task here, so on a task it always succeeds and changes nothing"),
    errors: [.required(.noMatchingError)], channels: [.task])

  let branches: BranchTable

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    contact.channel == .task ? turn.next(branches) : turn.fail(branches, .noMatchingError)
  }
}
