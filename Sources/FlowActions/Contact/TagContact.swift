import ContactCenter
import FlowDocument
import FlowEngine

/// Tags the contact: `$.Tags`. A contact has 6 tags at most, and no name may begin with `aws:`.
struct TagContact: FlowAction {
  static let description = ActionDescription(
    "TagContact", in: .contact, "Tags the contact", fidelity: .exact,
    parameters: [ParameterDescription("Tags", .map, required: true, dynamic: .text)],
    errors: [.required(.noMatchingError)])

  /// The most tags that flows may give a contact (reference, section 9).
  static let limit = 6

  let branches: BranchTable
  let tags: AssignmentRange
  /// True when no name needs to be looked at while the flow runs.
  let hasPlainNames: Bool

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let members = source.action.parameter("Tags")?.members ?? []
    if members.count > limit {
      program.report(
        members[limit].key.finding(
          .warning, "\"\(source.action.identifier)\" sets \(members.count) tags", rule: "parameter-range",
          why: "a flow may set \(limit): it takes NoMatchingError", fix: "set \(limit) tags at most"))
    }
    for member in members where !isAllowed(member.name) {
      program.report(
        member.key.finding(
          .warning, "\"\(member.name)\" is no name for a tag", rule: "parameter-form",
          why: member.name.isEmpty
            ? "a tag has a name: it takes NoMatchingError"
            : "names that begin with \"aws:\" are the service's own: it takes NoMatchingError",
          fix: member.name.isEmpty ? "give it a name" : "choose a name that does not begin with \"aws:\""))
    }
    return Self(
      branches: source.branches, tags: program.values(members.map { ($0.value, .data, "Tags.\($0.name)") }),
      hasPlainNames: members.allSatisfy { isAllowed($0.name) && !$0.name.contains("$") })
  }

  private static func isAllowed(_ name: String) -> Bool {
    !name.isEmpty && !name.lowercased().hasPrefix("aws:")
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard !tags.isEmpty,
      hasPlainNames || turn.names(tags, &contact).allSatisfy({ Self.isAllowed(String($0.dropFirst(5))) }),
      contact.dataCount(under: "Tags.", turn.program) + turn.missingCount(tags, &contact) <= Self.limit
    else {
      return turn.fail(branches, .noMatchingError, &effects, refusal(turn, &contact))
    }
    turn.set(tags, &contact, &effects)
    return turn.next(branches)
  }

  private func refusal(_ turn: borrowing Turn, _ contact: inout Contact) -> FailureReason {
    if tags.isEmpty { return .because("there is no tag to set") }
    let names = turn.names(tags, &contact).map { String($0.dropFirst(5)) }
    if let name = names.first(where: { !Self.isAllowed($0) }) {
      return name.isEmpty
        ? .lacks("a tag has no name")
        : .because("\"\(name)\" is no name for a tag: those with \"aws:\" are the service's own")
    }
    return .because("the contact would have more than \(Self.limit) tags")
  }
}
