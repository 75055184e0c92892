import FlowEngine

extension Program {
  /// The flow that an action goes on to, or runs as a module; nil for any other action, and where it is not here.
  public func flow(after action: ActionIndex) -> FlowIndex? {
    FlowReference.all(of: actionSources[action.index].action, in: self).first {
      $0.kind == .transfer || $0.kind == .module
    }?.target
  }
}
