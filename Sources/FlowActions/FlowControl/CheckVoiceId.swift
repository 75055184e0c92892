import ContactCenter
import FlowDocument
import FlowEngine

/// Branches on what Voice ID found: the declared answer, else the error that the service gives since Voice ID ended.
struct CheckVoiceId: FlowAction {
  static let description = ActionDescription(
    "CheckVoiceId", in: .flowControl, "Branches on a Voice ID result",
    fidelity: .approximated(
      "the answer is declared; without one it is an error, as since Voice ID ended in May 2026"),
    parameters: [
      ParameterDescription(
        "CheckVoiceIdOption", .choice(["enrollmentStatus", "voiceAuthentication", "fraudDetection"]),
        required: true)
    ],
    conditions: .equals([
      "Enrolled", "NotEnrolled", "OptedOut", "Authenticated", "NotAuthenticated", "Inconclusive", "HighRisk",
      "LowRisk",
    ]), errors: [.required(.noMatchingError)], nextAction: .mirror, channels: [.voice])

  let branches: BranchTable
  /// -1 where nothing is declared.
  let declared: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(branches: source.branches, declared: program.declaredBranch(source)?.raw ?? -1)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .voice else {
      return turn.fail(branches, .noMatchingError, &effects, .told)
    }
    let next: Next =
      declared < 0
      ? turn.fail(branches, .noMatchingError, &effects, .told) : .take(BranchIndex(raw: declared))
    let words = declared < 0 ? "Voice ID is no more: it gives an error" : "Voice ID answers as declared"
    effects.askStandIn(effects.addText(words), next)
    return next
  }
}
