import Routing

/// What came of a run.
public struct TrafficResult: Sendable, Hashable {
  /// The calls in the order of their arrival, cut into parts.
  public let batches: [TrafficBatch]
  /// What routing has counted, for each queue.
  public let totals: [QueueTotals]
  public let occupancyPerMille: [Int?]
  /// How many callers were there at once at most.
  public let mostCallers: Int
}
