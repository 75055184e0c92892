import FlowEngine

/// One row of the tree under an action: what decides a branch, and where it leads.
public struct BranchLabel: Sendable, Hashable {
  /// The key that takes the branch; nil when something else decides it.
  public let digit: DTMFDigit?
  /// What decides it: `[5]`, or a word such as `closed`, `other key`, `silence 8 s`, `2 errors`.
  public let deciding: String
  /// Where it leads: the name of an action, or `hangs up`, `this one`, `not connected`.
  public let target: String
  /// The branches the row stands for: one, or several errors with one target.
  public let branches: [BranchIndex]
  /// The action the branch leads to at once, before those that only set things; nil when it is not connected.
  public let targetAction: ActionIndex?
  /// True for errors: the ways an action fails, not the ways a caller or a value decides.
  public let isError: Bool
}
