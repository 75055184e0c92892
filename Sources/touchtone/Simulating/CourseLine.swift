/// A row of bars, one for each stretch of time, in eighths of a cell.
enum CourseLine {
  private static let bars: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let most = 32

  /// The intervals of each bar: one where there are few, else some together.
  static func groups(_ count: Int) -> [Range<Int>] {
    let size = (count + most - 1) / most
    return stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
  }

  /// How many cells each of some bars is wide.
  static func width(of count: Int) -> Int { max(1, most / max(1, count)) }

  /// - Parameter ceiling: what fills a cell.
  static func text(_ values: [Int64], ceiling: Int64) -> String {
    let width = width(of: values.count)
    return values.map { value in
      let eighths = (max(0, value) * 8 + max(1, ceiling) / 2) / max(1, ceiling)
      return String(repeating: bars[value <= 0 ? 0 : Int(min(8, max(1, eighths)))], count: width)
    }.joined()
  }
}
