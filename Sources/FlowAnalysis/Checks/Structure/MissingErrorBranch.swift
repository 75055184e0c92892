import FlowEngine

/// Error branches that the service insists on.
enum MissingErrorBranch: ActionCheck {
  static let description = CheckDescription(
    "missing-error-branch", in: .structure, .warning, "an action lacks an error branch that it must have",
    why: "the service refuses to save the flow, and a contact that runs into the error is lost",
    fix: "add the branch under \"Errors\"",
    bad: CheckExample(
      .action(
        "remember", "UpdateContactAttributes", "{ \"Attributes\": { \"topic\": \"plots\" } }", "end"), .end()),
    good: CheckExample(.set("remember", "{ \"topic\": \"plots\" }", "end", else: "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    let missing = required(by: action).filter { type in !action.action.errors.contains { $0.type == type } }
    guard !missing.isEmpty else { return }
    let names = missing.map { "\"\($0)\"" }.joined(separator: " and ")
    let isLost = missing != [ErrorType.noMatchingCondition.rawValue] || action.action.nextAction == nil
    findings.report(
      self, at: action.action.typeValue, "\(action.quoted) has no branch for \(names)",
      why: isLost
        ? nil : "the service refuses to save the flow; here what meets no condition goes on by NextAction",
      fix: "add \(missing.count == 1 ? "an entry" : "entries") for \(names) under \"Errors\"")
  }

  /// The errors that this action must handle; of an input they depend on what it is for.
  private static func required(by action: AnalyzedAction) -> [String] {
    var types = action.kind.requiredErrors
    if action.isMenu { types.append(ErrorType.noMatchingCondition.rawValue) }
    if action.storesInput, action.action.parameter("InputValidation", "PhoneNumberValidation") != nil {
      types.append(ErrorType.invalidPhoneNumber.rawValue)
    }
    let parameters = action.action
    switch action.type {
    case "UpdateContactRecordingAndAnalyticsBehavior" where parameters.parameter("ChatBehavior") != nil:
      types.append(ErrorType.inFlightRedactionConfigurationFailed.rawValue)
    case "UpdateContactRoutingBehavior" where parameters.parameter("RoutingProficiencies") != nil:
      types.append(ErrorType.noMatchingError.rawValue)
    case "Wait":
      guard
        parameters.parameter("Events")?.elements.contains(where: {
          $0.scalarText == "BotParticipantDisconnected"
        }) == true
      else { break }
      types.append(ErrorType.participantNotFound.rawValue)
    default: break
    }
    return types
  }
}
