/// What is added up over all replications: how waits were spread, and which ways calls went.
public struct PooledFigures: Sendable, Hashable {
  /// For each queue and interval, by its key, how many waits were in each bucket.
  private(set) var waits: [Int: Int64] = [:]
  public private(set) var actions: [Int64]
  public private(set) var branches: [Int64]
  /// How often callers were asked by each action of which the plan says nothing.
  public private(set) var unplanned: [Int64]
  /// Calls of functions outside, which a simulation does not make.
  public var outsideCalls: Int64 = 0

  init(actions: Int, branches: Int) {
    self.actions = Array(repeating: 0, count: actions)
    self.branches = Array(repeating: 0, count: branches)
    unplanned = Array(repeating: 0, count: actions)
  }

  /// - Parameter place: the queue's number times that of all intervals, and the interval.
  mutating func addWaits(_ count: Int64, in bucket: Int, at place: Int) {
    waits[place * WaitBuckets.count + bucket, default: 0] += count
  }

  mutating func addUnplanned(_ action: Int) { unplanned[action] += 1 }

  mutating func add<Count: BinaryInteger>(
    actions counts: some Sequence<Count>, branches others: some Sequence<Count>
  ) {
    for (index, count) in counts.enumerated() { actions[index] += Int64(count) }
    for (index, count) in others.enumerated() { branches[index] += Int64(count) }
  }

  public mutating func add(_ other: PooledFigures) {
    for (key, count) in other.waits { waits[key, default: 0] += count }
    for index in actions.indices { actions[index] += other.actions[index] }
    for index in branches.indices { branches[index] += other.branches[index] }
    for index in unplanned.indices { unplanned[index] += other.unplanned[index] }
    outsideCalls += other.outsideCalls
  }

  /// The wait that so many of a thousand did not exceed, in milliseconds, at some places together; nil where nobody waited.
  public func quantile(_ perMille: Int, at places: Range<Int>) -> Int64? {
    var counts: [Int: Int64] = [:]
    for (key, count) in waits where places.contains(key / WaitBuckets.count) {
      counts[key % WaitBuckets.count, default: 0] += count
    }
    return WaitBuckets.quantile(
      perMille, of: counts.sorted { $0.key < $1.key }.map { (bucket: $0.key, count: $0.value) })
  }

  // MARK: In files

  /// Keys and counts in turn, by rising keys.
  var listedWaits: [Int64] { waits.sorted { $0.key < $1.key }.flatMap { [Int64($0.key), $0.value] } }

  /// Nil where the lists are not of these lengths.
  init?(
    listedWaits: [Int64], actions: [Int64], branches: [Int64], unplanned: [Int64], outsideCalls: Int64
  ) {
    guard listedWaits.count % 2 == 0, unplanned.count == actions.count else { return nil }
    self.actions = actions
    self.branches = branches
    self.unplanned = unplanned
    self.outsideCalls = outsideCalls
    for index in stride(from: 0, to: listedWaits.count, by: 2) {
      waits[Int(listedWaits[index]), default: 0] += listedWaits[index + 1]
    }
  }
}
