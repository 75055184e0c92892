/// A scripted agent: how long until the agent answers an offered contact, and how long they talk.
public struct AgentDefinition: Resource, Hashable {
  public let name: String
  public let arn: String?
  /// Nil for an agent who never answers.
  public let answersAfter: Milliseconds?
  public let talks: Milliseconds
  /// After how long of a talk the agent puts the caller on hold; nil for never.
  public let holdsAfter: Milliseconds?
  /// How long the caller is on hold then.
  public let holds: Milliseconds
  /// To which quick connect the agent transfers callers, and after how long of a talk; nil for none.
  public let transfer: Transfer?
  /// The agent declines a contact until agents have declined it so many times.
  public let declines: Int
  /// What the agent can do, in the order of the file.
  public let proficiencies: [Proficiency]
  /// The place of the routing profile in `ContactCenterDefinition.routingProfiles`; nil for an agent whom queues name.
  public let profile: Int?
  /// The state in which the agent is when the center begins; nil for the usual one.
  public let state: String?
  /// How long the work after a contact may last before the agent is offered the next one; zero for none.
  public let afterContactWork: Milliseconds
  /// Whether offered contacts are answered at once, by the telephone itself.
  public let acceptsAtOnce: Bool

  public init(
    name: String, arn: String? = nil, answersAfter: Milliseconds? = .seconds(20),
    talks: Milliseconds = .seconds(180), declines: Int = 0,
    holdsAfter: Milliseconds? = nil, holds: Milliseconds = .seconds(30), transfer: Transfer? = nil,
    proficiencies: [Proficiency] = [],
    profile: Int? = nil, state: String? = nil, afterContactWork: Milliseconds = .zero,
    acceptsAtOnce: Bool = false
  ) {
    self.name = name
    self.arn = arn
    self.answersAfter = answersAfter
    self.talks = talks
    self.declines = declines
    self.holdsAfter = holdsAfter
    self.holds = holds
    self.transfer = transfer
    self.proficiencies = proficiencies
    self.profile = profile
    self.state = state
    self.afterContactWork = afterContactWork
    self.acceptsAtOnce = acceptsAtOnce
  }

  /// What an agent does with a caller.
  public struct Transfer: Sendable, Hashable {
    /// The name of a quick connect.
    public let quickConnect: String
    public let after: Milliseconds
    /// True for one who calls there first, with the caller on hold, and leaves the caller to who answers.
    public let isWarm: Bool

    public init(to quickConnect: String, after: Milliseconds, isWarm: Bool = false) {
      self.quickConnect = quickConnect
      self.after = after
      self.isWarm = isWarm
    }
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
