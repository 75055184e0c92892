import ContactCenter

/// Something that happened to a contact while an action waited.
@frozen public enum ContactEvent: Sendable, BitwiseCopyable {
  /// The prompt was spoken to its end.
  case promptFinished
  case digit(DTMFDigit)
  /// The caller said or typed words; their text is in the contact's arena.
  case said(Value)
  /// The contact chose this on the page that is shown; what was typed there is in `$.Views.ViewResultData` already.
  case chose(Value)
  case timerFired(TimerKind)
  /// The Lambda answered in time; its result is already in `$.External`.
  case lambdaAnswered
  case lambdaFailed(LambdaFailure)
  case hoursAnswered(HoursAnswer)
  /// The metric's value, nil when there is no such queue.
  case metricAnswered(Int64?)
  /// The values of `$.Metrics` are loaded; false when there is no such queue.
  case metricsLoaded(Bool)
  case queueAnswered(QueueAnswer)
  /// Something came of the call to an outside number.
  case thirdParty(ThirdPartyEvent)
  /// The world did what the action asked for, or could not.
  case answered(Bool)
  /// What came of reading or writing records.
  case recordsAnswered(RecordsAnswer)
  /// The bot that the action asked answers; its texts are in the contact's arena.
  case botReplied(BotAnswer)
  /// The module that the action invoked is over, with the name of its own branch or nothing.
  case moduleReturned(Value)
}

/// What comes of a call to an outside number.
@frozen public enum ThirdPartyEvent: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case answered
  /// Busy, or not to be reached.
  case failed
  /// It rang as long as it may.
  case notAnswered
  /// The other party hung up, and the caller stays.
  case hungUp
}

/// The timers an action can start; each runs at most once at a time for a contact.
@frozen public enum TimerKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case firstDigit
  case interDigit
  case wait
  /// The period after which a loop of prompts is interrupted.
  case interruption
}

/// Why a Lambda gave no result.
@frozen public enum LambdaFailure: UInt8, Sendable, BitwiseCopyable {
  /// The function could not be reached, or said it failed.
  case failed
  case timedOut
  /// The answer is not what the action allows: wrong shape, or over 32 KB.
  case badAnswer
}

/// What the hours of operation say now.
@frozen public enum HoursAnswer: UInt8, Sendable, BitwiseCopyable {
  case open
  case closed
  /// There are no such hours, or no queue to take them from.
  case unknown
}

/// Whether a contact could enter its target queue.
@frozen public enum QueueAnswer: UInt8, Sendable, BitwiseCopyable {
  case entered
  case atCapacity
  case refused
}
