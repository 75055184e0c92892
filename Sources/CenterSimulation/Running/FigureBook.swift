import ContactCenter
import World

/// Where a replication's figures are written down as things happen.
struct FigureBook {
  var figures: ReplicationFigures
  var pooled: PooledFigures
  /// For each queue and interval how many waits of less than a minute were in each bucket: a table is told of them at the end.
  private var shortWaits: ContiguousArray<Int32>
  private let start: Int64
  private let length: Int64
  private let intervals: Int

  init(_ setting: SimulationSetting) {
    intervals = setting.plan.intervalCount
    figures = ReplicationFigures(
      queues: setting.queueCount, teams: setting.teams.count, flows: setting.program.flows.count,
      intervals: intervals)
    pooled = PooledFigures(
      actions: setting.program.actionSources.count, branches: setting.program.branches.count)
    shortWaits = ContiguousArray(
      repeating: 0, count: setting.queueCount * intervals * WaitBuckets.shortCount)
    start = setting.plan.start.nanoseconds
    length = setting.plan.interval.count * 1_000_000
  }

  /// The interval of a moment; what is later than all of them counts for the last one.
  func interval(_ moment: Int64) -> Int { Int(min(max(0, (moment - start) / length), Int64(intervals - 1))) }

  mutating func add(_ figure: QueueFigure, _ amount: Int64 = 1, queue: Int, interval: Int) {
    let place = (queue * intervals + interval) * QueueFigure.allCases.count + figure.rawValue
    figures.queues[place] += amount
  }

  mutating func addWait(_ nanoseconds: Int64, queue: Int, interval: Int) {
    let place = queue * intervals + interval
    let bucket = WaitBuckets.bucket(nanoseconds)
    if bucket < WaitBuckets.shortCount {
      shortWaits[place * WaitBuckets.shortCount + bucket] += 1
    } else {
      pooled.addWaits(1, in: bucket, at: place)
    }
  }

  /// Adds a stretch of an agent's time, as far as it lies in the simulated time, to the intervals it lies in.
  mutating func add(_ figure: TeamFigure, from: Int64, to: Int64, team: Int) {
    var begin = max(from, start)
    let end = min(to, start + length * Int64(intervals))
    while begin < end {
      let index = Int((begin - start) / length)
      let next = min(end, start + Int64(index + 1) * length)
      figures.teams[(team * intervals + index) * TeamFigure.allCases.count + figure.rawValue] += next - begin
      begin = next
    }
  }

  /// What is known only at the end: how long the callers of each queue waited.
  mutating func finish() {
    for (number, count) in shortWaits.enumerated() where count > 0 {
      pooled.addWaits(
        Int64(count), in: number % WaitBuckets.shortCount, at: number / WaitBuckets.shortCount)
      shortWaits[number] = 0
    }
    let queues = figures.waits.count / ReplicationFigures.quantiles.count
    for queue in 0..<queues {
      for (number, perMille) in ReplicationFigures.quantiles.enumerated() {
        let wait = pooled.quantile(perMille, at: queue * intervals..<(queue + 1) * intervals)
        figures.waits[queue * ReplicationFigures.quantiles.count + number] = wait ?? -1
      }
    }
  }
}
