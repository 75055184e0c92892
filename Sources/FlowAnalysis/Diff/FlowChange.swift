import FlowEngine

/// One thing that differs between two versions of a flow, in one line.
public struct FlowChange: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case added
    case removed
    /// A branch leads elsewhere.
    case rewired
    /// A contact hears or reads other words.
    case reworded
    /// Another setting: a time limit, a queue, an attribute.
    case changed
  }

  public let kind: Kind
  /// What it is about, as a designer calls it.
  public let name: String
  /// What differs, without the name.
  public let words: String
  /// The action in the old version; nil for an added one.
  public let before: ActionIndex?
  /// The action in the new version; nil for a removed one.
  public let after: ActionIndex?

  /// True for new words of an action that is only called by what it says: the change tells both.
  public var isNamedByItsWords: Bool { kind == .reworded && name.hasPrefix("\"") }
}
