import ContactCenter
import FlowEngine
import Routing

/// One contact in a world: what the engine knows of it, and what the world does for it.
public struct WorldContact: Sendable {
  public internal(set) var contact: Contact
  public internal(set) var stage: Stage = .ended
  public internal(set) var caller: Caller = .withheld
  public internal(set) var arrivedAt = Timestamp(seconds: 0)
  public internal(set) var endedAt: Timestamp?
  public internal(set) var endedBy: ContactEnd?
  /// When it entered the queue it waits in.
  public internal(set) var queuedAt: Timestamp?
  /// How many actions it had begun by then.
  public internal(set) var actionsBeforeQueue = 0
  /// What the caller hears now.
  public internal(set) var prompt: PlayingPrompt?
  /// What the agent hears now (a whisper).
  public internal(set) var agentPrompt: PlayingPrompt?
  /// What is heard of the caller's prompt, and of the agent's, where the wording is no literal: that of a literal is
  /// found by its number, so that no contact counts it. Of a prompt that is over it means nothing.
  var madeAudio: PromptAudio?
  var agentMadeAudio: PromptAudio?
  /// The Lambda that the caller's flow waits for.
  public internal(set) var lambda: PendingLambda?
  /// The Lambda that the agent's flow (a whisper) waits for.
  public internal(set) var agentLambda: PendingLambda?
  /// What the caller's flow does with records, while the store is busy.
  public internal(set) var records: PendingRecords?
  /// The same of the agent's flow.
  public internal(set) var agentRecords: PendingRecords?
  /// The bot that the caller talks to; it stays until the next one.
  public internal(set) var conversation: Conversation?
  /// What a bot answers that is not asked, once its time has come.
  var overriddenBot: Override.BotEffect?
  /// The agent it is offered to or speaks with.
  public internal(set) var agent: Int?
  /// The contact it was created from, with that one's number as a contact: its room may be used again.
  public internal(set) var related: RelatedContact?
  /// How many created contacts led to this one, itself included.
  var generation: Int32 = 0
  /// What it is where an action created it; nil for one that came in.
  public internal(set) var created: CreatedContact?
  /// The call to an outside number that is under way.
  public internal(set) var thirdParty: ThirdParty?
  /// Its place among those that wait: 1 is first, 5 the rule.
  public internal(set) var priority: Int32 = 5
  /// By how many seconds it counts as older than it is.
  public internal(set) var ageAdjustment: Int32 = 0
  /// The priority that it has later, 0 for none, and by how much it counts as older then.
  var laterPriority: Int32 = 0
  var laterAge: Int32 = 0
  /// What it asks of agents; nil for nothing.
  var criteria: CriteriaHandle?
  /// Of each kind of timer that routing has asked for, what tells the latest from those before.
  var routingTokens = InlineArray<5, UInt32>(repeating: 0)
  /// True while the agent has put it on hold: its hold flow runs.
  public internal(set) var isOnHold = false
  /// The quick connect by which the agent is transferring it, by its place in the center; nil for none.
  public internal(set) var transfer: Int?
  /// The other contact of a consultation, by its place in the world; -1 for none.
  var partner: Int32 = -1
  /// What this contact is in it.
  public internal(set) var consultation = Consultation.none
  /// True once its customer is to be called back.
  var hasCallback = false
  /// How often agents declined it.
  var declines: Int32 = 0
  /// How often it was moved from one queue to another.
  var queueMoves: Int32 = 0
  @usableFromInline package internal(set) var timers = RunningTimers()

  /// Another contact of the same world.
  public struct RelatedContact: Sendable, Hashable {
    /// Its place in the world.
    public let index: Int
    /// Its number.
    public let serial: Int32
  }

