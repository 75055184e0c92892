/// A value of the contact: an attribute, its queue, its stored input.
public struct ContactRow: Sendable, Equatable {
  /// How new the value is.
  public enum Change: Sendable, Equatable {
    case none
    /// Changed in the last step.
    case changed(was: String)
    /// Changed a moment ago, so it stands out.
    case justChanged(was: String)
  }

  public var name: String
  /// Shown as `–` when empty.
  public var value: String
  public var change: Change

  public init(_ name: String, _ value: String, _ change: Change = .none) {
    self.name = name
    self.value = value
    self.change = change
  }
}
