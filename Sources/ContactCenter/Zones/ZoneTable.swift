/// What a TZif file says: when the offset changed, and the rule for later.
struct ZoneTable: Sendable, Hashable {
  /// Seconds since 1970, rising.
  let transitions: [Int64]
  /// Which of `offsets` holds from each transition on.
  let offsetIndexes: [UInt8]
  /// The first holds before the first transition.
  let offsets: [ZoneOffset]
  let rule: PosixZoneRule?

  /// The stretch of one offset that the moment is in. Neighbors may have the same offset.
  func span(at seconds: Int64) -> ZoneSpan {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    if low == transitions.count, let rule {
      var span = rule.span(at: seconds)
      if let last = transitions.last { span.start = max(span.start, last) }
      return span
    }
    let offset = low == 0 ? offsets[0] : offsets[Int(offsetIndexes[low - 1])]
    return ZoneSpan(
      start: low == 0 ? .min : transitions[low - 1], end: low == transitions.count ? .max : transitions[low],
      offset: offset)
  }
}
