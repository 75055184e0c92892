import ContactCenter

/// Callers by chance for queues with agents of their own: Poisson arrivals, exponential handle times and patience, so
/// that Erlang's formulas say what comes out.
public struct TrafficModel: Sendable, Hashable {
  /// The agents of each queue. A call picks a queue in proportion to them.
  public var agents: [Int]
  public var meanHandleTime: Milliseconds
  /// Nil for callers who wait for ever.
  public var meanPatience: Milliseconds?
  /// How much of the agents' time the calls would take, in thousandths.
  public var loadPerMille: Int
  /// Within which time an answer counts for the service level.
  public var serviceLevel: Milliseconds

  public init(
    agents: [Int], meanHandleTime: Milliseconds, meanPatience: Milliseconds? = nil, loadPerMille: Int,
    serviceLevel: Milliseconds = .seconds(20)
  ) {
    precondition(!agents.isEmpty && agents.allSatisfy { $0 > 0 }, "agents \(agents)")
    self.agents = agents
    self.meanHandleTime = meanHandleTime
    self.meanPatience = meanPatience
    self.loadPerMille = loadPerMille
    self.serviceLevel = serviceLevel
  }

  /// The four queues of the reference workload W2; model A without patience, model B with.
  public static func reference(patience: Milliseconds? = nil) -> TrafficModel {
    TrafficModel(
      agents: [5, 6, 8, 10], meanHandleTime: .seconds(180), meanPatience: patience, loadPerMille: 900)
  }
}
