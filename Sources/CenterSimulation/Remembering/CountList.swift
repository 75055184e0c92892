import World

/// Some entries of a `CountList`.
struct CountRange: BitwiseCopyable {
  fileprivate let first: Int32
  fileprivate let end: Int32

  var isEmpty: Bool { first == end }
}

/// How often actions were begun and branches taken: of all actions, and behind them of all branches.
struct Counted: Equatable {
  fileprivate var counts: [Int64]
  private let actionCount: Int

  init(actions: Int, branches: Int) {
    counts = Array(repeating: 0, count: actions + branches)
    actionCount = actions
  }

  init(_ counts: BranchCounts) {
    self.counts = counts.actions.map { Int64($0) } + counts.branches.map { Int64($0) }
    actionCount = counts.actions.count
  }

  static func - (_ one: Counted, _ other: Counted) -> Counted {
    var difference = one
    for place in difference.counts.indices { difference.counts[place] -= other.counts[place] }
    return difference
  }

  static func += (_ one: inout Counted, _ other: Counted) {
    for place in one.counts.indices { one.counts[place] += other.counts[place] }
  }

  /// The actions that were begun.
  var begun: [Int] { counts.indices.prefix(actionCount).filter { counts[$0] != 0 } }

  var actions: ArraySlice<Int64> { counts[..<actionCount] }
  var branches: ArraySlice<Int64> { counts[actionCount...] }
}

/// What is counted in stretches of flows, in one list.
struct CountList {
  private var entries: [(place: Int, count: Int64)] = []

  mutating func add(_ counted: Counted) -> CountRange {
    let first = entries.count
    for (place, count) in counted.counts.enumerated() where count != 0 { entries.append((place, count)) }
    return CountRange(first: Int32(first), end: Int32(entries.count))
  }

  /// Adds a stretch that was gone so many times.
  func add(_ range: CountRange, times: Int64, to total: inout Counted) {
    for entry in entries[Int(range.first)..<Int(range.end)] {
      total.counts[entry.place] += entry.count * times
    }
  }
}
