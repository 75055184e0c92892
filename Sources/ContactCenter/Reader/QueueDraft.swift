import JSON

/// A queue as it is written, before the agents are known who serve it by their routing profile.
struct QueueDraft {
  let name: String
  let arn: String?
  let hours: Int?
  let capacity: Int?
  let outboundCallerId: PhoneNumber?
  let outboundWhisper: String?
  /// The agents that it names; nil where it names none.
  let agents: [(agent: Int, place: JSONValue)]?

  func definition(agents: [Int]) -> QueueDefinition {
    QueueDefinition(
      name: name, arn: arn, hours: hours, capacity: capacity, outboundCallerId: outboundCallerId,
      outboundWhisper: outboundWhisper, agents: agents)
  }
}
