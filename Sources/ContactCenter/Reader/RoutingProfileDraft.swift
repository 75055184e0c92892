import JSON

/// A routing profile as it is written, before the queues that it names are looked for.
struct RoutingProfileDraft {
  let name: String
  let arn: String?
  let queues: [Queue]
  let channels: [RoutingProfileDefinition.Channel]

  struct Queue {
    /// The name or ARN, with its place.
    let key: JSONValue
    let name: String
    let priority: Int
    let delay: Milliseconds
    let channels: [RoutingChannel]?
  }
}
