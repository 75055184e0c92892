import FlowDocument

/// The errors of its type that an action cannot have, by what its parameters and its flow are; their branches are never
/// taken.
enum MissingErrors {
  /// Each with when the action could have it: "with ContinueFlowExecution".
  static func of(_ action: DocumentAction, in flowType: FlowType?) -> [String: String] {
    switch action.type {
    case "GetParticipantInput":
      guard case .store = InputKind(action) else { return [:] }
      return ["InputTimeLimitExceeded": "where it stores no input"]
    case "TransferParticipantToThirdParty":
      let isOver = action.parameter("ContinueFlowExecution")?.scalarText?.lowercased() == "false"
      guard isOver || flowType == .agentTransfer else { return [:] }
      let place = isOver ? "with ContinueFlowExecution" : "outside of agent transfer flows"
      return ["CallFailed": place, "ConnectionTimeLimitExceeded": place]
    case "UpdateContactRecordingAndAnalyticsBehavior":
      guard action.parameter("ChatBehavior") == nil else { return [:] }
      return ["InFlightRedactionConfigurationFailed": "with ChatBehavior"]
    default: return [:]
    }
  }
}
