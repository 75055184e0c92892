/// Orders of numbered things, first first: each thing stands in at most one order at a time.
///
/// A pairing heap whose links are the things' own, so that nothing is allocated when one enters or leaves: entering is
/// one comparison, leaving takes the logarithm of how many there are, over many of them. Two things are never equal, so
/// that what comes first does not depend on how the order came about.
struct Ranking: Sendable {
  struct Node: BitwiseCopyable {
    /// Lower ranks go first, then earlier moments, then lower numbers.
    var rank: Int32 = 0
    var since: Int64 = 0
    var number: Int64 = 0
    fileprivate var child: Int32 = -1
    fileprivate var next: Int32 = -1
    /// The one before among the children of one node; of the first child the node itself.
    fileprivate var previous: Int32 = -1
  }

  var nodes: Slots<Node>

  init(count: Int) { nodes = Slots(repeating: Node(), count: count) }

  /// What stands for an order of nothing.
  static var none: Int32 { -1 }

  @inline(__always) func isBefore(_ one: Int32, _ other: Int32) -> Bool {
    if nodes[one].rank != nodes[other].rank { return nodes[one].rank < nodes[other].rank }
    if nodes[one].since != nodes[other].since { return nodes[one].since < nodes[other].since }
    return nodes[one].number < nodes[other].number
  }

  /// - Parameter root: the first of the order, which the new one may become.
  @inline(__always) mutating func insert(_ node: Int32, into root: inout Int32) {
    nodes[node].child = -1
    nodes[node].next = -1
    nodes[node].previous = -1
    root = root < 0 ? node : link(root, node)
  }

  @inline(__always) mutating func remove(_ node: Int32, from root: inout Int32) {
    if node == root {
      root = nodes[node].child < 0 ? -1 : merged(nodes[node].child)
    } else {
      removeInside(node, from: &root)
    }
  }

  @inline(never) private mutating func removeInside(_ node: Int32, from root: inout Int32) {
    let (previous, next) = (nodes[node].previous, nodes[node].next)
    if nodes[previous].child == node {
      nodes[previous].child = next
    } else {
      nodes[previous].next = next
    }
    if next >= 0 { nodes[next].previous = previous }
    if nodes[node].child >= 0 { root = link(root, merged(nodes[node].child)) }
  }

  /// Makes the later of two the first child of the other.
  @inline(__always) private mutating func link(_ one: Int32, _ other: Int32) -> Int32 {
    let (parent, child) = isBefore(other, one) ? (other, one) : (one, other)
    let sibling = nodes[parent].child
    nodes[child].next = sibling
    nodes[child].previous = parent
    if sibling >= 0 { nodes[sibling].previous = child }
    nodes[parent].child = child
    nodes[parent].next = -1
    nodes[parent].previous = -1
    return parent
  }

  /// Siblings made one: in pairs from the first to the last, and these from the last to the first.
  private mutating func merged(_ first: Int32) -> Int32 {
    var pairs: Int32 = -1
    var rest = first
    while rest >= 0 {
      let one = rest
      let other = nodes[one].next
      var pair = one
      if other >= 0 {
        rest = nodes[other].next
        pair = link(one, other)
      } else {
        rest = -1
      }
      nodes[pair].next = pairs
      pairs = pair
    }
    var root = pairs
    rest = nodes[root].next
    nodes[root].next = -1
    nodes[root].previous = -1
    while rest >= 0 {
      let following = nodes[rest].next
      root = link(root, rest)
      rest = following
    }
    return root
  }
}
