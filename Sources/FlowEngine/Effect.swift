import ContactCenter
import FlowDocument

/// What the engine asks of the world. A text in it is a literal or lies in the arena of its `Effects`.
@frozen public enum Effect: Sendable, BitwiseCopyable {
  case play(Prompt)
  /// The prompt that is being spoken stops at once.
  case stopPrompt
  /// The prompt that just began is heard from here on: as much of it was heard before.
  case skipInPrompt(Milliseconds)
  case startTimer(TimerKind, Milliseconds)
  case cancelTimer(TimerKind)
  case invokeLambda(LambdaCall)
  /// Are these hours open now? Nil asks for the hours of the target queue.
  case askHours(HoursIndex?)
  case askMetric(Metric, QueueIndex?)
  /// Load `$.Metrics` for a queue, of its contacts by one channel or by all of them.
  case loadMetrics(QueueIndex, Channel?)
  case enterQueue(QueueIndex)
  /// Give the contact to the agent of the quick connect that led here.
  case transferToAgent
  /// Change the contact that this one is related to: its user attributes or its other data, by the names and values in
  /// `Effects.parameters`, all or none.
  case changeRelated(isAttributes: Bool)
  /// The contact's place among those that wait: its priority from 1 (0 leaves it), and by how many seconds it counts as
  /// older than it is.
  case setRouting(priority: Int32, age: Int32)
  /// Put one of the contact before this one on hold, or join all.
  case holdParticipants(PreviousParticipants)
  /// The task that is paused goes on.
  case resumeTask
  /// Match agents with the contact by the steps in `Effects.parameters`.
  case setRoutingCriteria
  /// The contact waits in another queue from here on.
  case moveToQueue(QueueIndex)
  /// Call an outside number, and join it with the caller.
  case callThirdParty(ThirdPartyCall)
  /// Call the party of an outbound whisper, unless that is done; the number that it sees, where the flow says, and how long
  /// it may ring, in seconds, 0 for as long as the center lets it.
  case dialCustomer(shown: Value, ringLimit: Int32)
  /// Create another contact, with what `Effects.parameters` say of it.
  case createContact(NewContact)
  /// Read or write customer profiles, cases or data tables.
  case useRecords(RecordUse)
  /// Give a bot what the caller said or typed, or nothing to begin with.
  case converse(BotTurn)
  /// A page is shown to the contact; its name, and what is given to it.
  case showPage(Value)
  /// Words that the caller said or typed, and whether anything took them.
  case words(Value, isHeard: Bool)
  /// A key that nothing took: kept for the next input (type-ahead), or lost.
  case digitUnused(DTMFDigit, kept: Bool)
  /// A key that this action took; `fromBuffer` when it was typed ahead.
  case digitTaken(DTMFDigit, fromBuffer: Bool)
  /// What was entered so far is wiped.
  case digitsWiped
  /// Input is complete and stored; encrypted input is never shown.
  case inputStored(Value, isEncrypted: Bool)
  /// Something that is not simulated stood in; the text says what and the branch it took is given.
  case standIn(Value, BranchIndex?)
  /// Why the action fails, or does nothing, in words for a person.
  case why(Value)
  /// Why the action fails for want of a value: the references that lead to nothing are told, or where there are none these
  /// words.
  case lacks(Value)
  /// A fact for the contact record that a caller does not notice.
  case fact(ContactFact)
}

/// What one prompt is made of.
@frozen public struct Prompt: Sendable, BitwiseCopyable {
  @frozen public enum Form: UInt8, Sendable {
    case text
    case ssml
    /// The body is the id, ARN or name of a recorded prompt.
    case recording
    /// The body is the address of a recording in S3.
    case media
  }

  public var form: Form
  /// True when a key may cut it.
  public var isInterruptible: Bool
  /// True for one of a list that is played for ever (music, comfort messages).
  public var isIterative: Bool
  public var body: Value

  @inlinable public init(
    _ form: Form, _ body: Value, isInterruptible: Bool = false, isIterative: Bool = false
  ) {
    self.form = form
    self.body = body
    self.isInterruptible = isInterruptible
    self.isIterative = isIterative
  }
}

/// A Lambda that is to be invoked with the parameters gathered in `Effects.parameters`.
@frozen public struct LambdaCall: Sendable, BitwiseCopyable {
  /// The function's ARN or name.
  public var function: Value
  /// In seconds, 1-60; what is left of the chain's 20 s already taken into account.
  public var timeLimitSeconds: Int32
  public var isAsynchronous: Bool
  /// True when the answer may be any JSON object, not just a flat map of strings.
  public var allowsJSON: Bool

  @inlinable public init(function: Value, timeLimitSeconds: Int32, isAsynchronous: Bool, allowsJSON: Bool) {
    self.function = function
    self.timeLimitSeconds = timeLimitSeconds
    self.isAsynchronous = isAsynchronous
    self.allowsJSON = allowsJSON
  }
}

