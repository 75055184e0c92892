import ContactCenter
import FlowDocument
import FlowEngine

/// Takes tags of the contact away; a tag that it does not have is no error.
struct UntagContact: FlowAction {
  static let description = ActionDescription(
    "UntagContact", in: .contact, "Takes tags of the contact away", fidelity: .exact,
    parameters: [ParameterDescription("TagKeys", .list, required: true)],
    errors: [.required(.noMatchingError)])

  let branches: BranchTable
  let tags: AssignmentRange

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let list = source.action.parameter("TagKeys")
    let keys = list?.elements.compactMap(\.scalarText) ?? []
    if let list, list.kind == .array, list.elements.isEmpty {
      program.report(
        list.finding(
          .warning, "\"\(source.action.identifier)\" takes no tag away", rule: "parameter-range",
          why: "the list has one tag or more: it takes NoMatchingError",
          fix: "name a tag, or remove the action"))
    }
    return Self(branches: source.branches, tags: program.paths(keys.map { "Tags.\($0)" }, in: .data))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    if tags.isEmpty {
      return turn.fail(branches, .noMatchingError, &effects, .because("there is no tag to take away"))
    }
    turn.remove(tags, &contact)
    return turn.next(branches)
  }
}
