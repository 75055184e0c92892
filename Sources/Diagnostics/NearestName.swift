/// The name that a mistyped one most likely means; nil when none is near.
///
/// Near is one mistake in up to five characters, two in up to nine, three in longer ones: a missing, surplus
/// or wrong character, or two neighbors swapped. Upper and lower case count for nothing. Among equally near
/// names the first given wins.
public func nearest(to name: String, among names: [String]) -> String? {
  let sought = Letters(name)
  let allowed = sought.count < 3 ? 0 : sought.count <= 5 ? 1 : sought.count <= 9 ? 2 : 3
  var best: String?
  var least = allowed + 1
  for candidate in names {
    // A character has one byte or more.
    let bytes = candidate.utf8.count
    guard bytes > sought.count - least else { continue }
    if bytes >= sought.count + least, candidate.utf8.allSatisfy({ $0 < 0x80 }) { continue }
    guard sought.mayDiffer(from: LetterKinds(candidate), byLessThan: least) else { continue }
    let distance = mistakes(from: sought.scalars, to: Letters(candidate).scalars, below: least)
    if distance < least {
      least = distance
      best = candidate
    }
  }
  return best
}

/// Which characters a text has in lower case, and how many.
private struct LetterKinds {
  var count = 0
  /// A bit for each that is there; some share one.
  var kinds: UInt64 = 0

  init(_ text: String) {
    var text = text
    let isASCII = text.withUTF8 { bytes in
      for byte in bytes {
        if byte >= 0x80 { return false }
        add(UInt32(lowercased(byte)))
      }
      return true
    }
    guard !isASCII else { return }
    (count, kinds) = (0, 0)
    for scalar in text.lowercased().unicodeScalars { add(scalar.value) }
  }

  private mutating func add(_ scalar: UInt32) {
    count += 1
    kinds |= 1 << UInt64(scalar & 63)
  }
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}

/// The characters of a text in lower case.
private struct Letters {
  let scalars: [UInt32]
  private let kinds: LetterKinds

  var count: Int { scalars.count }

  init(_ text: String) {
    kinds = LetterKinds(text)
    scalars =
      text.utf8.allSatisfy { $0 < 0x80 }
      ? text.utf8.map { UInt32(lowercased($0)) } : text.lowercased().unicodeScalars.map(\.value)
  }

  /// False when so many characters of one are not in the other that it takes `limit` mistakes or more.
  func mayDiffer(from other: LetterKinds, byLessThan limit: Int) -> Bool {
    abs(count - other.count) < limit && (kinds.kinds & ~other.kinds).nonzeroBitCount < limit
      && (other.kinds & ~kinds.kinds).nonzeroBitCount < limit
  }
}

/// How many single mistakes (optimal string alignment) make one text of the other; `limit` where it is that many or more.
private func mistakes(from given: [UInt32], to meant: [UInt32], below limit: Int) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...meant.count)
  var current: [Int] = []
  var leastBefore = 0
  for row in 0..<given.count {
    current.removeAll(keepingCapacity: true)
    current.append(row + 1)
    var leastHere = row + 1
    for column in 0..<meant.count {
      let isSame = given[row] == meant[column]
      var least = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, given[row] == meant[column - 1], given[row - 1] == meant[column] {
        least = min(least, beforeLast[column - 1] + 1)
      }
      current.append(least)
      leastHere = min(leastHere, least)
    }
    // A swap of neighbors goes on from the row before the last.
    if leastHere >= limit, leastBefore + 1 >= limit { return limit }
    leastBefore = leastHere
    swap(&beforeLast, &last)
    swap(&last, &current)
  }
  return min(limit, last[meant.count])
}
