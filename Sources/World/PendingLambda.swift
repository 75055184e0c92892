import ContactCenter
import FlowEngine

/// A Lambda that has not answered yet.
public struct PendingLambda: Sendable {
  var function: LambdaFunction
  public let parameters: [LambdaParameter]
  public let startedAt: Timestamp
  public let timeLimit: Milliseconds
  public let isAsynchronous: Bool
  public let allowsJSON: Bool
  /// What it will say; nil while another process keeps the store busy.
  var outcome: LambdaOutcome?
  /// What it says by an override, and after how long; nil where it is asked.
  var override: (outcome: LambdaOutcome, delay: Milliseconds)?
  /// How often the store was busy.
  var busyTries = 0
  /// The call of a function outside that is waited for; nil when none is.
  var outsideCall: Int?
  /// When that was asked for.
  var askedAt: Timestamp
  /// True once a function outside was asked.
  var isFromOutside = false
  /// Which try it is, from 1.
  var attempt = 1
  /// The number of its entry in the transcript; -1 for none.
  var entry = -1

  init(
    _ function: LambdaFunction, _ call: LambdaCall, parameters: [LambdaParameter], startedAt: Timestamp
  ) {
    self.function = function
    self.parameters = parameters
    self.startedAt = startedAt
    askedAt = startedAt
    timeLimit = .seconds(Int64(call.timeLimitSeconds))
    isAsynchronous = call.isAsynchronous
    allowsJSON = call.allowsJSON
  }

  public var name: String { function.name }

  /// What it is going to answer; empty for a failure, and while nobody knows.
  public var answer: [NamedValue] {
    if case .answers(let answer) = outcome { return answer.values }
    return []
  }

  /// True while a function outside is asked, or another process keeps the store busy.
  public var isAwaited: Bool { outsideCall != nil || outcome == nil }

  /// True when an answer need not be a flat list of strings.
  var takesAnyShape: Bool { allowsJSON || isAsynchronous }
}
