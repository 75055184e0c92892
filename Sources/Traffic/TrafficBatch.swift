/// What became of calls that arrived one after the other.
public struct TrafficBatch: Sendable, Hashable {
  public var calls: Int64 = 0
  /// Nanoseconds that they waited, those who left without an answer too.
  public var waiting: Int128 = 0
  public var answeredInTime: Int64 = 0
  public var abandoned: Int64 = 0

  public init() {}
}
