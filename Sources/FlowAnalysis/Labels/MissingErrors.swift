import FlowDocument

/// The errors of its type that an action cannot have, by what its parameters are; their branches are never taken.
enum MissingErrors {
  /// Each with when the action could have it: "with ContinueFlowExecution".
  static func of(_ action: DocumentAction) -> [String: String] {
    switch action.type {
    case "GetParticipantInput": return ofInput(action)
    case "TransferParticipantToThirdParty":
      guard action.parameter("ContinueFlowExecution")?.scalarText?.lowercased() == "false" else { return [:] }
      let place = "with ContinueFlowExecution"
      return ["CallFailed": place, "ConnectionTimeLimitExceeded": place]
    case "UpdateContactRecordingAndAnalyticsBehavior":
      guard action.parameter("ChatBehavior") == nil else { return [:] }
      return ["InFlightRedactionConfigurationFailed": "with ChatBehavior"]
    case "UpdateContactRoutingBehavior":
      guard action.parameter("RoutingProficiencies") == nil else { return [:] }
      return ["NoMatchingError": "with RoutingProficiencies"]
    case "CreateCase", "GetCase", "UpdateCase":
      guard action.parameter("LinkContactToCase")?.scalarText?.lowercased() == "false" else { return [:] }
      return ["ContactNotLinked": "with LinkContactToCase"]
    case "Wait":
      let events = action.parameter("Events")
      let waits = events?.elements.contains { $0.scalarText == "BotParticipantDisconnected" } ?? false
      guard !waits, events == nil || events?.kind == .array else { return [:] }
      return ["ParticipantNotFound": "where it waits for BotParticipantDisconnected"]
    default: return [:]
    }
  }

  /// Those of an input, by what it is for (reference, `GetParticipantInput`).
  private static func ofInput(_ action: DocumentAction) -> [String: String] {
    switch InputKind(action) {
    case .menu: ofMenu
    case .store:
      action.parameter("InputValidation", "PhoneNumberValidation") == nil ? ofOtherInput : ofNumberInput
    case .typeAhead: ofOtherInput
    }
  }

  private static let ofMenu = ["InvalidPhoneNumber": "where it stores a telephone number"]
  private static let ofNumberInput = [
    "InputTimeLimitExceeded": "as a menu", "NoMatchingCondition": "as a menu",
  ]
  private static let ofOtherInput = ofMenu.merging(ofNumberInput) { first, _ in first }
}
