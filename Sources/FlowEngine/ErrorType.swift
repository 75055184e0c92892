/// The ways in which actions fail, as flows name them under `Errors` (reference, section 2).
@frozen public enum ErrorType: String, Sendable, CaseIterable, BitwiseCopyable {
  case noMatchingError = "NoMatchingError"
  case noMatchingCondition = "NoMatchingCondition"
  case inputTimeLimitExceeded = "InputTimeLimitExceeded"
  case invalidPhoneNumber = "InvalidPhoneNumber"
  case timeLimitExceeded = "TimeLimitExceeded"
  case participantNotFound = "ParticipantNotFound"
  case queueAtCapacity = "QueueAtCapacity"
  case callFailed = "CallFailed"
  case connectionTimeLimitExceeded = "ConnectionTimeLimitExceeded"
  case invalidCallbackNumber = "InvalidCallbackNumber"
  case callbackNumberNotDialable = "CallbackNumberNotDialable"
  case contactNotLinked = "ContactNotLinked"
  case multipleFound = "MultipleFound"
  case noneFound = "NoneFound"
  case multipleFoundError = "MultipleFoundError"
  case noneFoundError = "NoneFoundError"
  case channelMismatch = "ChannelMismatch"
  case inFlightRedactionConfigurationFailed = "InFlightRedactionConfigurationFailed"
  case templateRenderingError = "TemplateRenderingError"

  /// The error of a name; nil for one that is none.
  ///
  /// Most branches are for one of three.
  static func named(_ name: String) -> ErrorType? {
    if name == noMatchingError.rawValue { return .noMatchingError }
    if name == noMatchingCondition.rawValue { return .noMatchingCondition }
    if name == inputTimeLimitExceeded.rawValue { return .inputTimeLimitExceeded }
    return ErrorType(rawValue: name)
  }

  static let allNames = allCases.map(\.rawValue)
}
