import Store
import World

/// Plays one replication of a plan: its time once, or again and again until enough calls have come.
public struct SimulationRun {
  let setting: SimulationSetting
  let seed: UInt64
  let replication: Int
  /// How many calls come; nil for the plan's time once.
  let calls: Int?
  let memory: FlowMemory

  public init(
    _ setting: SimulationSetting, seed: UInt64, replication: Int, calls: Int? = nil,
    memory: FlowMemory = .whereWorthwhile
  ) {
    self.setting = setting
    self.seed = seed
    self.replication = replication
    self.calls = calls
    self.memory = memory
  }

  /// Whether what flows do is remembered from contact to contact. The figures are the same.
  public enum FlowMemory: Sendable {
    case whereWorthwhile, always, never

    /// A way that is played for the first time takes as long as some fifty calls.
    private static var fewestCalls: Double { 5000 }

    func isUsed(for run: SimulationRun) -> Bool {
      switch self {
      case .always: true
      case .never: false
      case .whereWorthwhile: run.expectedCalls >= Self.fewestCalls
      }
    }
  }

  private var expectedCalls: Double {
    calls.map(Double.init) ?? setting.plan.streams.reduce(0) { $0 + $1.calls.reduce(0, +) }
  }

  /// - Throws: why the rows cannot be had.
  public func figures() throws(StoreError) -> (ReplicationFigures, PooledFigures) {
    if memory.isUsed(for: self), let figures = try rememberedFigures() { return figures }
    return try playedFigures()
  }

  /// Every flow is run for every contact.
  private func playedFigures() throws(StoreError) -> (ReplicationFigures, PooledFigures) {
    var book = FigureBook(setting)
    var days = Days(self)
    while let streams = days.next() {
      var world = World(
        setting.center, store: try setting.store(), seed: streams.seed(.world), now: setting.plan.start,
        observer: Transcript(isOn: false), keepsEndedContacts: false)
      world.branchCounts = BranchCounts(for: setting.program)
      world.keepsNotices = true
      var day = SimulationDay(setting, streams, consume book, in: world, callLimit: days.left)
      days.ended(day.play())
      book = day.book
    }
    book.finish()
    return (book.figures, book.pooled)
  }

  /// What flows do is remembered; nil where that cannot be, or is not worth it.
  func rememberedFigures() throws(StoreError) -> (ReplicationFigures, PooledFigures)? {
    guard var ways = try WayBook(setting, isThrifty: memory != .always) else { return nil }
    var book = FigureBook(setting)
    var days = Days(self)
    while let streams = days.next() {
      var day = SimulationDay(
        setting, streams, consume book, in: RememberingWorld(ways), callLimit: days.left)
      days.ended(day.play())
      book = day.book
      ways = day.takeWorld().takeBook()
      if ways.hasGivenUp { return nil }
    }
    book.finish()
    return (book.figures, book.pooled)
  }

  /// The plays of the plan's time, one behind the other.
  private struct Days {
    let run: SimulationRun
    private(set) var left: Int
    private var number = 0
    private var isOver = false

    init(_ run: SimulationRun) {
      self.run = run
      left = run.calls ?? .max
    }

    /// Where chance begins on the next day; nil when there is none.
    mutating func next() -> RandomStreams? {
      if isOver { return nil }
      defer { number += 1 }
      return RandomStreams(seed: run.seed, replication: run.replication, day: number)
    }

    /// So many calls came. A plan in which nobody calls ends too.
    mutating func ended(_ calls: Int) {
      left = run.calls == nil || calls == 0 ? 0 : left - calls
      isOver = left <= 0
    }
  }
}
