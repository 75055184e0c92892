import Lists

/// Everything that an agent's desk shows at one moment.
public struct DeskModel: Sendable, Equatable {
  /// What the agent's state means for contacts.
  public enum Readiness: Sendable, Equatable {
    /// Takes contacts.
    case ready
    /// A contact rings, and wants an answer.
    case called
    /// With a contact or after one.
    case busy
    /// Takes none: a break, a missed call, offline.
    case away
  }

  /// A trainer who sits beside the agent.
  public struct Trainer: Sendable, Equatable {
    /// True where all hear the trainer, and not the agent alone.
    public var hasJoined: Bool

    public init(hasJoined: Bool) { self.hasJoined = hasJoined }
  }

  /// What the desk shows below its top row.
  public enum Stage: Sendable, Equatable {
    case idle(Idle)
    case ringing(Ringing)
    case onContact(OnContact)
    case afterContact(AfterContact)
    case scored(Scorecard)
  }

  /// How the agent did with the last contact.
  public struct Scorecard: Sendable, Equatable {
    /// What became of a rule.
    public struct Line: Sendable, Equatable {
      public var rule: String
      public var found: String
      /// What to do better; nil where the rule is met.
      public var better: String?

      public var isMet: Bool { better == nil }

      public init(_ rule: String, _ found: String, better: String? = nil) {
        self.rule = rule
        self.found = found
        self.better = better
      }
    }

    /// "Asha Rao".
    public var title: String
    public var lines: [Line]
    /// How the trainee did before: "before: 3 of 5, 4 of 5"; empty for the first card.
    public var before: String
    /// The row of the card that stands at the top.
    public var row = 0

    public init(title: String, lines: [Line], before: String = "") {
      self.title = title
      self.lines = lines
      self.before = before
    }

    var total: String { "\(lines.count(where: \.isMet)) of \(lines.count)" }
  }

  /// No contact: what waits, and what came before.
  public struct Idle: Sendable, Equatable {
    /// A queue that the agent serves.
    public struct Queue: Sendable, Equatable {
      public var name: String
      public var waiting: Int
      public var oldestSeconds: Int?

      public init(name: String, waiting: Int = 0, oldestSeconds: Int? = nil) {
        self.name = name
        self.waiting = waiting
        self.oldestSeconds = oldestSeconds
      }
    }

    public var queues: [Queue]
    /// What happens next: "The next contact rings here.", "You missed a call; a makes you available again."
    public var words: String
    /// "4 contacts today, 1 missed"; empty for none.
    public var today: String

    public init(queues: [Queue] = [], words: String = "", today: String = "") {
      self.queues = queues
      self.words = words
      self.today = today
    }
  }

  /// A contact that is offered.
  public struct Ringing: Sendable, Equatable {
    public var pop: ScreenPop
    public var queue: String
    public var waitedSeconds: Int
    /// What the agent will hear first; empty for none.
    public var whisper: String
    /// How long it still rings.
    public var rings: Countdown
    /// True where the contact is accepted by itself.
    public var isAutoAccept: Bool

    public init(
      pop: ScreenPop, queue: String, waitedSeconds: Int, whisper: String = "", rings: Countdown,
      isAutoAccept: Bool = false
    ) {
      self.pop = pop
      self.queue = queue
      self.waitedSeconds = waitedSeconds
      self.whisper = whisper
      self.rings = rings
      self.isAutoAccept = isAutoAccept
    }
  }

  /// A contact that the agent speaks with.
  public struct OnContact: Sendable, Equatable {
    /// What the contact is.
    public enum Kind: Sendable {
      case call, chat, task
    }

    public var pop: ScreenPop
    public var transcript: SharedList<TranscriptEntry>
    public var scroll: ScrollPosition
    /// "waiting behind: Villas 2, longest 1:55 · Plots 0", and shorter forms of it; empty for an agent without queues.
    public var behind: [String]
    public var isMuted: Bool
    public var isHeld: Bool
    /// Who else can be had, by the names of quick connects.
    public var quickConnects: [String]
    /// Of a call alone there are tones; a task is paused, and has no music.
    public var kind: Kind
    /// The line in which the agent says something; nil while it is closed.
    public var sayLine: TextLine?
    /// True where the screen pop stands in the place of what was said, as wide as the screen.
    public var showsPop: Bool
    /// The row of the screen pop that stands at the top there.
    public var popRow = 0
    /// False while the agent hears the whisper, or the customer is called: nobody hears the agent yet.
    public var isJoined = true
    /// The third party, from the agent's call on; nil for none.
    public var third: Third?

