import FlowDocument

// In which flows an action may stand, where the reference is unsure.
extension FlowType {
  /// The types of flows that may have an action of a type besides those of its description.
  public static func more(for actionType: String, _ rules: ServiceRules) -> Set<FlowType> {
    actionType == "RouteContactToAgent" && rules.interruptAgentInQueueFlow ? [.customerQueue] : []
  }
}
