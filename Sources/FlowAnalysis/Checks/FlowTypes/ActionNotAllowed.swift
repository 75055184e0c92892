import FlowDocument

/// Actions in flows of a type in which they are not allowed.
enum ActionNotAllowed: ActionCheck {
  static let description = CheckDescription(
    "action-not-allowed", in: .flowTypes, .error,
    "an action stands in a flow of a type that does not allow it",
    why: "the service refuses to save such a flow",
    fix: "move the action to a flow of a type that allows it",
    bad: CheckExample(
      type: .customerWhisper, .say("hello", "An adviser is here.", "leave"), .end("leave")),
    good: CheckExample(
      type: .customerWhisper, .say("hello", "An adviser is here.", "leave"),
      .action("leave", "EndFlowExecution")))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard let type = action.flow.document.type else { return checkCompany(of: action, &findings) }
    guard type != .module,
      !action.flowTypes.isEmpty, !action.flowTypes.contains(type)
    else { return }
    let allowed = FlowType.allCases.filter(action.flowTypes.contains).map(\.words)
    if action.kind.worksAnywhere { return checkEnd(action, type, &findings) }
    findings.report(
      self, at: action.action.typeValue,
      "\(action.quoted) is of type \(action.type), which no \(type.words) may have",
      why: "it is allowed in: \(allowed.joined(separator: ", "))", fix: otherType(of: action.flow, type))
  }

  /// An end that leaves nothing behind it: its page has it in flows of every type.
  private static func checkEnd(_ action: AnalyzedAction, _ type: FlowType, _ findings: inout Findings) {
    switch type {
    case .customerHold, .agentHold: return
    case .contactFlow:
      findings.report(
        self, at: action.action.typeValue, "\(action.quoted) ends the contact",
        why:
          "nothing follows \(type.wordsWithArticle): \(action.type) does there what DisconnectParticipant does",
        fix: "end the contact with DisconnectParticipant, which says so", severity: .note)
    default:
      findings.report(
        self, at: action.action.typeValue, "\(action.quoted) ends \(type.wordsWithArticle)",
        why: "no page tells what comes of the contact then: here it ends",
        fix: "where the contact is to end, end it with DisconnectParticipant", severity: .note)
    }
  }

  /// A word in the metadata is easily wrong: the one other type that allows all that the flow does. Nil where there is none.
  private static func otherType(of flow: AnalyzedFlow, _ type: FlowType) -> String? {
    var fitting = Set(FlowType.allCases).subtracting([.module])
    for action in flow.actions where !action.flowTypes.isEmpty && !action.kind.worksAnywhere {
      fitting.formIntersection(action.flowTypes)
    }
    guard fitting.count == 1, let other = fitting.first else { return nil }
    return
      "where the flow is meant as \(other.wordsWithArticle), write \"type\": \"\(other.rawValue)\" into its "
      + "Metadata, which says \"\(type.rawValue)\""
  }

  /// Of a flow that does not say of what type it is: an action that no type allows beside those before it.
  private static func checkCompany(of action: AnalyzedAction, _ findings: inout Findings) {
    guard let other = action.flow.misfit, other.action === action else { return }
    let types = [other.before, action].map { action in
      let allowed = FlowType.allCases.filter(action.flowTypes.contains).map(\.words)
      return "\(action.type) is allowed in: \(allowed.joined(separator: ", "))"
    }
    findings.report(
      self, at: action.action.typeValue,
      "\(action.quoted) is of type \(action.type), which no flow may have that has \(other.before.quoted), of type "
        + other.before.type,
      why: "the file does not say of what type the flow is, and none allows both; "
        + types.joined(separator: "; "),
      fix: "part the flow into one of each type")
  }
}