/// The queue metrics a flow can branch on (reference, `CheckMetricData`).
@frozen public enum Metric: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case agentsAvailable
  case agentsStaffed
  case agentsOnline
  /// Compared in milliseconds, whatever its name says.
  case oldestContactAge
  case contactsInQueue

  /// The service's name for it.
  public var name: String {
    switch self {
    case .agentsAvailable: "NumberOfAgentsAvailable"
    case .agentsStaffed: "NumberOfAgentsStaffed"
    case .agentsOnline: "NumberOfAgentsOnline"
    case .oldestContactAge: "OldestContactInQueueAgeSeconds"
    case .contactsInQueue: "NumberOfContactsInQueue"
    }
  }
}

/// Facts that reach the contact record and the log, not the caller.
@frozen public enum ContactFact: Sendable, BitwiseCopyable {
  case voice(Value)
  case flowLogging(Bool)
  case recording(agent: Bool, customer: Bool)
  case eventHook(EventHook, FlowIndex?)
  /// The caller's audio is streamed from here on, or no longer.
  case mediaStreaming(Bool)
  /// Chat messages go through a processor, or no longer.
  case messageProcessing(Bool)
}

/// A call to an outside number.
@frozen public struct ThirdPartyCall: Sendable, BitwiseCopyable {
  public var number: Value
  /// What is keyed in once it is answered: digits, `*`, `#`, and commas that pause; missing for nothing.
  public var digits: Value
  /// What the other party is shown, its number or its name or both; empty where the flow does not say.
  public var shown: Value
  /// How long it may ring, in seconds.
  public var ringLimit: Int32
  /// What comes of it, as declared.
  public var outcome: Outcome
  /// True when the flow goes on after the other party hung up.
  public var comesBack: Bool

  @frozen public enum Outcome: UInt8, Sendable {
    case answered, failed, notAnswered
  }

  public init(
    number: Value, digits: Value, shown: Value, ringLimit: Int32, outcome: Outcome, comesBack: Bool
  ) {
    self.number = number
    self.digits = digits
    self.shown = shown
    self.ringLimit = ringLimit
    self.outcome = outcome
    self.comesBack = comesBack
  }
}

/// Another contact that an action asks for.
@frozen public struct NewContact: Sendable, BitwiseCopyable {
  @frozen public enum Kind: UInt8, Sendable {
    /// A call to the number of `$.CallbackNumber`.
    case callback
    case task
    /// A chat by SMS with the number under `DestinationEndpoint.Address`.
    case chat
  }

  public var kind: Kind
  /// The queue a callback goes to; -1 for the target queue.
  public var queue: Int32
  /// The flow that it begins with, as the action refers to it; empty for none.
  public var flow: Value
  /// When it begins, in seconds from now.
  public var delay: Int32

  public init(_ kind: Kind, queue: QueueIndex? = nil, flow: Value, delay: Int32) {
    self.kind = kind
    self.queue = queue?.raw ?? -1
    self.flow = flow
    self.delay = delay
  }
}

/// Who of the contact before this one is on hold (reference, `UpdatePreviousContactParticipantState`).
@frozen public enum PreviousParticipants: String, Sendable, CaseIterable, BitwiseCopyable {
  case agentOnHold = "AgentOnHold"
  case customerOnHold = "CustomerOnHold"
  /// All hear each other.
  case offHold = "OffHold"
}

/// The moments at which a flow can be made to run (reference, section 1.3).
@frozen public enum EventHook: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case customerQueue
  case customerWhisper
  case agentWhisper
  case customerHold
  case agentHold
  case customerRemaining
  case defaultAgentUI
  case disconnectAgentUI
  case pauseContact
  case resumeContact

  /// The key under `EventHooks`.
  public var name: String {
    switch self {
    case .customerQueue: "CustomerQueue"
    case .customerWhisper: "CustomerWhisper"
    case .agentWhisper: "AgentWhisper"
    case .customerHold: "CustomerHold"
    case .agentHold: "AgentHold"
    case .customerRemaining: "CustomerRemaining"
    case .defaultAgentUI: "DefaultAgentUI"
    case .disconnectAgentUI: "DisconnectAgentUI"
    case .pauseContact: "PauseContact"
    case .resumeContact: "ResumeContact"
    }
  }

  /// The type of the flows that run at this moment (reference, section 1.3).
  public var flowType: FlowType {
    switch self {
    case .customerQueue: .customerQueue
    case .customerWhisper: .customerWhisper
    case .agentWhisper: .agentWhisper
    case .customerHold: .customerHold
    case .agentHold: .agentHold
    case .customerRemaining, .defaultAgentUI, .disconnectAgentUI, .pauseContact, .resumeContact: .contactFlow
    }
  }

  /// The user attribute that names the flow of this moment where no hook does; nil where there is none.
  ///
  /// It is the way that flows had before there were hooks for the agent's pages, and the service still goes it.
  public var attribute: String? {
    switch self {
    case .defaultAgentUI: "DefaultFlowForAgentUI"
    case .disconnectAgentUI: "DisconnectFlowForAgentUI"
    case .customerQueue, .customerWhisper, .agentWhisper, .customerHold, .agentHold, .customerRemaining,
      .pauseContact, .resumeContact:
      nil
    }
  }

  /// True where a default flow runs as long as none is set.
  public var hasDefaultFlow: Bool {
    switch self {
    case .customerQueue, .customerWhisper, .agentWhisper, .customerHold, .agentHold: true
    case .customerRemaining, .defaultAgentUI, .disconnectAgentUI, .pauseContact,
      .resumeContact:
      false
    }
  }
}
