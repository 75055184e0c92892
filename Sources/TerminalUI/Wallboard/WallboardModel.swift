/// Everything that the wallboard shows of a center at one moment.
public struct WallboardModel: Sendable, Equatable {
  /// A queue, with figures of the day so far where nothing else is said.
  public struct Queue: Sendable, Equatable {
    public var name: String
    /// Contacts that wait now.
    public var waiting: Int
    /// How long the one that came first has waited, in seconds; nil when nobody waits.
    public var oldestSeconds: Int?
    /// Agents of the queue by what they do now: available, with a contact, after a contact.
    public var free: Int
    public var busy: Int
    public var after: Int
    public var answered: Int
    /// Contacts that left before an agent answered.
    public var lost: Int
    /// Percent of the contacts that were answered in time; nil while there were none.
    public var levelPercent: Int?
    /// True when the level is below what the center aims at.
    public var isLevelLow: Bool
    /// How many waited, over the last hour, the newest last.
    public var lastHour: [Int]

    public init(
      name: String, waiting: Int = 0, oldestSeconds: Int? = nil, free: Int = 0, busy: Int = 0, after: Int = 0,
      answered: Int = 0, lost: Int = 0, levelPercent: Int? = nil, isLevelLow: Bool = false,
      lastHour: [Int] = []
    ) {
      self.name = name
      self.waiting = waiting
      self.oldestSeconds = oldestSeconds
      self.free = free
      self.busy = busy
      self.after = after
      self.answered = answered
      self.lost = lost
      self.levelPercent = levelPercent
      self.isLevelLow = isLevelLow
      self.lastHour = lastHour
    }
  }

  /// An agent and what the agent does.
  public struct Agent: Sendable, Equatable {
    /// What an agent can do, as the board counts it.
    public enum State: Sendable, Equatable, CaseIterable {
      case available, ringing, onContact, afterContact, away
    }

    public var name: String
    public var state: State
    /// "on contact", "break": the state as people call it.
    public var stateName: String
    /// How long the agent has been in it.
    public var seconds: Int
    /// True when it lasts longer than it should.
    public var isLong: Bool
    /// Who it is about: a name, or the end of a number; empty for nobody.
    public var contact: String

    public init(
      name: String, state: State, stateName: String, seconds: Int, isLong: Bool = false, contact: String = ""
    ) {
      self.name = name
      self.state = state
      self.stateName = stateName
      self.seconds = seconds
      self.isLong = isLong
      self.contact = contact
    }
  }

  /// Figures at equal distances in time, the newest last; nil where there was nothing to measure.
  public struct Course: Sendable, Equatable {
    public var values: [Int?]
    /// Times of the day at equal distances, "09:06": the first stands under the first value, the last under the last.
    public var times: [String]

    public init(values: [Int?] = [], times: [String] = []) {
      self.values = values
      self.times = times
    }

    var now: Int? { values.last ?? nil }
  }

  public var company: String
  /// "Mon 23 Nov".
  public var date: String
  /// "10:06:58", in the center's zone.
  public var time: String
  public var speed: String
  public var isNormalSpeed: Bool
  public var isPaused: Bool
  /// "open until 19:00", "closed until 09:00".
  public var hours: String
  /// Within how many seconds an answer counts for the service level.
  public var levelSeconds: Int
  public var queues: [Queue]
  /// The queue in focus.
  public var selected: Int
  /// Contacts that wait in all queues.
  public var waiting: Course
  /// The service level of the queue in focus, in percent.
  public var level: Course
  public var agents: [Agent]
  /// True where all agents are shown, and not those alone for whom there is room beside the rest.
  public var showsAllAgents: Bool
  public var message: PhoneModel.Message?
  /// What the next screen is called.
  public var nextScreen = "desk"
  /// True where whoever looks pauses the world and sets its speed.
  public var setsPace = true

  public init(
    company: String = "", date: String = "", time: String = "", speed: String = "1×",
    isNormalSpeed: Bool = true, isPaused: Bool = false, hours: String = "", levelSeconds: Int = 20,
    queues: [Queue] = [], selected: Int = 0, waiting: Course = Course(), level: Course = Course(),
    agents: [Agent] = [], showsAllAgents: Bool = false, message: PhoneModel.Message? = nil
  ) {
    self.company = company
    self.date = date
    self.time = time
    self.speed = speed
    self.isNormalSpeed = isNormalSpeed
    self.isPaused = isPaused
    self.hours = hours
    self.levelSeconds = levelSeconds
    self.queues = queues
    self.selected = selected
    self.waiting = waiting
    self.level = level
    self.agents = agents
    self.showsAllAgents = showsAllAgents
    self.message = message
  }
}
