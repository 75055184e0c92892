/// A scripted agent: how long until the agent answers an offered contact, and how long they talk.
public struct AgentDefinition: Resource, Hashable {
  public let name: String
  public let arn: String?
  /// Nil for an agent who never answers.
  public let answersAfter: Milliseconds?
  public let talks: Milliseconds
  /// The agent declines a contact until agents have declined it so many times.
  public let declines: Int

  public init(
    name: String, arn: String? = nil, answersAfter: Milliseconds? = .seconds(20),
    talks: Milliseconds = .seconds(180), declines: Int = 0
  ) {
    self.name = name
    self.arn = arn
    self.answersAfter = answersAfter
    self.talks = talks
    self.declines = declines
  }
}
