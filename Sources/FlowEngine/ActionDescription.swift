import FlowDocument

/// What is known about one action type: the one text that compilation, checks, coverage, the map and docs/actions.md
/// read.
public struct ActionDescription: Sendable {
  /// The `Type` in flow files.
  public let type: String
  public let group: ActionGroup
  /// What it does, in one line without a final period.
  public let summary: String
  public let fidelity: Fidelity
  public let parameters: [ParameterDescription]
  public let conditions: ConditionRule
  public let errors: [ErrorRule]
  public let nextAction: NextActionRule
  /// Where the action is allowed; empty means in every flow type.
  public let flowTypes: Set<FlowType>
  /// True for an action that does its work wherever it stands: exports have it in flows of types that its page leaves out.
  public let worksAnywhere: Bool
  /// On which channels it works; on others it takes its error branch or does nothing, as its notes say.
  public let channels: Set<Channel>
  /// The keys of the parameters.
  public let keys: ParameterKeys
  /// The channels as bits.
  let channelBits: UInt8
  /// The flow types as bits; 0 for all, and for what works anywhere.
  let flowTypeBits: UInt16

  public init(
    _ type: String, in group: ActionGroup, _ summary: String, fidelity: Fidelity,
    parameters: [ParameterDescription] = [], conditions: ConditionRule = .none, errors: [ErrorRule] = [],
    nextAction: NextActionRule = .success, flowTypes: Set<FlowType> = [],
    worksAnywhere: Bool = false, channels: Set<Channel> = [.voice, .chat, .task]
  ) {
    self.type = type
    self.group = group
    self.summary = summary
    self.fidelity = fidelity
    self.parameters = parameters
    self.conditions = conditions
    self.errors = errors
    self.nextAction = nextAction
    self.flowTypes = flowTypes
    self.worksAnywhere = worksAnywhere
    self.channels = channels
    keys = ParameterKeys(parameters)
    channelBits = channels.bits
    flowTypeBits = worksAnywhere ? 0 : flowTypes.bits
  }

  public func isAllowed(in flowType: FlowType) -> Bool { flowTypes.isEmpty || flowTypes.contains(flowType) }
}

/// The four groups of the flow language (reference, section 2).
public enum ActionGroup: String, Sendable, CaseIterable {
  case participant = "Participant"
  case flowControl = "Flow control"
  case contact = "Contact"
  case interactions = "Interactions"
}

/// How near an action comes to what the service does.
public enum Fidelity: Sendable, Hashable {
  /// Everything a contact can notice in a flow is the service's behavior.
  case exact
  /// It does what the service does but for what is said here.
  case approximated(String)
  /// It does nothing here but take a branch; why is said.
  case stubbed(String)
}

/// One parameter, by its path in `Parameters`.
public struct ParameterDescription: Sendable {
  public enum Form: Sendable, Hashable {
    case text
    case wholeNumber(ClosedRange<Int>)
    case flag
    case choice([String])
    case list
    case map
    /// A queue, hours, prompt, flow or Lambda.
    case resource(String)
  }

  /// Where references to attributes are allowed in it.
  public enum Dynamic: String, Sendable {
    case no = "static"
    case single = "one reference"
    case text = "may interpolate"
  }

  public let path: String
  public let form: Form
  public let isRequired: Bool
  public let dynamic: Dynamic

  public init(_ path: String, _ form: Form, required: Bool = false, dynamic: Dynamic = .no) {
    self.path = path
    self.form = form
    isRequired = required
    self.dynamic = dynamic
  }
}

extension [ParameterDescription] {
  /// The four ways to give what is said; exactly one is used (reference, `MessageParticipant`).
  public static let prompt: [ParameterDescription] = [
    ParameterDescription("PromptId", .resource("prompt"), dynamic: .single),
    ParameterDescription("Text", .text, dynamic: .text), ParameterDescription("SSML", .text, dynamic: .text),
    ParameterDescription("Media.Uri", .text, dynamic: .text),
    ParameterDescription("Media.SourceType", .choice(["S3"])),
    ParameterDescription("Media.MediaType", .choice(["Audio"])),
  ]
}

/// Which conditions an action's result can be tested with.
public enum ConditionRule: Sendable, Hashable {
  case none
  /// It may have conditions, and what they test is not published.
  case unpublished
  /// `Equals` over these values; an empty list means any.
  case equals([String])
  /// All operators.
  case all
  /// `Equals` and the number operators.
  case numbers
}

/// One way an action can fail.
public struct ErrorRule: Sendable, Hashable {
  public let type: ErrorType
  /// True when the service insists on the branch.
  public let isRequired: Bool

  public init(_ type: ErrorType, required: Bool = true) {
    self.type = type
    isRequired = required
  }

  public static func required(_ type: ErrorType) -> ErrorRule { ErrorRule(type) }
  public static func optional(_ type: ErrorType) -> ErrorRule { ErrorRule(type, required: false) }
}

/// What `NextAction` of an action type means (reference, section 1.1).
public enum NextActionRule: Sendable, Hashable {
  /// The way on after success.
  case success
  /// The way on after success, and also after a failure that has no branch (prompt, set voice).
  case successAndUnhandledError
  /// A copy of another branch that the service insists on: never taken as success.
  case mirror
  /// Like `success`, but may be absent.
  case optional
  /// There is none.
  case none
}
