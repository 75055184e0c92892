/// A time limit that runs down.
public struct Countdown: Sendable, Equatable {
  public var remainingMilliseconds: Int
  /// At least 1.
  public var totalMilliseconds: Int

  public init(remainingMilliseconds: Int, totalMilliseconds: Int) {
    self.totalMilliseconds = max(1, totalMilliseconds)
    self.remainingMilliseconds = max(0, min(remainingMilliseconds, self.totalMilliseconds))
  }

  /// Whether the last quarter has begun.
  public var runsShort: Bool { remainingMilliseconds * 4 <= totalMilliseconds }

  /// "5.2 s of 8", " 13 s of 30", "1:17 of 5:00": tenths below ten seconds, always as wide.
  var text: String {
    guard totalMilliseconds < 100_000 else {
      return clockText(remainingMilliseconds / 1000) + " of " + clockText(totalMilliseconds / 1000)
    }
    return "\(remaining) s of \(Self.short(totalMilliseconds))"
  }

  /// "13 s": what is left alone.
  var remainingText: String {
    totalMilliseconds < 100_000
      ? "\((remainingMilliseconds + 500) / 1000) s" : clockText(remainingMilliseconds / 1000)
  }

  private var remaining: String {
    let tenths = remainingMilliseconds / 100
    if tenths < 100 { return "\(tenths / 10).\(tenths % 10)" }
    let whole = String(tenths / 10)
    return String(repeating: " ", count: max(0, 3 - whole.count)) + whole
  }

  private static func short(_ milliseconds: Int) -> String {
    let tenths = milliseconds / 100
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }

  /// The bar of a number of cells: full for the whole limit, in eighths of a cell.
  func bar(columns: Int) -> String {
    let eighths = (remainingMilliseconds * columns * 8 + totalMilliseconds / 2) / totalMilliseconds
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let bar = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    return bar + String(repeating: "·", count: max(0, columns - (eighths + 7) / 8))
  }
}

/// A number of seconds as a clock: "0:26", "10:05", "1:02:03".
func clockText(_ seconds: Int) -> String {
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let seconds = max(0, seconds)
  let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
  return hours > 0
    ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
}
