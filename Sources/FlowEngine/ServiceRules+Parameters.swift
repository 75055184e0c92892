// Parameters that no type describes, as pages do not tell of them or exports spell them in two ways.
extension ServiceRules {
  /// True for the key of such a parameter of an action type.
  public func isParameter(_ key: String, of type: String) -> Bool {
    switch type {
    case "Loop": key == loopNameParameter || key == loopElementsParameter
    case "InvokeFlowModule": key == moduleInputParameter || key == "Input"
    case "EndFlowModuleExecution": key == moduleResultParameter || key == moduleResultDataParameter
    case "UpdateContactData": key == segmentAttributesParameter
    case "CreateCallbackContact": key == callbackCallerIdParameter
    case "AuthenticateParticipant": key == signInTimeLimitParameter
    case "MessageParticipantIteratively": key == "ContinueMessagingDuringInterrupt"
    case "Wait": key == "TimeoutSeconds" || key == "ContinueExecution"
    case "ConnectParticipantWithLexBot": key == "LexInitilizationData"
    default: false
    }
  }
}