  /// Where a contact is on its way (reference, section 1.3).
  public enum Stage: Sendable, Hashable {
    case inFlow
    case queued(QueueIndex)
    /// The agent hears the whisper; the caller is still in the queue.
    case agentWhisper(QueueIndex)
    case customerWhisper(QueueIndex)
    case joined(QueueIndex)
    /// The agent has left, and the disconnect flow runs.
    case disconnectFlow
    /// Joined with an outside number; no flow runs.
    case withThirdParty
    /// Created, and to begin later.
    case scheduled
    /// The telephone of the party that an agent has called back rings.
    case dialing(QueueIndex)
    /// The called party has answered, and hears the whisper.
    case outboundWhisper(QueueIndex)
    case ended
  }

  /// What an action created a contact for.
  public struct CreatedContact: Sendable, Hashable {
    public let kind: NewContact.Kind
    /// The flow it begins with, as the action refers to it; empty for none.
    let flow: String
    /// Where a callback waits.
    let queue: QueueIndex?
    /// True while the called party's telephone rings, and once somebody has answered.
    var isDialed = false
    /// How the last call came to nothing.
    var lastTry = ContactEnd.Try.notAnswered
    /// How often the party was called.
    var calls: Int32 = 0
    /// How often the party may be called.
    var callLimit: Int32 = 1
    /// How long after a call that nobody answered the next one is made, in seconds.
    var retryDelay: Int32 = 0
    /// Since when the caller of a callback has waited.
    var waitsSince: Timestamp?
    /// True while the telephone of a party rings who answers before it rings too long.
    var isAnswered = false
    /// True once the party of a callback has an outbound whisper.
    var hasWhisper = false
  }

  /// A contact by which an agent speaks with a third party, and what a contact is to the other.
  public enum Consultation: UInt8, Sendable, Hashable {
    case none
    /// The agent has called a third party about the caller.
    case calling
    /// Caller, agent and third party speak together.
    case conference
    /// It is the agent's call to the third party.
    case called
  }

  /// A call to an outside number.
  public struct ThirdParty: Sendable, Hashable {
    public let number: String
    let digits: String
    let outcome: ThirdPartyCall.Outcome
    let talks: Milliseconds
    let comesBack: Bool
    /// The party whose flow asked for it.
    var side: Side
    /// False while it rings.
    public internal(set) var isTalking = false
  }

  public init(program: Program) { contact = Contact(program: program) }

  public var isEnded: Bool { stage == .ended }

  /// No flow runs any more, nor a timer, nor a Lambda.
  mutating func stopFlows() {
    timers.cancelAll()
    lambda.clear()
    agentLambda.clear()
    overriddenBot.clear()
    thirdParty.clear()
    records.clear()
    agentRecords.clear()
    contact.leaveAllFlows()
  }
}

// What is read and changed with every step is reached through the world, one stored property at a time: a getter of
// the contact would copy the whole contact first.
extension World {
  @inline(__always) func isEnded(_ contact: Int) -> Bool { state.contacts[contact].stage == .ended }

  func prompt(of contact: Int, _ side: Side) -> PlayingPrompt? {
    switch side {
    case .customer: state.contacts[contact].prompt
    case .agent: state.contacts[contact].agentPrompt
    }
  }

  @inline(__always) mutating func setPrompt(_ prompt: PlayingPrompt?, of contact: Int, _ side: Side) {
    switch side {
    case .customer: state.contacts[contact].prompt = prompt
    case .agent: state.contacts[contact].agentPrompt = prompt
    }
  }

  @inline(__always) func hears(_ contact: Int, _ side: Side) -> Bool {
    switch side {
    case .customer: state.contacts[contact].prompt != nil
    case .agent: state.contacts[contact].agentPrompt != nil
    }
  }

  /// The Lambda that is waited for; then none is.
  @inline(__always) mutating func takeLambda(of contact: Int, _ side: Side) -> PendingLambda? {
    switch side {
    case .customer: state.contacts[contact].lambda.take()
    case .agent: state.contacts[contact].agentLambda.take()
    }
  }

  @inline(__always) mutating func setLambda(_ lambda: consuming PendingLambda, of contact: Int, _ side: Side)
  {
    switch side {
    case .customer: state.contacts[contact].lambda.fill(lambda)
    case .agent: state.contacts[contact].agentLambda.fill(lambda)
    }
  }

