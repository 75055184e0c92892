/// What a scenario says for an agent in training: who calls, and by what the agent is judged.
public struct Training: Sendable, Hashable {
  public var caller = CallerBrief()
  /// In the order of the scenario.
  public var rules: [ScoreRule] = []

  public init() {}

  /// True where a scenario says nothing for training.
  public var isEmpty: Bool { self == Training() }
}
