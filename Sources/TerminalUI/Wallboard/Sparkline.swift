/// A row of bars, one cell each, in eighths of a cell.
enum Sparkline {
  private static let bars: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// - Parameter ceiling: what fills a cell; the same for all rows that are compared.
  static func text(_ values: [Int], ceiling: Int) -> String {
    String(
      values.map { value in
        let eighths = (max(0, value) * 8 + max(1, ceiling) / 2) / max(1, ceiling)
        return bars[value <= 0 ? 0 : min(8, max(1, eighths))]
      })
  }
}
