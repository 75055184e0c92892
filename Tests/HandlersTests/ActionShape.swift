/// What the service asks of an action when a flow is saved, restated from its reference.
struct ActionShape {
  enum Following {
    /// Goes on there.
    case goesOn
    /// Must be there, and repeats where the error goes.
    case repeats(String)
    /// The flow ends here.
    case ends
    /// May be left out.
    case optional
  }

  /// Exactly these, in any order.
  let errors: Set<String>
  var conditions: Set<String> = []
  /// True when each of `conditions` must be there; else they are what is allowed.
  var needsEveryCondition = false
  let following: Following
  /// The `Metadata.type` of the flows it may stand in; nil is all of them.
  var flowTypes: Set<String>?

  private static let keys = Set("0123456789*#".map(String.init))
  private static let callerFlows: Set<String> = [
    "contactFlow", "customerQueue", "agentTransfer", "queueTransfer",
  ]

  /// Nil for a type that the flows here have no use for.
  static func of(_ action: FlowFile.Action) -> ActionShape? {
    switch action.type {
    case "MessageParticipant":
      ActionShape(errors: [], following: .goesOn)
    case "GetParticipantInput" where action.parameters["StoreInput"] as? String == "True":
      ActionShape(
        errors: ["InvalidPhoneNumber", "NoMatchingError"], following: .goesOn, flowTypes: callerFlows)
    case "GetParticipantInput":
      ActionShape(
        errors: ["InputTimeLimitExceeded", "NoMatchingCondition", "NoMatchingError"], conditions: keys,
        following: .repeats("NoMatchingCondition"), flowTypes: callerFlows)
    case "MessageParticipantIteratively" where action.errors.isEmpty:
      ActionShape(errors: [], following: .optional, flowTypes: ["customerHold", "agentHold"])
    case "MessageParticipantIteratively":
      ActionShape(
        errors: ["NoMatchingError"], conditions: ["MessagesInterrupted"], following: .optional,
        flowTypes: ["customerQueue", "customerHold", "agentHold"])
    case "Compare":
      ActionShape(errors: ["NoMatchingCondition"], following: .repeats("NoMatchingCondition"))
    case "CheckHoursOfOperation":
      ActionShape(
        errors: ["NoMatchingError"], conditions: ["True", "False"], needsEveryCondition: true,
        following: .repeats("NoMatchingError"), flowTypes: callerFlows)
    case "TransferContactToQueue":
      ActionShape(
        errors: ["QueueAtCapacity", "NoMatchingError"], following: .repeats("NoMatchingError"),
        flowTypes: ["contactFlow", "agentTransfer", "queueTransfer"])
    case "TransferToFlow":
      ActionShape(
        errors: ["NoMatchingError"], following: .repeats("NoMatchingError"),
        flowTypes: ["contactFlow", "agentTransfer", "queueTransfer"])
    case "UpdateContactTargetQueue":
      ActionShape(
        errors: ["NoMatchingError"], following: .goesOn,
        flowTypes: ["contactFlow", "agentTransfer", "queueTransfer"])
    case "UpdateContactCallbackNumber":
      ActionShape(
        errors: ["InvalidCallbackNumber", "CallbackNumberNotDialable"], following: .goesOn,
        flowTypes: callerFlows)
    case "CreateCallbackContact":
      ActionShape(errors: ["NoMatchingError"], following: .goesOn, flowTypes: callerFlows)
    case "UpdateContactAttributes", "UpdateContactEventHooks", "InvokeLambdaFunction", "GetMetricData",
      "UpsertDataTableValues":
      ActionShape(errors: ["NoMatchingError"], following: .goesOn)
    case "UpdateContactRecordingBehavior":
      ActionShape(errors: [], following: .goesOn, flowTypes: callerFlows.union(["outboundWhisper"]))
    case "UpdateFlowLoggingBehavior", "UpdateContactTextToSpeechVoice":
      ActionShape(errors: [], following: .goesOn)
    case "UpdatePreviousContactParticipantState":
      ActionShape(
        errors: ["NoMatchingError"], following: .goesOn,
        flowTypes: ["contactFlow", "agentTransfer", "queueTransfer", "outboundWhisper"])
    case "DisconnectParticipant":
      ActionShape(errors: [], following: .ends, flowTypes: callerFlows)
    case "EndFlowExecution":
      ActionShape(
        errors: [], following: .ends,
        flowTypes: ["customerQueue", "customerWhisper", "agentWhisper", "outboundWhisper"])
    default: nil
    }
  }
}
