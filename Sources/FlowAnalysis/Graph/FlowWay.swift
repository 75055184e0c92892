import FlowEngine

/// One way from an action to another: a branch that can be taken, or several failures with one target.
public struct FlowWay: Sendable, Hashable {
  /// What makes a contact go this way.
  public enum Cause: Sendable, Hashable {
    /// The action is done, and there is nothing to decide.
    case done
    /// A key, a value, the hours: a condition that was met.
    case condition
    /// None of the conditions was met, or the caller did nothing, or the queue is full.
    case otherwise
    /// The action failed.
    case failure
  }

  public let cause: Cause
  /// What decides it, in words: `[5]`, `closed`, `silence 8 s`, `2 errors`.
  public let deciding: String
  /// The key that takes it; nil when something else decides.
  public let digit: DTMFDigit?
  public let branches: [BranchIndex]
  /// Nil when the branch is not connected.
  public let target: ActionIndex?
}
