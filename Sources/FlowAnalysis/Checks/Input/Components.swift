/// A number for each node of a graph: two have the same when ways lead from each to the other.
///
/// - Parameter ways: for each node those that a way leads to.
func components(of ways: [[Int]]) -> [Int] {
  var search = ComponentSearch(ways)
  for node in ways.indices where search.orders[node] < 0 { search.visit(from: node) }
  return search.components
}

/// Tarjan's search, without recursion, so that a long flow needs no deep stack.
private struct ComponentSearch {
  private let ways: [[Int]]
  /// When each node was first come to; -1 before.
  private(set) var orders: [Int]
  private(set) var components: [Int]
  /// The earliest node still open that is known to be reached from each.
  private var earliest: [Int]
  private var open: [Int] = []
  /// The way to where the search is, and which way on is to be tried next at each node of it.
  private var path: [(node: Int, way: Int)] = []
  private var isOpen: [Bool]
  private var count = 0

  init(_ ways: [[Int]]) {
    self.ways = ways
    orders = Array(repeating: -1, count: ways.count)
    components = orders
    earliest = orders
    isOpen = Array(repeating: false, count: ways.count)
    path.reserveCapacity(ways.count)
    open.reserveCapacity(ways.count)
  }

  mutating func visit(from start: Int) {
    enter(start)
    while let (node, way) = path.last {
      if way < ways[node].count {
        path[path.count - 1].way += 1
        let target = ways[node][way]
        if orders[target] < 0 {
          enter(target)
        } else if isOpen[target] {
          earliest[node] = min(earliest[node], orders[target])
        }
        continue
      }
      path.removeLast()
      if let above = path.last?.node { earliest[above] = min(earliest[above], earliest[node]) }
      guard earliest[node] == orders[node] else { continue }
      while let member = open.popLast() {
        isOpen[member] = false
        components[member] = orders[node]
        if member == node { break }
      }
    }
  }

  private mutating func enter(_ node: Int) {
    orders[node] = count
    earliest[node] = count
    count += 1
    open.append(node)
    isOpen[node] = true
    path.append((node, 0))
  }
}
