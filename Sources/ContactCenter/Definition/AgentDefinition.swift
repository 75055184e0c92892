/// A scripted agent: how long until the agent answers an offered contact, and how long they talk.
public struct AgentDefinition: Resource, Hashable {
  public let name: String
  public let arn: String?
  /// Nil for an agent who never answers.
  public let answersAfter: Milliseconds?
  public let talks: Milliseconds

  public init(
    name: String, arn: String? = nil, answersAfter: Milliseconds? = .seconds(20),
    talks: Milliseconds = .seconds(180)
  ) {
    self.name = name
    self.arn = arn
    self.answersAfter = answersAfter
    self.talks = talks
  }
}
