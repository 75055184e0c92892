import ContactCenter
import FlowEngine
import World

/// What a wallboard remembers of a world: how many waited and the service level over the last hour.
struct WallboardHistory {
  /// Figures are kept for every minute.
  static let step = Milliseconds.seconds(60)
  static let count = 60

  /// The figures of a minute, by queue.
  struct Minute {
    /// The most who waited at once.
    var waiting: [Int]
    /// In percent, at its end; nil while nobody was answered or lost.
    var levels: [Int?]
  }

  private(set) var minutes: [Minute] = []
  private(set) var present: Minute
  private var begins: Timestamp

  init(_ world: borrowing World) {
    begins = world.state.now
    present = Self.minute(world)
  }

  /// Takes in what is so now; to be asked after every event of the world.
  mutating func take(_ world: borrowing World) {
    let now = world.state.now
    // A time that passed in one step has the figures that it began with.
    while begins + Self.step <= now {
      minutes.append(present)
      if minutes.count >= Self.count { minutes.removeFirst() }
      begins += Self.step
      present = Self.minute(world)
    }
    let fresh = Self.minute(world)
    for queue in fresh.waiting.indices {
      present.waiting[queue] = max(present.waiting[queue], fresh.waiting[queue])
      present.levels[queue] = fresh.levels[queue]
    }
  }

  private static func minute(_ world: borrowing World) -> Minute {
    var minute = Minute(waiting: [], levels: [])
    for queue in world.program.queues.indices.map({ QueueIndex($0) }) {
      minute.waiting.append(world.figures(of: queue).contactsInQueue)
      minute.levels.append(world.totals(of: queue).serviceLevelPerMille.map { ($0 + 5) / 10 })
    }
    return minute
  }
}
