/// A scripted agent: how long until the agent answers an offered contact, and how long they talk.
public struct AgentDefinition: Resource, Hashable {
  public let name: String
  public let arn: String?
  /// Nil for an agent who never answers.
  public let answersAfter: Milliseconds?
  public let talks: Milliseconds
  /// The agent declines a contact until agents have declined it so many times.
  public let declines: Int
  /// What the agent can do, in the order of the file.
  public let proficiencies: [Proficiency]

  public init(
    name: String, arn: String? = nil, answersAfter: Milliseconds? = .seconds(20),
    talks: Milliseconds = .seconds(180), declines: Int = 0,
    proficiencies: [Proficiency] = []
  ) {
    self.name = name
    self.arn = arn
    self.answersAfter = answersAfter
    self.talks = talks
    self.declines = declines
    self.proficiencies = proficiencies
  }

  /// How well an agent does one thing: Language, English, 4.
  public struct Proficiency: Sendable, Hashable {
    public let name: String
    public let value: String
    /// From 1 to 5.
    public let level: Int

    public init(name: String, value: String, level: Int) {
      self.name = name
      self.value = value
      self.level = level
    }
  }
}
