/// Where agents can transfer a contact to.
public struct QuickConnectDefinition: Resource, Hashable {
  public enum Target: Sendable, Hashable {
    /// The place of a queue in `ContactCenterDefinition.queues`.
    case queue(Int)
    /// The place of an agent in `ContactCenterDefinition.agents`.
    case agent(Int)
  }

  public let name: String
  public let arn: String?
  public let target: Target
  /// The name of the transfer flow; nil for the service's default one.
  public let flow: String?

  public init(name: String, arn: String? = nil, target: Target, flow: String? = nil) {
    self.name = name
    self.arn = arn
    self.target = target
    self.flow = flow
  }
}
