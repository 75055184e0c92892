import Diagnostics
import FlowEngine
import World

extension FlowFailure {
  /// What is wrong with a flow, when that ended a call.
  ///
  /// - Parameter path: what was called, for a finding that has no place in a flow.
  func finding(
    _ program: Program, _ contact: Contact, _ transcript: Transcript, in path: String
  ) -> Diagnostic {
    switch self {
    case .fault(let number): return program.faults[number]
    case .unhandled(let error):
      let message = "\(error.rawValue) happened, and no branch takes it"
      let fix = "give the action a branch for it, or one for NoMatchingError"
      guard let step = transcript.path.last(where: { $0.contact == contact.serial }) else {
        return Diagnostic(in: path, message, rule: "unhandled-error", fix: fix)
      }
      return program.actionSources[step.action.index].action.identifierValue.finding(
        message, rule: "unhandled-error", fix: fix)
    case .silentLoop:
      return program.silentLoopFinding(contact)
        ?? Diagnostic(in: path, "the flow loops without waiting", rule: "silent-loop")
    }
  }
}
