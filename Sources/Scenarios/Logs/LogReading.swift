import Diagnostics

/// What a log has, and what in it was not understood.
public struct LogReading: Sendable {
  /// In the order of their first lines. One contact's id stands for several calls where its contact record stands
  /// between: runs with one seed give one id.
  public internal(set) var calls: [LoggedCall] = []
  /// What was not understood, in order.
  public internal(set) var problems: [Diagnostic] = []

  /// How many problems are told one by one.
  static let problemLimit = 10

  /// The problems as they are told: the first ones, and how many more there are.
  public func told(named source: String) -> [Diagnostic] {
    guard problems.count > Self.problemLimit + 1 else { return problems }
    let rest = problems.count - Self.problemLimit
    return problems.prefix(Self.problemLimit)
      + [Diagnostic(in: source, "\(rest) more lines are not understood", rule: "log-line")]
  }
}
