import Store

/// Plays one replication of a plan: its time once, or again and again until enough calls have come.
public struct SimulationRun {
  let setting: SimulationSetting
  let seed: UInt64
  let replication: Int
  /// How many calls come; nil for the plan's time once.
  let calls: Int?

  public init(_ setting: SimulationSetting, seed: UInt64, replication: Int, calls: Int? = nil) {
    self.setting = setting
    self.seed = seed
    self.replication = replication
    self.calls = calls
  }

  /// - Throws: why the rows cannot be had.
  public func figures() throws(StoreError) -> (ReplicationFigures, PooledFigures) {
    var book = FigureBook(setting)
    var number = 0
    var left = calls ?? .max
    // A plan in which nobody calls ends too.
    repeat {
      let streams = RandomStreams(seed: seed, replication: replication, day: number)
      var day = SimulationDay(
        setting, streams, consume book, store: try setting.store(), callLimit: left)
      let came = day.play()
      book = day.book
      left = calls == nil || came == 0 ? 0 : left - came
      number += 1
    } while left > 0
    book.finish()
    return (book.figures, book.pooled)
  }
}