    public init(
      pop: ScreenPop, transcript: SharedList<TranscriptEntry> = [], scroll: ScrollPosition = .following,
      behind: [String] = [],
      isMuted: Bool = false, isHeld: Bool = false, quickConnects: [String] = [], kind: Kind = .call,
      sayLine: TextLine? = nil, showsPop: Bool = false
    ) {
      self.pop = pop
      self.transcript = transcript
      self.scroll = scroll
      self.behind = behind
      self.isMuted = isMuted
      self.isHeld = isHeld
      self.quickConnects = quickConnects
      self.kind = kind
      self.sayLine = sayLine
      self.showsPop = showsPop
    }
  }

  /// Somebody whom the agent has called about the customer.
  public struct Third: Sendable, Equatable {
    /// "Loan desk", or once somebody is there "Tom Varghese".
    public var name: String
    public var isThere: Bool
    /// True where customer, agent and third party hear each other.
    public var isTogether: Bool

    public init(name: String, isThere: Bool = false, isTogether: Bool = false) {
      self.name = name
      self.isThere = isThere
      self.isTogether = isTogether
    }
  }

  /// The contact is over, and is still being worked on.
  public struct AfterContact: Sendable, Equatable {
    public var pop: ScreenPop
    /// How long they spoke.
    public var talkedSeconds: Int
    /// "caller hung up".
    public var end: String
    /// The disposition codes, and which one is chosen; -1 for none yet.
    public var outcomes: [String]
    public var chosen: Int
    public var notes: TextLine
    /// True while the notes are being written: letters are text then.
    public var isWriting: Bool
    /// What came of the contact: "held 0:35 · + visit Wed 25 Nov 11:00".
    public var summary: String
    /// How long it may still take; nil where there is no limit.
    public var left: Countdown?

    public init(
      pop: ScreenPop, talkedSeconds: Int, end: String, outcomes: [String], chosen: Int = 0,
      notes: TextLine = TextLine(), isWriting: Bool = false, summary: String = "", left: Countdown? = nil
    ) {
      self.pop = pop
      self.talkedSeconds = talkedSeconds
      self.end = end
      self.outcomes = outcomes
      self.chosen = chosen
      self.notes = notes
      self.isWriting = isWriting
      self.summary = summary
      self.left = left
    }
  }

  public var agent: String
  /// The queues that the agent serves: "Plots, Villas".
  public var queues: String
  /// The agent's state as people call it, "on contact", "lunch".
  public var state: String
  public var readiness: Readiness
  /// How long the agent has been in it; nil where that does not matter.
  public var stateSeconds: Int?
  /// The state that comes once the contact and the work after it are over, "Break"; empty for available.
  public var following = ""
  /// "10:06:58", in the center's zone.
  public var time: String
  public var speed: String
  public var isNormalSpeed: Bool
  public var isPaused: Bool
  public var stage: Stage
  public var message: PhoneModel.Message?
  /// True for a moment when a contact begins to ring: the top row stands reversed.
  public var isFlashing = false
  /// The trainer for whom the desk is drawn, who sits beside the agent; nil for the agent.
  public var trainer: Trainer?
  /// Who else takes contacts of the same queues, "Sana Qureshi".
  public var colleagues: [String] = []
  /// True where whoever sits here pauses the world and sets its speed.
  public var setsPace = true
  /// What the next screen is called; empty where there is no other.
  public var nextScreen = "wallboard"

  /// What the agent is called on the screen: "you", or by the first name where a trainer looks.
  var you: String { trainer == nil ? "you" : agent.split(separator: " ").first.map(String.init) ?? agent }

  public init(
    agent: String, queues: String, state: String, readiness: Readiness, stateSeconds: Int? = nil,
    time: String = "",
    speed: String = "1×", isNormalSpeed: Bool = true, isPaused: Bool = false, stage: Stage,
    message: PhoneModel.Message? = nil
  ) {
    self.agent = agent
    self.queues = queues
    self.state = state
    self.readiness = readiness
    self.stateSeconds = stateSeconds
    self.time = time
    self.speed = speed
    self.isNormalSpeed = isNormalSpeed
    self.isPaused = isPaused
    self.stage = stage
    self.message = message
  }
}
