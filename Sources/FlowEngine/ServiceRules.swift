import Diagnostics
import JSON

/// How touchtone decides where the reference says that the service's behavior is not settled.
///
/// One named setting a question, with the reference's proposal as its default. A center overrides them in
/// `service-rules.json` beside `center.json`; docs/service-rules.md lists them.
public struct ServiceRules: Sendable, Hashable {
  /// When the time limit for the first key begins (section 2.2).
  public var firstDigitTimerStarts: FirstDigitTimerStart = .promptEnd
  /// What the cancel key `*` does after it wiped what was entered (section 2.2).
  public var cancelKey: CancelKey = .goesOn
  /// True when a missing value equals the text NULL, and "" (section 4, missing value).
  public var missingEqualsNull = true
  /// True when `<speak>` under the key Text is spoken as SSML (`MessageParticipant`).
  public var speakDocumentInTextIsSSML = true
  /// True when `$.External` is emptied by a Lambda that failed (section 5).
  public var failedLambdaEmptiesExternal = true
  /// True when `$.External` is emptied by a Lambda whose answer is not waited for (section 4).
  public var asynchronousLambdaEmptiesExternal = false
  /// True when numbers and booleans are allowed in a flat Lambda answer (section 5).
  public var flatAnswerAllowsNumbers = false
  /// True when Wait works on a voice contact without an event to wait for (`Wait`).
  public var waitWorksOnVoice = false
  /// True when the disconnect flow runs after the flow itself hung up (section 1.3).
  public var disconnectFlowRunsAfterHangUpByFlow = false
  /// What becomes of a contact whose action fails in a way that the flow has no branch for (section 1.1).
  public var failureWithoutBranch: FailureWithoutBranch = .endsContact
  /// True when a full stop directly behind a path belongs to it, so that the path leads nowhere (section 4).
  public var fullStopBelongsToPath = false
  /// The error by which a Lambda is late (`InvokeLambdaFunction`).
  public var lambdaTimeoutError = "TimeLimitExceeded"
  /// True when InvokeFlowModule branches on what the module returned (`InvokeFlowModule`).
  public var moduleResultBranches = true
  /// The parameter of UpdateContactData that holds segment attributes (`UpdateContactData`).
  public var segmentAttributesParameter = "SegmentAttributes"
  /// What EndFlowExecution does inside a module (section 2.4).
  public var endFlowInModule: EndFlowInModule = .endsFlow
  /// The parameter of InvokeFlowModule that holds a module's input (`InvokeFlowModule`).
  public var moduleInputParameter = "InputData"
  /// The parameter of EndFlowModuleExecution that names the branch to return by (`EndFlowModuleExecution`).
  public var moduleResultParameter = "Result"
  /// The parameter of EndFlowModuleExecution that holds the data a module returns (`EndFlowModuleExecution`).
  public var moduleResultDataParameter = "ResultData"
  /// What becomes of a caller who says nothing to a bot (`ConnectParticipantWithLexBot`).
  public var silenceToBot: SilenceToBot = .fallbackIntent
  /// The branch of an intent that the caller took back (`ConnectParticipantWithLexBot`).
  public var declinedIntent: DeclinedIntent = .itsOwn
  /// How many actions may follow each other without a wait before a flow counts as looping (section 9).
  public var actionsWithoutWaitLimit = 10_000

  public enum FirstDigitTimerStart: String, Sendable, CaseIterable {
    case promptEnd, promptStart
  }

  public enum CancelKey: String, Sendable, CaseIterable {
    /// What was entered is gone and collection goes on.
    case goesOn
    /// Collection ends, and the stored input is `*`.
    case ends
  }

  public enum FailureWithoutBranch: String, Sendable, CaseIterable {
    /// The flow stops, and the contact is over.
    case endsContact
    /// The flow goes on with NextAction, where the action has one.
    case goesOn
  }

  public enum EndFlowInModule: String, Sendable, CaseIterable {
    /// The whole flow is over, as outside a module.
    case endsFlow
    /// Only the module is over, without a branch of its own.
    case returns
  }

  public enum SilenceToBot: String, Sendable, CaseIterable {
    /// The bot hears nothing it knows, so that its fallback intent ends the conversation.
    case fallbackIntent
    /// The block ends with InputTimeLimitExceeded.
    case timeLimit
  }

  public enum DeclinedIntent: String, Sendable, CaseIterable {
    /// The branch of the intent's name, as if it had been confirmed.
    case itsOwn
    case noMatchingError
  }

  public init() {}
}

extension ServiceRules {
  /// One setting as people see it: in the file, in the documentation, in findings.
  public struct Setting: Sendable {
    public let name: String
    /// The open question it settles.
    public let question: String
    /// The part of the flow language it is about.
    public let topic: String
    /// What may be written, in words.
    public let allowed: String
    /// The default, as it is written in the file.
    public let standard: String
    fileprivate let set: @Sendable (inout ServiceRules, JSONValue) -> Bool
  }

