import ContactCenter
import FlowDocument
import FlowEngine
import JSON

/// Shows a page to a chat customer, and branches on what is chosen there: `$.Views.Action`; what was typed in is
/// `$.Views.ViewResultData`.
///
/// What is typed in on a page with `HideResponseOn` reaches the flow, and is a dot in all that is shown and written of the
/// call. Who looks at it is the person at the screen, or the one a scenario tells of; a branch may be declared instead. A contact
/// that is no chat has nowhere to show it: an error.
struct ShowView: FlowAction {
  static let description = ActionDescription(
    "ShowView", in: .participant, "Shows a page and branches on what is chosen there", fidelity: .exact,
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
  /// The page's name, and what is given to it.
  let page: TextHandle

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(
      branches: source.branches,
      timeLimit: program.wholeNumber(
        source, "InvocationTimeLimitSeconds", in: 1...Int(Int32.max), default: 400),
      declared: program.declaredBranch(source)?.raw ?? -1, page: program.text(words(for: source.action)))
  }

  /// As many characters of what a page is given are told at most, but for one that is longer alone.
  private static let longestWords = 240

  /// "the page cards is shown: heading=Hello $.Attributes.name".
  private static func words(for action: DocumentAction) -> String {
    let data = action.parameter("ViewData")?.members ?? []
    let given = data.map { ($0.name, PageWords.of($0.value)) }.filter { !$0.1.isEmpty }
      .map { "\($0)=\($1)" }
    // A value that is a list has commas of its own.
    let hasList = given.contains { $0.contains(", ") || $0.contains("; ") }
    let mark = hasList ? " · " : ", "
    var shown = given.first ?? ""
    var rest = given.dropFirst()
    while let next = rest.first, shown.count + next.count <= longestWords {
      shown += mark + next
      rest.removeFirst()
    }
    return "the page \(action.pageName) is shown"
      + (given.isEmpty ? "" : ": " + shown + (rest.isEmpty ? "" : "\(mark)and \(rest.count) more"))
      + (action.hidesPageResponse ? "; what is typed in there is hidden" : "")
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .chat else {
      return turn.fail(branches, .noMatchingError, &effects, .told)
    }
    effects.ask(.showPage(turn.text(of: page, &contact, &effects)))
    guard declared >= 0 else {
      effects.startTimer(.wait, seconds: timeLimit)
      return .wait
    }
    let taken = BranchIndex(raw: declared)
    if case .condition(_, let operand) = turn.program.branches[taken.index].outcome {
      contact.setLoaded("Views.Action", operand, turn.program)
    }
    effects.askStandIn(effects.addText("the page ends as declared"), .take(taken))
    return .take(taken)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    switch event {
    case .chose(let action):
      effects.ask(.cancelTimer(.wait))
      contact.setLoaded("Views.Action", contact.string(action, turn.program), turn.program)
      return turn.take(branches, matching: action, &contact)
    case .timerFired(.wait):
      return turn.fail(
        branches, .timeLimitExceeded, &effects, .because("nobody answered the page within \(timeLimit) s"))
    default: return .ignored
    }
  }
}
