import Diagnostics
import JSON

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
    /// True where the reference proposes the default; else it is touchtone's own choice.
    public let isProposed: Bool
    fileprivate let set: @Sendable (inout ServiceRules, JSONValue) -> Bool
  }

  /// Every setting, in the order of the documentation.
  public static let settings = flowSettings + testCaseSettings

  private static let flowSettings: [Setting] = [
    choice(
      "firstDigitTimerStarts", in: "input", "When does the time limit for the first key begin?",
      \.firstDigitTimerStarts),
    choice(
      "cancelKey", in: "input", "After * wiped what was entered, does collection go on or end?", \.cancelKey
    ).ofOurs,
    flag(
      "missingEqualsNull", in: "references", "Does a missing value equal the text NULL, and the empty text?",
      \.missingEqualsNull),
    text(
      "missingIsSpokenAs", in: "references", "What is said for a missing value in a text?",
      \.missingIsSpokenAs),
    text(
      "withheldAddress", in: "references",
      "What is $.CustomerEndpoint.Address, if not missing, on a call whose number is withheld?",
      \.withheldAddress
    ).ofOurs,
    choice(
      "missingLambdaParameter", in: "Lambda",
      "What does a Lambda get for a parameter whose value is missing?",
      \.missingLambdaParameter),
    choice(
      "absentInLambdaEvent", in: "Lambda",
      "Is a value that the contact does not have null in a Lambda's event, or is its key left out?",
      \.absentInLambdaEvent),
    flag(
      "lambdaEventHasRecentKeys", in: "Lambda",
      "Does a Lambda's event have RelatedContactId, SegmentAttributes and Tags?", \.lambdaEventHasRecentKeys),
    flag(
      "speakDocumentInTextIsSSML", in: "prompts", "Is a <speak> document under the key Text spoken as SSML?",
      \.speakDocumentInTextIsSSML),
    flag(
      "ssmlWithoutSpeakIsSpoken", in: "prompts", "Is SSML spoken that has no <speak> around it?",
      \.ssmlWithoutSpeakIsSpoken
    ).ofOurs,
    flag(
      "failedLambdaEmptiesExternal", in: "Lambda", "Is $.External empty after a Lambda failed?",
      \.failedLambdaEmptiesExternal),
    flag(
      "asynchronousLambdaEmptiesExternal", in: "Lambda",
      "Is $.External empty after a Lambda was invoked asynchronously?",
      \.asynchronousLambdaEmptiesExternal
    ).ofOurs,
    flag(
      "flatAnswerAllowsNumbers", in: "Lambda", "May a flat Lambda answer hold numbers and booleans?",
      \.flatAnswerAllowsNumbers),
    Setting(
      name: "lambdaRetries",
      question: "How often is a Lambda that failed tried again, within its time limit?",
      topic: "Lambda", allowed: "0-3", standard: String(ServiceRules().lambdaRetries), isProposed: true
    ) { rules, value in
      guard let number = value.integer, (0...3).contains(number) else { return false }
      rules.lambdaRetries = number
      return true
    },
    flag(
      "lambdaLimitMayExceedEight", in: "Lambda",
      "Is a Lambda waited for longer than 8 seconds where its limit, as in some exports, is longer?",
      \.lambdaLimitMayExceedEight
    ).ofOurs,
    flag(
      "inputWithoutLimitFails", in: "input",
      "Does an input fail whose length or time comes from a reference without a usable value?",
      \.inputWithoutLimitFails
    ).ofOurs,
    flag(
      "waitWorksOnVoice", in: "waiting", "Does Wait work on a voice contact without an event to wait for?",
      \.waitWorksOnVoice),
    flag(
      "disconnectFlowRunsAfterHangUpByFlow", in: "ending",
      "Does the disconnect flow run after the flow itself hung up?",
      \.disconnectFlowRunsAfterHangUpByFlow
    ).ofOurs,
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
    choice(
      "holdOfNobody", in: "holding",
      "Does UpdatePreviousContactParticipantState fail where nobody is there to be held or joined?",
      \.holdOfNobody
    ).ofOurs,
    choice(
      "resumeOfRunningTask", in: "tasks", "Does ResumeContact fail on a task that is not paused?",
      \.resumeOfRunningTask
    ).ofOurs,
    flag(
      "guideKnowsAttributes", in: "agent pages",
      "Do flows that show an agent pages have the user attributes of the agent's contact?",
      \.guideKnowsAttributes
    ).ofOurs,
    name(
      "segmentAttributesParameter", in: "contact data",
      "Which parameter of UpdateContactData holds segment attributes?", \.segmentAttributesParameter),
    flag(
      "interruptAgentInQueueFlow", in: "flow types",
      "May a customer queue flow have RouteContactToAgent (Interrupt agent)?", \.interruptAgentInQueueFlow),
    choice(
      "endFlowInModule", in: "modules",
      "Does EndFlowExecution inside a module end the flow, or return from the module?",
      \.endFlowInModule
    ).ofOurs,
    name(
      "moduleInputParameter", in: "modules", "Which parameter of InvokeFlowModule holds the module's input?",
      \.moduleInputParameter),
    name(
      "moduleResultParameter", in: "modules",
      "Which parameter of EndFlowModuleExecution names the branch to return by?",
      \.moduleResultParameter
    ).ofOurs,
    name(
      "moduleResultDataParameter", in: "modules",
      "Which parameter of EndFlowModuleExecution holds the data to return?",
      \.moduleResultDataParameter
    ).ofOurs,
    choice(
      "silenceToBot", in: "bots",
      "Does a caller who says nothing to a bot meet its fallback intent, or a time limit?",
      \.silenceToBot
    ).ofOurs,
    choice(
      "declinedIntent", in: "bots", "Which branch does an intent take that the caller did not confirm?",
      \.declinedIntent
    ).ofOurs,
    choice(
      "profileSearchOperator", in: "customer profiles",
      "Must a profile that is searched without an operator have one of the values, or all of them?",
      \.profileSearchOperator
    ).ofOurs,
    choice(
      "dataTableListShape", in: "data tables", "Under which paths are the rows of a data table listed?",
      \.dataTableListShape),
    choice(
      "dataTableLock", in: "data tables", "Is a lock version that is not the table's an error?",
      \.dataTableLock
    ).ofOurs,
    name(
      "routingStepsParameter", in: "routing", "Which member of RoutingCriteria lists the steps?",
      an: "a member", \.routingStepsParameter),
    name(
      "callbackCallerIdParameter", in: "callbacks",
      "Which parameter of CreateCallbackContact holds the number that the called party sees?",
      \.callbackCallerIdParameter),
    number(
      "routingChangeDelay", in: "routing",
      "After how many seconds does a contact that waits take the place of its new priority or age?", 0...60,
      \.routingChangeDelay
    ).ofOurs,
    number(
      "metricsAge", in: "metrics", "How many seconds old are the figures of a queue that are loaded?",
      0...60, \.metricsAge),
    choice(
      "idleMetrics", in: "metrics",
      "What is loaded of a queue while nobody waits or speaks with an agent in the whole center?",
      \.idleMetrics),
    choice(
      "callbackAttempts", in: "callbacks",
      "Does MaximumConnectionAttempts count all calls of a callback, or those after the first?",
      \.callbackAttempts),
    name(
      "unansweredDisconnectReason", in: "contact record",
      "Which DisconnectReason has a called party who did not answer?", an: "a reason",
      \.unansweredDisconnectReason
    ).ofOurs,
    name(
      "existsOperator", in: "conditions", "Which operator tests that a value is there?", an: "an operator",
      \.existsOperator
    ).ofOurs,
    name(
      "keyExistsOperator", in: "conditions", "Which operator tests that an object has a key, its operand?",
      an: "an operator", \.keyExistsOperator
    ).ofOurs,
    name(
      "andOperator", in: "conditions", "Which operator asks that all conditions in its operands are true?",
      an: "an operator", \.andOperator
    ).ofOurs,
    name(
      "orOperator", in: "conditions", "Which operator asks that one condition in its operands is true?",
      an: "an operator", \.orOperator
    ).ofOurs,
    name(
      "loopNameParameter", in: "loops", "Which parameter of Loop holds the loop's name?",
      \.loopNameParameter
    ).ofOurs,
    name(
      "loopElementsParameter", in: "loops", "Which parameter of Loop holds the list to go through?",
      \.loopElementsParameter
    ).ofOurs,
    name(
      "signInTimeLimitParameter", in: "signing in",
      "Which parameter of AuthenticateParticipant limits the minutes to sign in?",
      \.signInTimeLimitParameter),
    name(
      "signedInResult", in: "signing in",
      "Which condition does AuthenticateParticipant satisfy once the customer has signed in?",
      an: "a result", \.signedInResult
    ).ofOurs,
    names(
      "oldNames", in: "old exports",
      "Which names in old exports stand for others that are known: of modules, targets, branches, parameters, condition types and namespaces?",
      \.oldNames),
    names(
      "flowLogNames", in: "flow log", "What does the flow log call an action type?", \.flowLogNames),
    number(
      "actionsWithoutWaitLimit", in: "loops", "How many actions without a wait make a silent loop?",
      100...1_000_000, \.actionsWithoutWaitLimit
    ).ofOurs,
  ]

  /// Reads `service-rules.json`; every problem is a finding, and a setting that is wrong keeps its default.
  public static func read(_ text: JSONDocument) -> (rules: ServiceRules, problems: [Diagnostic]) {
    var rules = ServiceRules()
    var problems: [Diagnostic] = []
    guard text.root.kind == .object else {
      let found = text.root.finding(
        "expected an object of settings, found \(text.root.kind.words)", rule: "service-rules",
        fix: "write it like {\"cancelKey\": \"ends\"}")
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

  static func flag(
    _ name: String, in topic: String, _ question: String,
    _ path: WritableKeyPath<ServiceRules, Bool> & Sendable
  ) -> Setting {
    Setting(
      name: name, question: question, topic: topic, allowed: "true or false",
      standard: String(ServiceRules()[keyPath: path]), isProposed: true
    ) {
      rules, value in
      guard let flag = value.boolean else { return false }
      rules[keyPath: path] = flag
      return true
    }
  }

  static func name(
    _ name: String, in topic: String, _ question: String, an kind: String = "a parameter",
    _ path: WritableKeyPath<ServiceRules, String> & Sendable
  ) -> Setting {
    Setting(
      name: name, question: question, topic: topic, allowed: "the name of \(kind)",
      standard: "\"\(ServiceRules()[keyPath: path])\"", isProposed: true
    ) { rules, value in
      guard let text = value.string, !text.isEmpty else { return false }
      rules[keyPath: path] = text
      return true
    }
  }

  private static func text(
    _ name: String, in topic: String, _ question: String,
    _ path: WritableKeyPath<ServiceRules, String> & Sendable
  ) -> Setting {
    Setting(
      name: name, question: question, topic: topic, allowed: "a text",
      standard: "\"\(ServiceRules()[keyPath: path])\"", isProposed: true
    ) { rules, value in
      guard let text = value.string else { return false }
      rules[keyPath: path] = text
      return true
    }
  }

  static func names(
    _ name: String, in topic: String, _ question: String,
    _ path: WritableKeyPath<ServiceRules, [String: String]> & Sendable
  ) -> Setting {
    Setting(
      name: name, question: question, topic: topic, allowed: "an object of names and what they stand for",
      standard: "{}", isProposed: true
    ) { rules, value in
      guard value.kind == .object else { return false }
      var names: [String: String] = [:]
      for member in value.members {
        guard let meant = member.value.string, !meant.isEmpty else { return false }
        names[member.name] = meant
      }
      rules[keyPath: path] = names
      return true
    }
  }

  static func number(
    _ name: String, in topic: String, _ question: String, _ range: ClosedRange<Int>,
    _ path: WritableKeyPath<ServiceRules, Int> & Sendable
  ) -> Setting {
    Setting(
      name: name, question: question, topic: topic, allowed: "\(range.lowerBound)-\(range.upperBound)",
      standard: String(ServiceRules()[keyPath: path]), isProposed: true
    ) { rules, value in
      guard let number = value.integer, range.contains(number) else { return false }
      rules[keyPath: path] = number
      return true
    }
  }

  static func choice<Choice>(
    _ name: String, in topic: String, _ question: String,
    _ path: WritableKeyPath<ServiceRules, Choice> & Sendable
  ) -> Setting where Choice: RawRepresentable<String> & CaseIterable & SendableMetatype {
    Setting(
      name: name, question: question, topic: topic,
      allowed: Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or "),
      standard: "\"\(ServiceRules()[keyPath: path].rawValue)\"", isProposed: true
    ) { rules, value in
      guard let choice = value.string.flatMap(Choice.init(rawValue:)) else { return false }
      rules[keyPath: path] = choice
      return true
    }
  }
}

extension ServiceRules.Setting {
  /// The same setting, whose default the reference does not propose.
  var ofOurs: Self {
    Self(
      name: name, question: question, topic: topic, allowed: allowed, standard: standard, isProposed: false,
      set: set)
  }
}