  /// Every setting, in the order of the documentation.
  public static let settings: [Setting] = [
    choice(
      "firstDigitTimerStarts", in: "input", "When does the time limit for the first key begin?",
      \.firstDigitTimerStarts),
    choice(
      "cancelKey", in: "input", "After * wiped what was entered, does collection go on or end?", \.cancelKey),
    flag(
      "missingEqualsNull", in: "references", "Does a missing value equal the text NULL, and the empty text?",
      \.missingEqualsNull),
    flag(
      "speakDocumentInTextIsSSML", in: "prompts", "Is a <speak> document under the key Text spoken as SSML?",
      \.speakDocumentInTextIsSSML),
    flag(
      "failedLambdaEmptiesExternal", in: "Lambda", "Is $.External empty after a Lambda failed?",
      \.failedLambdaEmptiesExternal),
    flag(
      "asynchronousLambdaEmptiesExternal", in: "Lambda",
      "Is $.External empty after a Lambda was invoked asynchronously?",
      \.asynchronousLambdaEmptiesExternal),
    flag(
      "flatAnswerAllowsNumbers", in: "Lambda", "May a flat Lambda answer hold numbers and booleans?",
      \.flatAnswerAllowsNumbers),
    flag(
      "waitWorksOnVoice", in: "waiting", "Does Wait work on a voice contact without an event to wait for?",
      \.waitWorksOnVoice),
    flag(
      "disconnectFlowRunsAfterHangUpByFlow", in: "ending",
      "Does the disconnect flow run after the flow itself hung up?",
      \.disconnectFlowRunsAfterHangUpByFlow),
    choice(
      "failureWithoutBranch", in: "ending",
      "Where does a contact go whose action fails without a branch for it?",
      \.failureWithoutBranch),
    flag(
      "fullStopBelongsToPath", in: "references",
      "Does a full stop directly behind a path belong to the path?",
      \.fullStopBelongsToPath),
    name(
      "lambdaTimeoutError", in: "Lambda", "By which error is a Lambda late?", an: "an error",
      \.lambdaTimeoutError),
    flag(
      "moduleResultBranches", in: "modules", "Does InvokeFlowModule branch on what the module returned?",
      \.moduleResultBranches),
    name(
      "segmentAttributesParameter", in: "contact data",
      "Which parameter of UpdateContactData holds segment attributes?", \.segmentAttributesParameter),
    choice(
      "endFlowInModule", in: "modules",
      "Does EndFlowExecution inside a module end the flow, or return from the module?",
      \.endFlowInModule),
    name(
      "moduleInputParameter", in: "modules", "Which parameter of InvokeFlowModule holds the module's input?",
      \.moduleInputParameter),
    name(
      "moduleResultParameter", in: "modules",
      "Which parameter of EndFlowModuleExecution names the branch to return by?",
      \.moduleResultParameter),
    name(
      "moduleResultDataParameter", in: "modules",
      "Which parameter of EndFlowModuleExecution holds the data to return?",
      \.moduleResultDataParameter),
    choice(
      "silenceToBot", in: "bots",
      "Does a caller who says nothing to a bot meet its fallback intent, or a time limit?",
      \.silenceToBot),
    choice(
      "declinedIntent", in: "bots", "Which branch does an intent take that the caller did not confirm?",
      \.declinedIntent),
    Setting(
      name: "actionsWithoutWaitLimit", question: "How many actions without a wait make a silent loop?",
      topic: "loops",
      allowed: "100-1000000", standard: String(ServiceRules().actionsWithoutWaitLimit)
    ) { rules, value in
      guard let number = value.integer, (100...1_000_000).contains(number) else { return false }
      rules.actionsWithoutWaitLimit = number
      return true
    },
  ]

  /// Reads `service-rules.json`; every problem is a finding, and a setting that is wrong keeps its default.
  public static func read(_ text: JSONDocument) -> (rules: ServiceRules, problems: [Diagnostic]) {
    var rules = ServiceRules()
    var problems: [Diagnostic] = []
    guard text.root.kind == .object else {
      let found = text.root.finding(
        "expected an object of settings, found \(text.root.kind.words)", rule: "service-rules")
      return (rules, [found])
    }
    for member in text.root.members {
      guard let setting = settings.first(where: { $0.name == member.name }) else {
        let near = nearest(to: member.name, among: settings.map(\.name))
        problems.append(
          member.key.finding(
            "\"\(member.name)\" is no setting", rule: "service-rules",
            why: near == nil ? "the settings are " + settings.map(\.name).joined(separator: ", ") : nil,
            fix: near.map { "did you mean \"\($0)\"?" }))
        continue
      }
      if !setting.set(&rules, member.value) {
        problems.append(
          member.value.finding(
            "\"\(setting.name)\" must be \(setting.allowed)", rule: "service-rules",
            fix: "the default is \(setting.standard)"))
      }
    }
    return (rules, problems)
  }

  private static func flag(
    _ name: String, in topic: String, _ question: String,
    _ path: WritableKeyPath<ServiceRules, Bool> & Sendable
  ) -> Setting {
    Setting(
      name: name, question: question, topic: topic, allowed: "true or false",
      standard: String(ServiceRules()[keyPath: path])
    ) {
      rules, value in
      guard let flag = value.boolean else { return false }
      rules[keyPath: path] = flag
      return true
    }
  }

  private static func name(
    _ name: String, in topic: String, _ question: String, an kind: String = "a parameter",
    _ path: WritableKeyPath<ServiceRules, String> & Sendable
  ) -> Setting {
    Setting(
      name: name, question: question, topic: topic, allowed: "the name of \(kind)",
      standard: "\"\(ServiceRules()[keyPath: path])\""
    ) { rules, value in
      guard let text = value.string, !text.isEmpty else { return false }
      rules[keyPath: path] = text
      return true
    }
  }

  private static func choice<Choice>(
    _ name: String, in topic: String, _ question: String,
    _ path: WritableKeyPath<ServiceRules, Choice> & Sendable
  ) -> Setting where Choice: RawRepresentable<String> & CaseIterable & SendableMetatype {
    Setting(
      name: name, question: question, topic: topic,
      allowed: Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or "),
      standard: "\"\(ServiceRules()[keyPath: path].rawValue)\""
    ) { rules, value in
      guard let choice = value.string.flatMap(Choice.init(rawValue:)) else { return false }
      rules[keyPath: path] = choice
      return true
    }
  }
}
