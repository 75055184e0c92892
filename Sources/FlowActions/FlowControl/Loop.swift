import ContactCenter
import FlowDocument
import FlowEngine

/// Counts visits: goes on looping N times, then is done once, and begins again.
struct Loop: FlowAction {
  static let description = ActionDescription(
    "Loop", in: .flowControl, "Goes round N times, then on",
    fidelity: .approximated(
      "named loops and loops over a list are not here, because their keys are not known"),
    parameters: [ParameterDescription("LoopCount", .wholeNumber(0...100), dynamic: .single)],
    conditions: .equals(["ContinueLooping", "DoneLooping"]), errors: [.optional(.noMatchingError)],
    nextAction: .mirror)

  let branches: BranchTable
  let count: TextHandle?
  /// The count when it is written out and good, else -1.
  let fixedCount: Int32
  let slot: Int32

  static func fidelity(of action: DocumentAction) -> Fidelity {
    action.parameter("LoopCount") != nil ? .exact : description.fidelity
  }

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    if program.staticReference(source, "LoopCount")?.isEmpty == false {
      _ = program.wholeNumber(source, "LoopCount", in: 0...100, default: 0)
    }
    let written = source.action.parameter("LoopCount")?.scalarText.flatMap { Int32($0) } ?? -1
    return Self(
      branches: source.branches, count: program.text(source, "LoopCount"),
      fixedCount: (0...100).contains(written) ? written : -1, slot: program.addLoop())
  }

  @inline(__always) func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects)
    -> Next
  {
    var limit = fixedCount
    if limit < 0 {
      guard let number = count.flatMap({ turn.wholeNumber($0, &contact) }), (0...100).contains(number) else {
        return turn.fail(branches, .noMatchingError)
      }
      limit = Int32(number)
    }
    let result: Value = contact.countLoop(slot, limit: limit) ? .continueLooping : .doneLooping
    return turn.take(branches, matching: result, &contact)
  }
}
