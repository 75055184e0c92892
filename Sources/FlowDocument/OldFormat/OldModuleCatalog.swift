/// The module types of the old export, by their names and targets.
enum OldModuleCatalog {
  static let all: [any OldModuleKind.Type] = [
    OldPlayPrompt.self,
    OldGetUserInput.self,
    OldGetUserInputLex.self,
    OldStoreUserInput.self,
    OldCheckAttribute.self,
    OldSetAttributes.self,
    OldInvokeExternalResource.self,
    OldSetQueue.self,
    OldTransferQueue.self,
    OldCustomerInQueue.self,
    OldTransferFlow.self,
    OldTransferToFlow.self,
    OldTransferPhoneNumber.self,
    OldTransferAgent.self,
    OldDisconnect.self,
    OldResume.self,
    OldCheckHoursOfOperation.self,
    OldCheckStaffing.self,
    OldCheckQueueStatus.self,
    OldGetMetricData.self,
    OldLoop.self,
    OldLoopPrompts.self,
    OldWait.self,
    OldPercentileBranching.self,
    OldSetContactFlow.self,
    OldSetEventHook.self,
    OldSetVoice.self,
    OldSetContactData.self,
    OldSetLoggingBehavior.self,
    OldSetRecordingBehavior.self,
    OldStartMediaStreaming.self,
    OldStopMediaStreaming.self,
    OldUpdateRoutingPriority.self,
    OldSetCallBackNumber.self,
    OldCreateCallback.self,
    OldCreateTask.self,
    OldInvokeFlowModule.self,
    OldReturn.self,
    OldHold.self,
  ]

  /// What the module is; a kind of its own for those that are not known.
  static func kind(of module: OldModule) -> any OldModuleKind.Type {
    let named = all.filter { $0.description.names.contains(module.type) }
    if let target = module.target, let exact = named.first(where: { $0.description.target == target }) {
      return exact
    }
    return named.first { $0.description.target == nil || module.target == nil && suits($0, module) }
      ?? OldUnknown.self
  }

  /// A module without a target is what its parameters and branches are for.
  private static func suits(_ kind: any OldModuleKind.Type, _ module: OldModule) -> Bool {
    switch kind.description.target {
    case "Digits": !module.has("BotName") && !module.has("BotAliasArn")
    case "Flow": module.has("ContactFlowId")
    case "PhoneNumber": module.has("PhoneNumber")
    case "Queue": module.branch("AtCapacity") != nil
    case "Agent": false
    default: true
    }
  }
}
