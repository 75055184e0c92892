import FlowDocument
import FlowEngine

/// An action on customer profiles, cases or data tables: it sends its parameters and waits for the answer.
protocol RecordAction: FlowAction {
  static var use: RecordUse { get }
  /// The error that says that nothing was found.
  static var noneFound: ErrorType { get }
  /// The error that says that several were found where one was asked for.
  static var severalFound: ErrorType { get }

  var call: RecordCall { get }

  init(call: RecordCall)
}

extension RecordAction {
  static var noneFound: ErrorType { .noMatchingError }
  static var severalFound: ErrorType { .noMatchingError }

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(call: RecordCall(source, sending: description.parameters, &program))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    turn.gather(call.values, &contact, &effects)
    effects.ask(.useRecords(Self.use))
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .recordsAnswered(let answer) = event else { return .ignored }
    switch answer {
    case .done: return turn.next(call.branches)
    case .noneFound: return turn.fail(call.branches, Self.noneFound, &effects, .told)
    case .multipleFound: return turn.fail(call.branches, Self.severalFound, &effects, .told)
    case .notLinked:
      return turn.fail(
        call.branches, .contactNotLinked, &effects, .because("there is no contact to link the case with"))
    case .failed: return turn.fail(call.branches, .noMatchingError, &effects, .told)
    }
  }
}

/// What such an action compiles to.
struct RecordCall: Sendable, BitwiseCopyable {
  let branches: BranchTable
  let values: AssignmentRange

  /// - Parameter parameters: those that are sent, each whole object once.
  init(_ source: ActionSource, sending parameters: [ParameterDescription], _ program: inout ProgramBuilder) {
    branches = source.branches
    var names: [String] = []
    for parameter in parameters {
      let name = String(parameter.path.prefix { $0 != "." })
      if !names.contains(name) { names.append(name) }
    }
    values = program.values(names.map { (source.action.parameter($0), .data, $0) })
  }
}