  /// What runs at a moment of a contact; a chat gets no whisper unless one is set (reference, section 1.3), and only calls hear
  /// music on hold.
  @inline(__always) func setting(of hook: EventHook, _ contact: Int) -> Contact.Hook {
    let setting = state.contacts[contact].contact.hooks[Int(hook.rawValue)]
    guard case .unset = setting, state.contacts[contact].contact.channel != .voice else { return setting }
    return switch hook {
    case .agentWhisper, .customerWhisper: state.contacts[contact].contact.channel == .chat ? .off : setting
    case .customerHold, .agentHold: .off
    case .customerQueue, .customerRemaining, .defaultAgentUI, .disconnectAgentUI, .pauseContact,
      .resumeContact:
      setting
    }
  }
}

extension World {
  /// What is to be done with records; then nothing is.
  mutating func takeRecords(of contact: Int, _ side: Side) -> PendingRecords? {
    switch side {
    case .customer: state.contacts[contact].records.take()
    case .agent: state.contacts[contact].agentRecords.take()
    }
  }

  mutating func setRecords(_ records: PendingRecords?, of contact: Int, _ side: Side) {
    switch side {
    case .customer: state.contacts[contact].records = records
    case .agent: state.contacts[contact].agentRecords = records
    }
  }
}

/// Which party of a contact: each has its own run of a flow.
public enum Side: UInt8, Sendable, Hashable, CaseIterable {
  case customer, agent
}

/// How a contact ended.
public enum ContactEnd: Sendable, Hashable {
  case byFlow
  case byCaller
  case byAgent
  /// The agent's telephone, or terminal, died.
  case byDeadTelephone
  /// The outside party hung up.
  case byThirdParty
  /// Nobody answered the last call that was allowed.
  case notAnswered
  /// A callback that the same number waits for already.
  case merged
  /// The flow goes on in another flow that is not here; its name.
  case flowNotHere(String)
  /// The flow could not go on.
  case byError(FlowFailure)
}

/// Why a flow could not go on.
public enum FlowFailure: Sendable, Hashable {
  /// By its number in the program's faults.
  case fault(Int)
  case unhandled(ErrorType)
  case silentLoop
}

/// A prompt that is being spoken; its world knows what is heard of it (`World.promptAudio(of:_:)`).
public struct PlayingPrompt: Sendable, BitwiseCopyable {
  let prompt: Prompt
  public let length: Milliseconds
  public internal(set) var startedAt: Timestamp
  /// The number of its entry in the transcript; -1 for none.
  var entry = -1

  init(_ prompt: Prompt, length: Milliseconds, startedAt: Timestamp) {
    self.prompt = prompt
    self.length = length
    self.startedAt = startedAt
  }

  public var isInterruptible: Bool { prompt.isInterruptible }
  public var isIterative: Bool { prompt.isIterative }

  /// Tells one prompt of a transcript from another.
  public var entryNumber: Int { entry }
}

/// What comes of invoking a Lambda.
public enum LambdaOutcome: Sendable, Hashable {
  case answers(LambdaAnswer)
  case fails(LambdaFailure, why: String)

  static func noAnswer(within limit: Milliseconds) -> LambdaOutcome {
    .fails(.timedOut, why: "no answer within \(limit.wholeSeconds) s")
  }
}

extension WorldContact.Stage {
  /// True while the caller speaks with an agent or an outside party, so that a key does nothing.
  public var isWithPerson: Bool {
    switch self {
    case .joined, .withThirdParty: true
    case .inFlow, .queued, .agentWhisper, .customerWhisper, .disconnectFlow, .scheduled, .dialing,
      .outboundWhisper, .ended:
      false
    }
  }
}

extension ContactEnd {
  /// How a call to the party of a callback came to nothing.
  enum Try: UInt8, Sendable, Hashable {
    case notAnswered, agentHungUp, telephoneDied

    var end: ContactEnd {
      switch self {
      case .notAnswered: .notAnswered
      case .agentHungUp: .byAgent
      case .telephoneDied: .byDeadTelephone
      }
    }
  }
}
