import ContactCenter

/// What a caller is like who speaks with an agent: what they want, what they answer, how long they wait.
public struct CallerBrief: Sendable, Hashable {
  /// What they say when they are asked something.
  public struct Reply: Sendable, Hashable {
    /// Words of the question.
    public let asked: String
    public let says: String

    public init(asked: String, says: String) {
      self.asked = asked
      self.says = says
    }
  }

  /// What they say when the agent has greeted them; empty for nothing.
  public var wants = ""
  /// In the order of the scenario.
  public var replies: [Reply] = []
  /// How long they wait for an agent, or on hold, before they hang up; nil for as long as it takes.
  public var patience: Milliseconds?

  public init(wants: String = "", replies: [Reply] = [], patience: Milliseconds? = nil) {
    self.wants = wants
    self.replies = replies
    self.patience = patience
  }

  /// What they answer to an agent's words.
  ///
  /// The agent's first words are answered by what the caller wants. After that the first reply whose question's words
  /// the agent said; each reply is given once, the last one that fits is said again where all have been. Nil for words that
  /// ask nothing of them.
  ///
  /// - Parameter turns: what the caller said so far, the oldest first.
  public func answer(to words: String, after turns: [String]) -> String? {
    if !wants.isEmpty, !turns.contains(wants) { return wants }
    let heard = Wording(words)
    let fitting = replies.filter { Wording($0.asked).found(in: heard) != nil }
    return (fitting.first { !turns.contains($0.says) } ?? fitting.last)?.says
  }
}
