/// Which branch an action takes that is not simulated.
public struct BranchDefinition: Sendable, Hashable {
  /// The action's identifier in its flow.
  public let identifier: String
  /// An error type, or the value of a condition.
  public let outcome: String

  public init(identifier: String, outcome: String) {
    self.identifier = identifier
    self.outcome = outcome
  }
}
