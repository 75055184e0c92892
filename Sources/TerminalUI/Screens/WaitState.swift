/// What the call waits for, as the part beside the keypad shows it.
public struct WaitState: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// Nothing has been dialed.
    case noCall
    case speaking(KeysWhileSpeaking)
    /// One key within a time limit.
    case oneKey(Countdown)
    case digits(DigitField, Countdown)
    /// A Lambda; the text says where its answers lead: "booked → confirmation  taken → times".
    case lambda(name: String, Countdown, branches: String)
    /// Words or, but in a chat, a key; the text lists words that are understood.
    case words(Countdown, understood: String, takesKeys: Bool = true)
    case queue(QueueWait)
    /// Time passes by the flow's own will: music, a wait.
    case time(String, Countdown?)
    /// An agent's telephone rings, or the parties are joined; the text says which.
    case agent(String, Countdown?)
    case ended(EndSummary)
    /// The caller is called back: the telephone rings; the text says who calls.
    case ringing(String, Countdown)
  }

  /// What becomes of a key that is pressed while a prompt is spoken.
  public enum KeysWhileSpeaking: Sendable, Equatable {
    /// It cuts the prompt.
    case cut
    /// It is kept until the prompt ends.
    case wait
    /// It is lost.
    case notTaken
  }

  /// Digits on their way to a stored input.
  public struct DigitField: Sendable, Equatable {
    /// As typed.
    public var typed: String
    /// With so many the input ends; zero where the caller ends it.
    public var most: Int
    /// Whether typed digits show as `•`.
    public var isEncrypted: Bool
    /// "# ends, * wipes".
    public var rules: String
    /// What is typed: "stored input", "phone number".
    public var what: String

    public init(
      typed: String, most: Int, isEncrypted: Bool = false, rules: String = "", what: String = "stored input"
    ) {
      self.typed = typed
      self.most = most
      self.isEncrypted = isEncrypted
      self.rules = rules
      self.what = what
    }
  }

  /// A contact's place in a queue.
  public struct QueueWait: Sendable, Equatable {
    public var queue: String
    /// The customer queue flow that plays.
    public var flow: String
    public var place: Int
    public var waiting: Int
    public var waitedSeconds: Int
    public var agentsFree: Int
    public var agents: Int
    /// Until the next comfort message.
    public var next: Countdown?

    public init(
      queue: String, flow: String, place: Int, waiting: Int, waitedSeconds: Int, agentsFree: Int, agents: Int,
      next: Countdown? = nil
    ) {
      self.queue = queue
      self.flow = flow
      self.place = place
      self.waiting = waiting
      self.waitedSeconds = waitedSeconds
      self.agentsFree = agentsFree
      self.agents = agents
      self.next = next
    }
  }

  /// What a call that has ended came to.
  public struct EndSummary: Sendable, Equatable {
    /// "ended by the flow".
    public var how: String
    public var actions: Int
    public var lambdas: Int
    public var rows: Int
    public var standIns: Int
    /// What is still to come of it: "to be called back".
    public var next: String

    public init(how: String, actions: Int, lambdas: Int, rows: Int, standIns: Int, next: String = "") {
      self.how = how
      self.actions = actions
      self.lambdas = lambdas
      self.rows = rows
      self.standIns = standIns
      self.next = next
    }

    /// "23 actions · 4 ƒ · 2 rows · all exact"; what is still to come goes before.
    var text: String {
      guard next.isEmpty else { return next }
      let exact = standIns == 0 ? "all exact" : "\(standIns) ≈"
      return
        "\(actions) action\(actions == 1 ? "" : "s") · \(lambdas) ƒ · \(rows) row\(rows == 1 ? "" : "s") · \(exact)"
    }
  }

  /// Which try of how many this is.
  public struct Attempt: Sendable, Equatable {
    public var number: Int
    public var of: Int

    public init(_ number: Int, of: Int) {
      self.number = number
      self.of = of
    }

    var text: String { "attempt \(number) of \(of)" }
  }

  public var kind: Kind
  /// The present action: "Main menu".
  public var action: String
  public var attempt: Attempt?
  /// What comes when nothing is done: "silence → asked again, 1 left"; while speaking: "8 s for one key".
  public var then: String
  /// What was pressed before: "[7]".
  public var before: String
  /// True while a person at an agent's desk hears what is said.
  public var isWithPerson = false

  public init(
    _ kind: Kind = .noCall, action: String = "", attempt: Attempt? = nil, then: String = "",
    before: String = ""
  ) {
    self.kind = kind
    self.action = action
    self.attempt = attempt
    self.then = then
    self.before = before
  }

  /// Whether digits are tones: whenever a call is on.
  public var hasKeypad: Bool {
    switch kind {
    case .noCall, .ended, .ringing: false
    default: true
    }
  }

  /// Whether a key that is pressed now does something, or is kept.
  var takesKeys: Bool {
    switch kind {
    case .oneKey, .digits, .queue, .speaking(.cut), .speaking(.wait): true
    case .words(_, _, let takesKeys): takesKeys
    case .noCall, .ended, .ringing, .speaking(.notTaken), .lambda, .time, .agent: false
    }
  }

  /// Whether a Lambda is at work.
  var runsLambda: Bool {
    if case .lambda = kind { return true }
    return false
  }

  /// Whether words are listened for.
  public var listensForWords: Bool {
    if case .words = kind { return true }
    return isWithPerson
  }
}
