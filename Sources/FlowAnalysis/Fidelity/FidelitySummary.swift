import FlowEngine

/// How many actions do what the service does, and how many do not.
public struct FidelitySummary: Sendable, Hashable {
  public internal(set) var exact = 0
  public internal(set) var approximated = 0
  public internal(set) var stubbed = 0
  public internal(set) var unknown = 0

  public var count: Int { exact + approximated + stubbed + unknown }

  /// How many are not as the live service does them: the `≈` of the header.
  public var inexact: Int { count - exact }

  /// "all exact", or what is not: "1 approximated, 2 stood in".
  public var words: String {
    if inexact == 0 { return "all exact" }
    let parts = [(approximated, "approximated"), (stubbed, "stood in"), (unknown, "unknown")]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// Every number that is not 0: "41 exact, 1 approximated".
  public var parts: String {
    let parts = [
      (exact, "exact"), (approximated, "approximated"), (stubbed, "stood in"), (unknown, "unknown"),
    ].filter { $0.0 > 0 }
    return parts.isEmpty ? "nothing to play" : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  mutating func add(_ fidelity: Fidelity?) {
    switch fidelity {
    case .exact: exact += 1
    case .approximated: approximated += 1
    case .stubbed: stubbed += 1
    case nil: unknown += 1
    }
  }
}
