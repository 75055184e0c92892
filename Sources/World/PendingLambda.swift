import ContactCenter
import FlowEngine

/// How a Lambda is invoked.
struct LambdaInvocation: Sendable {
  let function: LambdaFunction
  let parameters: [NamedValue]
  let startedAt: Timestamp
  let timeLimit: Milliseconds
  let isAsynchronous: Bool
  let allowsJSON: Bool
}

/// A Lambda that has not answered yet.
///
/// It never changes, and is held by reference: a contact that waits for it is copied and moved often.
public final class PendingLambda: Sendable {
  let invocation: LambdaInvocation
  /// What it will say; nil while another process keeps the store busy.
  let outcome: LambdaOutcome?
  /// How often the store was busy.
  let busyTries: Int
  /// The number of its entry in the transcript.
  let entry: Int

  init(_ invocation: LambdaInvocation, outcome: LambdaOutcome?, busyTries: Int, entry: Int) {
    self.invocation = invocation
    self.outcome = outcome
    self.busyTries = busyTries
    self.entry = entry
  }

  public var name: String { invocation.function.name }
  public var parameters: [NamedValue] { invocation.parameters }
  public var startedAt: Timestamp { invocation.startedAt }
  public var timeLimit: Milliseconds { invocation.timeLimit }
  public var isAsynchronous: Bool { invocation.isAsynchronous }
  public var allowsJSON: Bool { invocation.allowsJSON }
}
