import ContactCenter
import FlowDocument
import FlowEngine
import JSON

/// Counts visits: goes on looping N times, or once for each element of a list, then is done once, and begins again.
///
/// A loop with a name tells where it is: `$.Loop.<name>.Index` from 0, and of a list `.Element` and `.Elements`. Which
/// parameters hold the name and the list is not documented: `loopNameParameter` and `loopElementsParameter` of the service
/// rules say.
struct Loop: FlowAction {
  static let description = ActionDescription(
    "Loop", in: .flowControl, "Goes round N times, then on",
    fidelity: .exact,
    parameters: [ParameterDescription("LoopCount", .wholeNumber(0...100), dynamic: .single)],
    conditions: .equals(["ContinueLooping", "DoneLooping"]), errors: [.optional(.noMatchingError)],
    nextAction: .mirror)

  /// Stands in `fixedCount` for a loop over a list.
  private static let isList: Int32 = -2

  let branches: BranchTable
  /// The wording of the count or of the list; -1 for none.
  let limit: Int32
  /// The count when it is written out and good, `isList`, or else -1.
  let fixedCount: Int32
  let slot: Int32
  /// The wording of the name; -1 for none.
  let name: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    if program.staticReference(source, "LoopCount")?.isEmpty == false {
      _ = program.wholeNumber(source, "LoopCount", in: 0...100, default: 0)
    }
    let written = source.action.parameter("LoopCount")?.scalarText.flatMap { Int32($0) } ?? -1
    let name = program.text(source, program.rules.loopNameParameter)?.raw ?? -1
    let slot = program.addLoop()
    if source.action.parameter("LoopCount") == nil,
      let list = source.action.parameter(program.rules.loopElementsParameter)
    {
      return Self(
        branches: source.branches, limit: program.text(list.scalarText ?? list.wording).raw,
        fixedCount: isList, slot: slot, name: name)
    }
    return Self(
      branches: source.branches, limit: program.text(source, "LoopCount")?.raw ?? -1,
      fixedCount: (0...100).contains(written) ? written : -1, slot: slot, name: name)
  }

  @inline(__always) func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects)
    -> Next
  {
    if fixedCount == Self.isList { return goThrough(turn, &contact, &effects) }
    var limit = fixedCount
    if limit < 0 {
      let number = self.limit < 0 ? nil : turn.wholeNumber(TextHandle(raw: self.limit), &contact)
      guard let number, (0...100).contains(number) else {
        return turn.fail(
          branches, .noMatchingError, &effects,
          .lacks(
            self.limit < 0
              ? "Loop has no LoopCount" : "LoopCount is no number from 0 to 100"))
      }
      limit = Int32(number)
    }
    if name >= 0 { setPlace(turn, &contact) }
    let result: Value = contact.countLoop(slot, limit: limit) ? .continueLooping : .doneLooping
    return turn.take(branches, matching: result, &contact)
  }

  /// One step through the list.
  private func goThrough(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let text = turn.string(of: TextHandle(raw: limit), &contact)
    guard let list = try? JSONDocument(parsing: text, named: "list").root, list.kind == .array else {
      return turn.fail(
        branches, .noMatchingError, &effects, .lacks("what the loop is to go through is no list"))
    }
    let index = Int(contact.loopCount(slot))
    if name >= 0 {
      setPlace(turn, &contact)
      let path = path(turn, &contact)
      contact.emptyLoaded(under: path + ".Element", turn.program)
      let element = index < list.elements.count ? list.elements[index] : nil
      contact.setLoaded(path + ".Element", element.map { $0.scalarText ?? $0.wording }, turn.program)
      for member in element?.members ?? [] {
        contact.setLoaded(
          path + ".Element." + member.name, member.value.scalarText ?? member.value.wording, turn.program)
      }
      contact.setLoaded(path + ".Elements", text, turn.program)
    }
    let count = Int32(clamping: list.elements.count)
    let result: Value = contact.countLoop(slot, limit: count) ? .continueLooping : .doneLooping
    return turn.take(branches, matching: result, &contact)
  }

  private func path(_ turn: borrowing Turn, _ contact: inout Contact) -> String {
    "Loop." + turn.string(of: TextHandle(raw: name), &contact)
  }

  private func setPlace(_ turn: borrowing Turn, _ contact: inout Contact) {
    contact.setLoaded(
      path(turn, &contact) + ".Index", String(contact.loopCount(slot)), turn.program)
  }
}
