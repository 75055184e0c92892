/// How many agents of a queue do what.
public struct AgentCounts: Sendable, Hashable {
  public private(set) var byStatus = [Int](repeating: 0, count: AgentStatus.allCases.count)

  public subscript(status: AgentStatus) -> Int { byStatus[Int(status.rawValue)] }

  mutating func add(_ count: Int, _ status: AgentStatus) { byStatus[Int(status.rawValue)] += count }

  public var available: Int { self[.available] }
  /// Those who are there.
  public var online: Int { byStatus.reduce(0, +) - self[.offline] }
  /// Those who are there and not in a state of the center's own.
  public var staffed: Int { online - self[.nonProductive] }
}
