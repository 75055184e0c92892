/// A queue: when it is open, how many contacts may wait in it, who answers.
public struct QueueDefinition: Resource, Hashable {
  public let name: String
  public let arn: String?
  /// The place of its hours in `ContactCenterDefinition.hours`; nil for a queue that is always open.
  public let hours: Int?
  /// How many contacts may wait; nil for any number. 0 is a queue that is always full.
  public let capacity: Int?
  /// The number that called parties see; nil when the center has not set one.
  public let outboundCallerId: PhoneNumber?
  /// The name of the flow that runs as an agent calls somebody from this queue; nil for the service's default one.
  public let outboundWhisper: String?
  /// The places of its agents in `ContactCenterDefinition.agents`, in the order they are offered contacts.
  public let agents: [Int]

  public init(
    name: String, arn: String? = nil, hours: Int? = nil, capacity: Int? = nil,
    outboundCallerId: PhoneNumber? = nil, outboundWhisper: String? = nil,
    agents: [Int] = []
  ) {
    self.name = name
    self.arn = arn
    self.hours = hours
    self.capacity = capacity
    self.outboundCallerId = outboundCallerId
    self.outboundWhisper = outboundWhisper
    self.agents = agents
  }
}
