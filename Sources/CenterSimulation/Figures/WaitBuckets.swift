/// Waits, counted in buckets of whole fractions of time: tenths of seconds up to a minute, seconds up to an hour, then
/// minutes up to a day. Counts add up in any order.
enum WaitBuckets {
  private static let minute = 600
  /// How many buckets waits of less than a minute have.
  static var shortCount: Int { minute }
  private static let hour = minute + 3540
  static let count = hour + 1380 + 1

  /// - Parameter nanoseconds: 0 or more.
  static func bucket(_ nanoseconds: Int64) -> Int {
    let tenths = Int(nanoseconds / 100_000_000)
    if tenths < 600 { return tenths }
    if tenths < 36_000 { return minute + tenths / 10 - 60 }
    return min(count - 1, hour + tenths / 600 - 60)
  }

  /// The least wait of a bucket, in milliseconds.
  static func milliseconds(_ bucket: Int) -> Int64 {
    if bucket < minute { return Int64(bucket) * 100 }
    if bucket < hour { return Int64(bucket - minute + 60) * 1000 }
    return Int64(bucket - hour + 60) * 60_000
  }

  /// The wait that so many of a thousand did not exceed; nil where nobody waited.
  ///
  /// - Parameter counts: buckets in rising order with how many waits are in each.
  static func quantile(_ perMille: Int, of counts: some Sequence<(bucket: Int, count: Int64)>) -> Int64? {
    let all = counts.reduce(0) { $0 + $1.count }
    guard all > 0 else { return nil }
    let wanted = max(1, (all * Int64(perMille) + 999) / 1000)
    var sum: Int64 = 0
    for (bucket, count) in counts {
      sum += count
      if sum >= wanted { return milliseconds(bucket) }
    }
    return nil
  }
}
