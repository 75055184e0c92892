/// What became of one rule of a scorecard.
public struct ScoreLine: Sendable, Hashable {
  /// The rule's name: "greeting".
  public let rule: String
  /// What the agent did, in words.
  public let found: String
  /// What to do better; nil where the rule is met.
  public let better: String?

  public var isMet: Bool { better == nil }

  public init(rule: String, found: String, better: String?) {
    self.rule = rule
    self.found = found
    self.better = better
  }
}
