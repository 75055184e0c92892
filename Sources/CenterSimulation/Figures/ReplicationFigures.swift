/// What one replication gave: sums of whole numbers.
public struct ReplicationFigures: Sendable, Hashable {
  public var calls: Int64 = 0
  /// By queue, interval and `QueueFigure`.
  public var queues: [Int64]
  /// By team, interval and `TeamFigure`.
  public var teams: [Int64]
  /// By `CallOutcome`.
  public var outcomes: [Int64]
  /// For each flow how many calls were contained that ended in it.
  public var contained: [Int64]
  /// For each queue the waits in milliseconds that half, four fifths and 95 of a hundred did not exceed; -1 for none.
  public var waits: [Int64]

  public static let quantiles = [500, 800, 950]

  public init(queues: Int, teams: Int, flows: Int, intervals: Int) {
    self.queues = Array(repeating: 0, count: queues * intervals * QueueFigure.allCases.count)
    self.teams = Array(repeating: 0, count: teams * intervals * TeamFigure.allCases.count)
    outcomes = Array(repeating: 0, count: CallOutcome.allCases.count)
    contained = Array(repeating: 0, count: flows)
    waits = Array(repeating: -1, count: queues * Self.quantiles.count)
  }
}
