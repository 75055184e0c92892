import FlowDocument

/// Something that flows name and that is not here, with what a call meets in its place.
public enum MissingResource: Sendable, Hashable {
  case queue(String)
  /// An agent whose own queue contacts are to wait in.
  case agent(String)
  case hours(String)
  /// The hours of a queue by this name.
  case hoursOfQueue(String)
  case lambda(String)
  /// A flow or a module that the contact's data names, by their wording.
  case flow(by: String)
  /// With the intents that the action branches on.
  case bot(String, intents: [String])
  /// The instance, which only ARNs tell.
  case instance

  /// A sentence for people, without a full stop.
  public var words: String {
    switch self {
    case .queue(let name): "the queue \"\(name)\" is not here: it has room, and one agent by script"
    case .agent(let name): "the agent \"\(name)\" is not here: one by script takes the contact"
    case .hours(let name): "the hours \"\(name)\" are not here: taken as open"
    case .hoursOfQueue(let name): "the hours of the queue \"\(name)\" are not here: taken as open"
    case .lambda(let name):
      "nothing here answers "
        + (name == DocumentAction.namelessLambda ? name : "the Lambda \"\(name)\"")
        + ": it fails, unless a call is told its answer"
    case .flow(let wording): "\(wording) names the flow: one that is not here stands in"
    case .bot(let name, let intents): Self.words(forBot: name, intents)
    case .instance:
      "the ARNs here do not tell which instance this is: $.InstanceARN and $.AwsRegion are empty"
    }
  }
}

extension MissingResource {
  /// What every bot of Lex V2 takes for meant that it does not understand.
  private static let fallbackIntent = "FallbackIntent"

  private static func words(forBot name: String, _ all: [String]) -> String {
    let intents = all.filter { $0 != fallbackIntent }
    let known =
      intents.isEmpty
      ? "it understands nothing"
      : "it understands only the names of its intents, "
        + intents.map { "\"\($0)\"" }.joined(separator: ", ")
    return "the bot \"\(name)\" is not here: \(known)"
  }
}

extension DocumentAction {
  /// The intents that an action with a bot branches on, as far as the file says which.
  public var namedIntents: [String] {
    conditions.flatMap { $0.operands.compactMap(\.scalarText) }.filter { !ReferencePath.isPart(of: $0) }
  }
}
