import FlowDocument

/// An action of a type that its flow's type does not allow: it takes its error branch (reference, section 2.1).
///
/// In a module the service does just so; a flow of another type it does not even save.
struct RefusedAction: FlowAction {
  static let description = ActionDescription(
    "RefusedAction", in: .contact, "an action that is not allowed where it stands", fidelity: .exact,
    errors: [.required(.noMatchingError)])

  let branches: BranchTable
  let reason: TextHandle

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> RefusedAction {
    let place = source.flowType?.wordsWithArticle ?? "this flow"
    return RefusedAction(
      branches: source.branches, reason: program.text("\(source.action.type) does not work in \(place)"))
  }

  /// How near it comes to what the service does with an action in a flow of this type.
  ///
  /// - Parameters:
  ///   - takesNext: true where `NextAction` is the way on from a failure without a branch.
  ///   - works: true for an action that does its work all the same.
  static func fidelity(
    of action: DocumentAction, in flowType: FlowType, takesNext: Bool, works: Bool
  ) -> Fidelity {
    // The block's page has "End flow / Resume" in all flows; that it ends the contact it says of inbound ones alone.
    if flowType == .module || works && (flowType == .contactFlow || besideTalk.contains(flowType)) {
      return .exact
    }
    let hasBranch = action.errors.contains { $0.type == ErrorType.noMatchingError.rawValue }
    let end = besideTalk.contains(flowType) ? "it ends the flow" : "it ends the contact"
    if works {
      return .approximated(
        "no page tells what comes of \(action.type) in \(flowType.wordsWithArticle): here \(end)")
    }
    let way = hasBranch ? "the error branch is taken" : takesNext ? "the flow goes on" : end
    return .approximated(
      "the service does not save \(flowType.wordsWithArticle) with \(action.type): here \(way)")
  }

  /// The types of flows whose end leaves the contact as it is: it waits, or is spoken with.
  private static let besideTalk: Set<FlowType> = [
    .customerHold, .agentHold, .customerWhisper, .agentWhisper, .outboundWhisper,
  ]

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    turn.fail(branches, .noMatchingError, &effects, .because(turn.string(of: reason, &contact)))
  }
}
