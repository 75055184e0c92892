import FlowEngine

/// A way of a call to an action or a branch, with what brings each step of it about.
public struct CoverageTrail: Sendable {
  /// What must be so for an action to be left as the way says.
  public enum Cause: Sendable, Hashable {
    /// Nothing: it goes on by itself, or what other steps ask for decides it.
    case itself
    /// A Lambda answers, with these values: each by the names down to it.
    case answers(lambda: String, values: [Value])
    case fails(lambda: String)
    case keys(String)
    /// The caller waits until the action's own time is over.
    case silence
    case hours(name: String, areOpen: Bool)
    case queueIsFull(String)
    /// Who calls, by number, or that the number is withheld.
    case caller(String)
    /// An attribute that the contact has from its start.
    case attribute(name: String, value: String)
    /// Nothing that is known: a test must make it take its branch.
    case force
  }

  /// A value in a Lambda's answer.
  public struct Value: Sendable, Hashable {
    public let path: [String]
    public let text: String
  }

  /// An action on the way.
  public struct Step: Sendable, Hashable {
    public let action: ActionIndex
    /// The branch by which it is left; nil where another flow begins in it, and where the way ends with it.
    public let branch: BranchIndex?
    public let cause: Cause
    /// The same for the same beginning of a way, whatever comes behind it.
    public let number: Int
  }

  /// The flow that the call begins with.
  public let beginning: FlowIndex
  public let steps: [Step]
}
