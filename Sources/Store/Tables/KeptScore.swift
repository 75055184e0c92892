import ContactCenter

/// How a trainee did with one contact.
public struct KeptScore: Sendable, Hashable {
  /// What became of one rule.
  public struct Line: Sendable, Hashable {
    public let rule: String
    /// What the trainee did.
    public let found: String
    /// What to do better; empty where the rule is met.
    public let better: String

    public init(rule: String, found: String, better: String) {
      self.rule = rule
      self.found = found
      self.better = better
    }
  }

  public let trainee: String
  /// To the second.
  public let takenAt: Timestamp
  /// The scenario that stated the rules.
  public let scenario: String
  public let lines: [Line]

  public init(trainee: String, takenAt: Timestamp, scenario: String, lines: [Line]) {
    self.trainee = trainee
    self.takenAt = takenAt
    self.scenario = scenario
    self.lines = lines
  }

  /// How many rules were met.
  public var met: Int { lines.count { $0.better.isEmpty } }
}
