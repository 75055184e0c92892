// What the published pages leave open about Amazon Connect's own test cases (docs/aws-test-cases.md).
extension ServiceRules {
  public enum TestMessageMoment: String, Sendable, CaseIterable {
    case promptEnd, promptStart
  }

  public enum TestInclusion: String, Sendable, CaseIterable {
    /// Words alone count, with one blank between two.
    case caseAndPunctuation
    /// Upper and lower case are the same.
    case caseOnly
    /// Every character counts.
    case nothing
  }

  public enum TestCriteria: String, Sendable, CaseIterable {
    case inclusion = "Inclusion"
    case similarity = "Similarity"
  }

  public enum TestPromptComparison: String, Sendable, CaseIterable {
    /// The prompt that is heard is the one that is named; matching criteria count for nothing.
    case reference
    /// The words that are heard match those of the named prompt.
    case words
  }

  public enum TestEventSatisfies: String, Sendable, CaseIterable {
    /// Every active observation that it fits.
    case every
    /// The first of them, in the order of the test case.
    case first
  }

  public enum TestUnlinkedActions: String, Sendable, CaseIterable {
    /// They run behind the chain, in the order of the list.
    case run
    case skipped
  }

  /// What the settings of test cases are about, as the table tells.
  public static let testCaseTopic = "test cases"

  static let testCaseSettings: [Setting] = [
    choice(
      "testMessageIsReceivedAt", in: testCaseTopic,
      "Is a message received, and a key pressed, when its prompt was spoken or when it begins?",
      \.testMessageIsReceivedAt
    ).ofOurs,
    choice(
      "testInclusionIgnores", in: testCaseTopic, "What does Inclusion not look at?", \.testInclusionIgnores),
    number(
      "testSimilarityThreshold", in: testCaseTopic, "From how many percent on are two texts similar?",
      1...100,
      \.testSimilarityThreshold
    ).ofOurs,
    choice(
      "testMissingCriteria", in: testCaseTopic, "By what is a message without MatchingCriteria compared?",
      \.testMissingCriteria
    ).ofOurs,
    choice(
      "testPromptComparison", in: testCaseTopic, "By what are PromptId and Media compared?",
      \.testPromptComparison
    ).ofOurs,
    flag(
      "testDequeueStarts", in: testCaseTopic, "Is a move from queue to queue a FlowActionStarted too?",
      \.testDequeueStarts
    ).ofOurs,
    flag(
      "testNoParametersMeanAny", in: testCaseTopic,
      "Does an event without ActionParameters mean any resource?", \.testNoParametersMeanAny
    ).ofOurs,
    flag(
      "testQueueHoursCount", in: testCaseTopic,
      "Is a check of hours that names none one of the queue's hours?", \.testQueueHoursCount),
    flag(
      "testMockedActionCompletes", in: testCaseTopic, "Is a mocked success a FlowActionCompleted?",
      \.testMockedActionCompletes),
    flag(
      "testEqualsIgnoresCase", in: testCaseTopic, "Does Equals take upper and lower case for the same?",
      \.testEqualsIgnoresCase),
    flag(
      "testTextIsZero", in: testCaseTopic, "Is a text that is no number 0 under a number operator?",
      \.testTextIsZero),
    name(
      "testLambdaMockKey", in: testCaseTopic, "Which key of an exported test case holds a Lambda's answer?",
      an: "a key", \.testLambdaMockKey),
    flag(
      "testLateBotTakesTimeLimit", in: testCaseTopic,
      "Does TimeLimitExceeded of a bot take InputTimeLimitExceeded, where the action has it?",
      \.testLateBotTakesTimeLimit),
    flag(
      "testQueueLineIsShared", in: testCaseTopic,
      "Do transfers to a queue and moves to it share one line of overrides?", \.testQueueLineIsShared),
    flag(
      "testSubstituteIsOverridable", in: testCaseTopic,
      "May the substitute of a resource be overridden itself?",
      \.testSubstituteIsOverridable
    ).ofOurs,
    choice(
      "testEventSatisfies", in: testCaseTopic, "Which waiting observations does one event satisfy?",
      \.testEventSatisfies),
    flag(
      "testActivatedSeesItsEvent", in: testCaseTopic,
      "May an observation match the event that made it active?",
      \.testActivatedSeesItsEvent),
    flag(
      "testEarlierEventsCount", in: testCaseTopic,
      "May an observation match what happened before it became active?", \.testEarlierEventsCount),
    choice(
      "testUnlinkedActions", in: testCaseTopic, "What becomes of an action that no other one names?",
      \.testUnlinkedActions
    ).ofOurs,
    flag(
      "testCompletedCanFail", in: testCaseTopic, "Can an Assert at TestCompleted fail the test?",
      \.testCompletedCanFail
    ).ofOurs,
    flag(
      "testCompletedAfterTimeout", in: testCaseTopic, "Does TestCompleted happen after five minutes too?",
      \.testCompletedAfterTimeout
    ).ofOurs,
    flag(
      "testEndFailsWaiting", in: testCaseTopic, "Does EndTest fail the test while other observations wait?",
      \.testEndFailsWaiting),
    flag(
      "testNeedsEnd", in: testCaseTopic, "Does a test fail that no EndTest ends?", \.testNeedsEnd),
    flag(
      "testFlowAndNumber", in: testCaseTopic,
      "May an entry point name a flow and the dialed number beside it?", \.testFlowAndNumber
    ).ofOurs,
    flag(
      "testAttributesAlone", in: testCaseTopic,
      "Do Attributes in InitializationData reach the flow without SegmentAttributes?", \.testAttributesAlone
    ).ofOurs,
    flag(
      "testMetadataEntryPoint", in: testCaseTopic,
      "Does the entry point in a designer's Metadata count, where there is no other?",
      \.testMetadataEntryPoint
    ).ofOurs,
  ]
}
