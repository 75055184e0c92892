/// A plot of figures over time in braille dots, two columns and four rows of them in a cell.
struct BraillePlot: Sendable {
  /// The bits of a cell's dots from the bottom: of the left column, of the right one.
  private static let bits: [[UInt32]] = [[0x40, 0x04, 0x02, 0x01], [0x80, 0x20, 0x10, 0x08]]

  private let columns: Int
  private let rows: Int
  /// The bits of each cell, row by row from the top.
  private var cells: [UInt32]

  /// Everything from the floor up to each value is filled; anything above the floor is at least a dot.
  static func filled(
    _ values: [Int?], _ range: ClosedRange<Int>, columns: Int, rows: Int
  ) -> BraillePlot {
    var plot = BraillePlot(columns, rows)
    for (column, height) in plot.heights(values, range).enumerated() {
      for level in 0..<(height ?? 0) { plot.dot(column, level) }
    }
    return plot
  }

  /// A line through the values, with gaps where there are none; where it is steep, its parts are joined by uprights.
  static func line(_ values: [Int?], _ range: ClosedRange<Int>, columns: Int, rows: Int) -> BraillePlot {
    var plot = BraillePlot(columns, rows)
    var last: Int?
    for (column, height) in plot.heights(values, range).enumerated() {
      let level = height.map { max(0, $0 - 1) }
      if let level {
        let from = last ?? level
        for dot in min(level, from + 1)...max(level, from - 1) { plot.dot(column, dot) }
      }
      last = level
    }
    return plot
  }

  /// One row of the plot as text; the first is the highest.
  func text(row: Int) -> String {
    var text = ""
    for cell in cells[row * columns..<(row + 1) * columns] {
      text.unicodeScalars.append(Unicode.Scalar(cell == 0 ? 0x20 : 0x2800 + cell) ?? " ")
    }
    return text
  }

  private init(_ columns: Int, _ rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    cells = Array(repeating: 0, count: self.columns * self.rows)
  }

  private mutating func dot(_ column: Int, _ level: Int) {
    let row = rows - 1 - level / 4
    cells[row * columns + column / 2] |= Self.bits[column % 2][level % 4]
  }

  /// For each column of dots how many of them its figure is worth; nil where there is none.
  ///
  /// The first value stands at the left edge and the last one at the right. Where several share a column, the highest
  /// counts. A value outside of the range stands at its end.
  private func heights(_ values: [Int?], _ range: ClosedRange<Int>) -> [Int?] {
    let (dots, levels) = (columns * 2, rows * 4)
    guard !values.isEmpty, levels > 0 else { return [] }
    let span = max(1, range.upperBound - range.lowerBound)
    return (0..<dots).map { column in
      let first = column * values.count / dots
      let end = max(first + 1, (column + 1) * values.count / dots)
      guard let value = values[first..<end].compactMap({ $0 }).max() else { return nil }
      let above = min(max(value, range.lowerBound), range.upperBound) - range.lowerBound
      return above == 0 ? 0 : max(1, (above * levels + span / 2) / span)
    }
  }
}
