import FlowEngine
import Store

/// What came of playing a logged call again.
public struct ReplayResult: Sendable {
  public enum Verdict: Sendable {
    /// It took the way of the log.
    case same
    case departs(Departure)
    /// It cannot be played again; why, and how that is mended.
    case refused(String, fix: String?)
  }

  public let verdict: Verdict
  /// How many steps of the log it took, and how many the log has.
  public let stepCount: Int
  public let loggedCount: Int
  /// What the log does not say, and what was taken in its place.
  public let assumptions: [String]
  /// What a scenario of it is made from, where that was asked for and it took the same way.
  public internal(set) var recorded: Result<RecordedCall, StoreError>?

  /// Where today's flow leaves the way of the log.
  public struct Departure: Sendable {
    public enum Kind: Sendable {
      /// The action is left by another branch: what today's flow takes.
      case result(String?)
      /// Another action comes next: today's.
      case step(ActionIndex)
      /// The contact is over, in words.
      case ended(String)
      /// The flow waits for the caller at this action, and the log does not tell of it.
      case waits(ActionIndex)
      /// Nothing happens any more, and the log goes on; where the caller waits.
      case stands(String)
    }

    public let kind: Kind
    /// The last step that both took; nil where they part at once.
    public let after: LogStep?
    /// That step's action today.
    public let action: ActionIndex?
    /// The step that the log has next; nil where it ends.
    public let logged: LogStep?
  }
}
