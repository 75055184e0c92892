import FlowEngine

/// A key of a menu with what its branch says about it.
struct KeyTarget: Sendable {
  let digit: DTMFDigit
  /// The name of where it leads, for a key that the words do not name.
  let target: String
  /// True when the branch first tests whether the key is allowed.
  let isTested: Bool
}
