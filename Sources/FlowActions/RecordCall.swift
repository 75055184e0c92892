import FlowDocument
import FlowEngine

/// What the actions on customer profiles, cases and data tables have in common: they send values and wait for the answer.
struct RecordCall: Sendable, BitwiseCopyable {
  let branches: BranchTable
  private let values: AssignmentRange

  /// - Parameter names: of the parameters that are sent.
  init(_ source: ActionSource, sending names: [String], _ program: inout ProgramBuilder) {
    branches = source.branches
    values = program.values(names.map { (source.action.parameter($0), .data, $0) })
  }

  func ask(
    _ use: RecordUse, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    turn.gather(values, &contact, &effects)
    effects.ask(.useRecords(use))
    return .wait
  }

  /// The way on after the answer; which errors say that none or several were found differs.
  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, none: ErrorType = .noMatchingError,
    several: ErrorType = .noMatchingError
  ) -> Next {
    guard case .recordsAnswered(let answer) = event else { return .ignored }
    switch answer {
    case .done: return turn.next(branches)
    case .noneFound: return turn.fail(branches, none)
    case .multipleFound: return turn.fail(branches, several)
    case .notLinked: return turn.fail(branches, .contactNotLinked)
    case .failed: return turn.fail(branches, .noMatchingError)
    }
  }
}
