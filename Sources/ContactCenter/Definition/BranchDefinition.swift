import Diagnostics

/// Which branch an action takes that is not simulated.
public struct BranchDefinition: Sendable, Hashable {
  /// The action's identifier in its flow.
  public let identifier: String
  /// An error type, or the value of a condition.
  public let outcome: String

  /// Where a file declares it; nil for one that no file declares.
  public let declaration: Declaration?

  /// The places of a declaration in its file.
  public struct Declaration: Sendable, Hashable {
    public let source: String
    public let identifier: Diagnostic.Place
    public let outcome: Diagnostic.Place

    public init(source: String, identifier: Diagnostic.Place, outcome: Diagnostic.Place) {
      self.source = source
      self.identifier = identifier
      self.outcome = outcome
    }
  }

  public init(identifier: String, outcome: String, declaration: Declaration? = nil) {
    self.identifier = identifier
    self.outcome = outcome
    self.declaration = declaration
  }
}
