/// Runs of flows whose next action is ready to begin, in the order they go on.
package struct ReadyQueue: Sendable {
  package struct Run: Sendable, Hashable {
    package var contact: Int
    package var side: Side
  }

  /// Mostly there is one: it needs no list.
  private var first: Run?
  private var others: [Run] = []

  package var isEmpty: Bool { first == nil }
  var next: Run? { first }

  /// All of them, in order.
  package var runs: [Run] { first.map { [$0] + others } ?? [] }

  /// Adds a run behind the others, unless it is ready already.
  @inline(__always) mutating func append(_ run: Run) {
    if first == nil { first = run } else { appendBehind(run) }
  }

  @inline(never) private mutating func appendBehind(_ run: Run) {
    if !runs.contains(run) { others.append(run) }
  }

  /// Adds a run before the others, unless it is ready already.
  @inline(never) mutating func insert(_ run: Run) {
    if first == nil {
      first = run
    } else if !runs.contains(run) {
      if let first { others.insert(first, at: 0) }
      first = run
    }
  }

  @inline(__always) mutating func popFirst() -> Run? {
    guard let run = first else { return nil }
    first = others.isEmpty ? nil : others.removeFirst()
    return run
  }

  /// Takes out one run, where it is ready.
  mutating func remove(_ run: Run) {
    let kept = runs.filter { $0 != run }
    first = kept.first
    others = Array(kept.dropFirst())
  }

  @inline(__always) mutating func removeAll(of contact: Int) {
    if !isEmpty { removeSome(of: contact) }
  }

  @inline(never) private mutating func removeSome(of contact: Int) {
    let kept = runs.filter { $0.contact != contact }
    first = kept.first
    others = Array(kept.dropFirst())
  }
}
