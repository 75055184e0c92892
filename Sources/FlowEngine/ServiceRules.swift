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
  /// What is said for a missing value in a text (section 4, missing value).
  public var missingIsSpokenAs = ""
  /// What `$.CustomerEndpoint.Address` is on a call whose number is withheld; empty where it is missing (section 4, which
  /// says of no path what it is then).
  public var withheldAddress = ""
  /// What a Lambda gets for a parameter whose value is missing (section 4, missing value).
  public var missingLambdaParameter: MissingLambdaParameter = .null
  /// What a Lambda's event holds where the contact has no value (section 5).
  public var absentInLambdaEvent: AbsentInLambdaEvent = .null
  /// True when a Lambda's event has the related contact, segment attributes and tags (section 5).
  public var lambdaEventHasRecentKeys = true
  /// True when `<speak>` under the key Text is spoken as SSML (`MessageParticipant`).
  public var speakDocumentInTextIsSSML = true
  /// True when SSML is spoken that has no `<speak>` around it (section 7); else the action fails.
  public var ssmlWithoutSpeakIsSpoken = false
  /// True when `$.External` is emptied by a Lambda that failed (section 5).
  public var failedLambdaEmptiesExternal = true
  /// True when `$.External` is emptied by a Lambda whose answer is not waited for (section 4).
  public var asynchronousLambdaEmptiesExternal = false
  /// True when numbers and booleans are allowed in a flat Lambda answer (section 5).
  public var flatAnswerAllowsNumbers = false
  /// How often a Lambda that failed is tried again within its time limit (section 5).
  public var lambdaRetries = 3
  /// True when a Lambda whose answer is waited for may have a limit over 8 seconds (`InvokeLambdaFunction`).
  public var lambdaLimitMayExceedEight = false
  /// True when an input fails whose length or time comes from a reference without a usable value (`GetParticipantInput`);
  /// else it has the usual one.
  public var inputWithoutLimitFails = false
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
  /// What UpdatePreviousContactParticipantState does where nobody is there to be held or joined
  /// (`UpdatePreviousContactParticipantState`).
  public var holdOfNobody: ActionWithoutObject = .goesOn
  /// What ResumeContact does on a task that is not paused (`ResumeContact`).
  public var resumeOfRunningTask: ActionWithoutObject = .fails
  /// True when the flows of DefaultAgentUI and DisconnectAgentUI have the user attributes of their agent's contact
  /// (section 1.3).
  public var guideKnowsAttributes = true
  /// The parameter of UpdateContactData that holds segment attributes (`UpdateContactData`).
  public var segmentAttributesParameter = "SegmentAttributes"
  /// True when a customer queue flow may have RouteContactToAgent (`RouteContactToAgent`).
  public var interruptAgentInQueueFlow = true
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
  /// How the criteria of a search for a customer profile go together where the flow does not say
  /// (`GetCustomerProfile`).
  public var profileSearchOperator: ProfileSearchOperator = .or
  /// Under which paths the rows of a data table are listed (`ListDataTableValues`).
  public var dataTableListShape: DataTableListShape = .groups
  /// What a lock version does that is not the table's (`UpsertDataTableValues`).
  public var dataTableLock: DataTableLock = .compared
  /// The member of RoutingCriteria that lists the steps (`UpdateContactRoutingCriteria`).
  public var routingStepsParameter = "Steps"
  /// The parameter of CreateCallbackContact that holds the number the called party sees (`CreateCallbackContact`).
  public var callbackCallerIdParameter = "CallerId"
  /// The operator that is true for a value that is there (section 1.1).
  public var existsOperator = "Exists"
  /// The operator that is true for an object with a key, its operand (section 1.1).
  public var keyExistsOperator = "KeyExists"
  /// The operator that is true when all the conditions in its operands are (section 1.1).
  public var andOperator = "And"
  /// The operator that is true when one of the conditions in its operands is (section 1.1).
  public var orOperator = "Or"
  /// The parameter of Loop that holds the loop's name (`Loop`).
  public var loopNameParameter = "LoopName"
  /// The parameter of Loop that holds the list to go through (`Loop`).
  public var loopElementsParameter = "Elements"
  /// The parameter of AuthenticateParticipant that limits the time to sign in (`AuthenticateParticipant`).
  public var signInTimeLimitParameter = "TimeLimitMinutes"
  /// After how many seconds a contact that waits takes the place that its new priority or age gives it, 0-60
  /// (`UpdateContactRoutingBehavior`).
  public var routingChangeDelay = 0
  /// How old the figures are that GetMetricData loads, in seconds, 0-60 (`GetMetricData`).
  public var metricsAge = 5
  /// What GetMetricData loads while nothing goes on in the center (`GetMetricData`).
  public var idleMetrics: IdleMetrics = .missing
  /// What MaximumConnectionAttempts of CreateCallbackContact counts (`CreateCallbackContact`).
  public var callbackAttempts: CallbackAttempts = .retries
  /// The DisconnectReason of a called party who did not answer (section 6).
  public var unansweredDisconnectReason = "OTHER"
  /// What a chat customer who signed in gives for a condition (`AuthenticateParticipant`).
  public var signedInResult = "Authenticated"
  /// Names in old exports that stand for others: of modules, targets, branches, parameters, condition types and namespaces
  /// (section 3).
  public var oldNames: [String: String] = [:]
  /// What the flow log calls an action type (section 6).
  public var flowLogNames: [String: String] = [:]
  /// How many actions may follow each other without a wait before a flow counts as looping (section 9).
  public var actionsWithoutWaitLimit = 10_000

  // Amazon Connect's own test cases (docs/aws-test-cases.md).

  /// When a message counts as received, and the actions of its observation run.
  public var testMessageIsReceivedAt: TestMessageMoment = .promptEnd
  /// What `Inclusion` does not look at.
  public var testInclusionIgnores: TestInclusion = .caseAndPunctuation
  /// From how many percent on two texts are similar.
  public var testSimilarityThreshold = 60
  /// What an expected message without `MatchingCriteria` is compared by.
  public var testMissingCriteria: TestCriteria = .inclusion
  /// What an expected prompt is compared by.
  public var testPromptComparison: TestPromptComparison = .reference
  /// True when a move from queue to queue is a started action too.
  public var testDequeueStarts = false
  /// True when an event without `ActionParameters` means any resource.
  public var testNoParametersMeanAny = true
  /// True when a check of hours that names none counts as one of the queue's hours.
  public var testQueueHoursCount = true
  /// True when an action that a mock answered has completed.
  public var testMockedActionCompletes = true
  /// True when `Equals` takes upper and lower case for the same.
  public var testEqualsIgnoresCase = false
  /// True when a text that is no number counts as 0 under a number operator.
  public var testTextIsZero = false
  /// The key that holds a mocked Lambda's answer in an exported test case.
  public var testLambdaMockKey = "LoadedData"
  /// True when a mocked bot that is late takes `InputTimeLimitExceeded`, where the action has it.
  public var testLateBotTakesTimeLimit = true
  /// True when the overrides of a queue are one line for transfers and for moves.
  public var testQueueLineIsShared = false
  /// True when the substitute of a resource may be overridden itself.
  public var testSubstituteIsOverridable = false
  /// Which observations one event satisfies, where several wait for it.
  public var testEventSatisfies: TestEventSatisfies = .every
  /// True when an observation may match the event that made it active.
  public var testActivatedSeesItsEvent = false
  /// True when an observation may match what happened before it became active.
  public var testEarlierEventsCount = false
  /// What becomes of an action that no other one names.
  public var testUnlinkedActions: TestUnlinkedActions = .run
  /// True when a check at the end of the test can fail it.
  public var testCompletedCanFail = true
  /// True when `TestCompleted` happens after five minutes too.
  public var testCompletedAfterTimeout = false
  /// True when `EndTest` fails the test while other observations wait.
  public var testEndFailsWaiting = true
  /// True when a test fails that no `EndTest` ends.
  public var testNeedsEnd = false
  /// True when an entry point may name a flow and a dialed number.
  public var testFlowAndNumber = true
  /// True when `Attributes` reach the flow without `SegmentAttributes` beside them.
  public var testAttributesAlone = true
  /// True when the entry point in a designer's metadata counts, where there is no other.
  public var testMetadataEntryPoint = true

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

  /// What an action does that has nobody to do it with, or nothing.
  public enum ActionWithoutObject: String, Sendable, CaseIterable {
    /// The flow goes on with NextAction.
    case goesOn
    /// It takes NoMatchingError.
    case fails
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

  public enum MissingLambdaParameter: String, Sendable, CaseIterable {
    /// The parameter is there, and its value is null.
    case null
    /// There is no such parameter.
    case leftOut
    /// The parameter is there, and its value is "".
    case emptyText
  }

  public enum AbsentInLambdaEvent: String, Sendable, CaseIterable {
    /// The key is there, and its value is null.
    case null
    /// There is no such key.
    case leftOut
  }

  public enum ProfileSearchOperator: String, Sendable, CaseIterable {
    /// A profile fits that has one of the values.
    case or = "OR"
    /// A profile fits that has all of them.
    case and = "AND"
  }

  public enum DataTableListShape: String, Sendable, CaseIterable {
    /// `primaryKeyGroups.<group>[<row>].attributes[<number>].attributeValue`.
    case groups
    /// `<group>.<row>.<attribute>`.
    case rows
  }

  public enum DataTableLock: String, Sendable, CaseIterable {
    /// Nothing is written, and the action fails.
    case compared
    /// Nothing: any lock version writes.
    case ignored
  }

  public enum IdleMetrics: String, Sendable, CaseIterable {
    case missing
    /// As at any other time.
    case figures
  }

  public enum CallbackAttempts: String, Sendable, CaseIterable {
    /// The calls after the first one.
    case retries
    /// All calls.
    case calls
  }

  public init() {}
}
