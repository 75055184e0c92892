import ContactCenter
import FlowEngine

/// A Lambda that has not answered yet.
public struct PendingLambda: Sendable {
  var function: LambdaFunction
  public let parameters: [LambdaParameter]
  public let startedAt: Timestamp
  private let seconds: Int32
  public let isAsynchronous: Bool
  public let allowsJSON: Bool
  /// The number of its entry in the transcript; -1 for none.
  var entry = -1
  /// What it will say; nil while another process keeps the store busy.
  var outcome: LambdaOutcome?
  /// What few need, in a room of its own: with every simulated call a Lambda is moved in and out of its contact.
  private var detour: Shared<Detour>?

  /// Why an answer does not come the usual way.
  private struct Detour: Sendable {
    var override: (outcome: LambdaOutcome, delay: Milliseconds)?
    var busyTries = 0
    var outsideCall: Int?
    var askedAt: Timestamp?
    var isFromOutside = false
    var isEdited = false
    var attempt = 1
    var printed: [String] = []
    var repeats = (count: 0, lines: 0)
  }

  init(
    _ function: LambdaFunction, _ call: LambdaCall, parameters: [LambdaParameter], startedAt: Timestamp
  ) {
    self.function = function
    self.parameters = parameters
    self.startedAt = startedAt
    seconds = call.timeLimitSeconds
    isAsynchronous = call.isAsynchronous
    allowsJSON = call.allowsJSON
  }

  private mutating func change(_ body: (inout Detour) -> Void) {
    var changed = detour?.value ?? Detour()
    body(&changed)
    detour = Shared(changed)
  }

  public var timeLimit: Milliseconds { .seconds(Int64(seconds)) }

  /// What it says by an override, and after how long; nil where it is asked.
  var override: (outcome: LambdaOutcome, delay: Milliseconds)? {
    get { detour?.value.override }
    set { change { $0.override = newValue } }
  }

  /// How often the store was busy.
  var busyTries: Int {
    get { detour?.value.busyTries ?? 0 }
    set { change { $0.busyTries = newValue } }
  }

  /// The call of a function outside that is waited for; nil when none is.
  var outsideCall: Int? {
    get { detour?.value.outsideCall }
    set { change { $0.outsideCall = newValue } }
  }

  /// When that was asked for.
  var askedAt: Timestamp {
    get { detour?.value.askedAt ?? startedAt }
    set { change { $0.askedAt = newValue } }
  }

  /// True once a function outside was asked.
  var isFromOutside: Bool {
    get { detour?.value.isFromOutside ?? false }
    set { change { $0.isFromOutside = newValue } }
  }

  /// True once a person has changed what it says.
  var isEdited: Bool {
    get { detour?.value.isEdited ?? false }
    set { change { $0.isEdited = newValue } }
  }

  /// Which try it is, from 1.
  var attempt: Int {
    get { detour?.value.attempt ?? 1 }
    set { change { $0.attempt = newValue } }
  }

  /// What it printed on the try before.
  var printed: [String] {
    get { detour?.value.printed ?? [] }
    set { change { $0.printed = newValue } }
  }

  /// On how many tries since it was told its last lines were the same again, and how many lines.
  var repeats: (count: Int, lines: Int) {
    get { detour?.value.repeats ?? (0, 0) }
    set { change { $0.repeats = newValue } }
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
