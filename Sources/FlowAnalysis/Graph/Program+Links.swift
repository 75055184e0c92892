import FlowEngine

extension Program {
  /// The flow that an action goes on to, or runs as a module; nil for any other action, and where it is not here.
  public func flow(after action: ActionIndex) -> FlowIndex? {
    let source = actionSources[action.index].action
    let key = ["TransferToFlow": "ContactFlowId", "InvokeFlowModule": "FlowModuleId"][source.type]
    return key.flatMap { source.parameter($0)?.scalarText }.flatMap { flow(referredToAs: $0) }
  }
}
