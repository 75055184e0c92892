import FlowDocument

// In which flows an action may stand, where the reference is unsure.
extension ServiceRules {
  /// The types of flows that may have an action of a type besides those of its description.
  public func moreFlowTypes(of type: String) -> Set<FlowType> {
    type == "RouteContactToAgent" && interruptAgentInQueueFlow ? [.customerQueue] : []
  }
}
