/// The name that a mistyped one most likely means; nil when none is near.
///
/// Near is one mistake in up to five characters, two in up to nine, three in longer ones: a missing, surplus
/// or wrong character, or two neighbors swapped. Upper and lower case count for nothing. Among equally near
/// names the first given wins.
public func nearest(to name: String, among names: some Sequence<String>) -> String? {
  let sought = Array(name.lowercased().unicodeScalars)
  let allowed = sought.count < 3 ? 0 : sought.count <= 5 ? 1 : sought.count <= 9 ? 2 : 3
  var best: String?
  var least = allowed + 1
  for candidate in names {
    let scalars = Array(candidate.lowercased().unicodeScalars)
    guard abs(scalars.count - sought.count) < least else { continue }
    let distance = mistakes(from: sought, to: scalars)
    if distance < least {
      least = distance
      best = candidate
    }
  }
  return best
}

/// How many single mistakes (optimal string alignment) make one text of the other.
private func mistakes(from given: [Unicode.Scalar], to meant: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...meant.count)
  for row in 0..<given.count {
    var current = [row + 1]
    current.reserveCapacity(meant.count + 1)
    for column in 0..<meant.count {
      let isSame = given[row] == meant[column]
      var least = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, given[row] == meant[column - 1], given[row - 1] == meant[column] {
        least = min(least, beforeLast[column - 1] + 1)
      }
      current.append(least)
    }
    beforeLast = last
    last = current
  }
  return last[meant.count]
}
