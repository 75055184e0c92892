import ContactCenter

/// How patient callers were, by waits of which most ended before patience did.
///
/// Who was answered would have waited longer, nobody knows how long; so the share of callers who wait longer than some time
/// is estimated as Kaplan and Meier do: at each moment at which somebody gave up by the share of those who still waited.
struct PastWaits {
  private var gaveUp: [Int64] = []
  private var all: [Int64] = []

  /// How many values stand for the distribution.
  private static let grain = 1000
  /// Stands for a patience that is longer than any wait.
  static let endless = Milliseconds.hours(24)

  var count: Int { all.count }

  mutating func add(_ wait: PastContact.Wait) {
    switch wait {
    case .answered(let length), .cut(let length): all.append(length.count)
    case .gaveUp(let length):
      all.append(length.count)
      gaveUp.append(length.count)
    }
  }

  mutating func add(_ other: PastWaits) {
    all += other.all
    gaveUp += other.gaveUp
  }

  /// Nil where nobody gave up: callers wait for ever.
  var patience: Distribution? {
    guard !gaveUp.isEmpty else { return nil }
    let (waits, ends) = (all.sorted(), gaveUp.sorted())
    var values: [Milliseconds] = []
    var waiting = 1.0
    var (wait, end) = (0, 0)
    while end < ends.count {
      let moment = ends[end]
      while waits[wait] < moment { wait += 1 }
      let before = end
      while end < ends.count, ends[end] == moment { end += 1 }
      let there = waits.count - wait
      waiting *= Double(there - (end - before)) / Double(there)
      // As many of the values as of the callers have lost patience by now.
      let lost = Int((1 - waiting) * Double(Self.grain) + 0.5)
      while values.count < lost { values.append(Milliseconds(moment)) }
    }
    while values.count < Self.grain { values.append(Self.endless) }
    return .observed(values)
  }
}
