import ContactCenter
import FlowDocument
import FlowEngine

/// Shows a page to an agent or a chat customer, and branches on what is chosen there: `$.Views.Action`.
///
/// Nobody looks at it here: what is chosen is declared, else the time limit passes. A contact that is no chat has nowhere to
/// show it: an error.
struct ShowView: FlowAction {
  static let description = ActionDescription(
    "ShowView", in: .participant, "Shows a page and branches on what is chosen there",
    fidelity: .approximated(
      "nobody looks at the page: what is chosen there is declared, else the time limit passes; nothing is typed in"
    ),
    parameters: [
      ParameterDescription("ViewResource.Id", .text, required: true),
      ParameterDescription("ViewResource.Version", .text),
      ParameterDescription("InvocationTimeLimitSeconds", .wholeNumber(1...Int(Int32.max)), required: true),
      ParameterDescription("ViewData", .map, dynamic: .text),
      ParameterDescription("SensitiveDataConfiguration.HideResponseOn", .list),
    ],
    conditions: .equals([]),
    errors: [.required(.noMatchingCondition), .required(.noMatchingError), .required(.timeLimitExceeded)],
    nextAction: .mirror, flowTypes: [.contactFlow, .customerQueue, .module], channels: [.chat])

  let branches: BranchTable
  let timeLimit: Int32
  /// -1 where nothing is declared.
  let declared: Int32
  let outcome: TextHandle

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(
      branches: source.branches,
      timeLimit: program.wholeNumber(
        source, "InvocationTimeLimitSeconds", in: 1...Int(Int32.max), default: 400),
      declared: program.declaredBranch(source)?.raw ?? -1,
      outcome: program.text(program.declaredOutcome(source) ?? ""))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .chat else { return turn.fail(branches, .noMatchingError) }
    guard declared >= 0 else {
      effects.startTimer(.wait, seconds: timeLimit)
      return .wait
    }
    let taken = BranchIndex(raw: declared)
    if !turn.program.branches[taken.index].outcome.isError {
      contact.setLoaded("Views.Action", turn.string(of: outcome, &contact), turn.program)
    }
    effects.askStandIn(effects.addText("the page ends as declared"), .take(taken))
    return .take(taken)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .timerFired(.wait) = event else { return .ignored }
    let next = turn.fail(branches, .timeLimitExceeded)
    effects.askStandIn(effects.addText("nobody looks at the page"), next)
    return next
  }
}
