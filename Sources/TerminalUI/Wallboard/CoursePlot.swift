/// How a figure went over the last hour: a plot with its scale and its times.
struct CoursePlot: Sendable {
  enum Kind: Sendable {
    /// An amount: filled from nothing up.
    case amount
    /// A percentage: a line.
    case percent
  }

  /// The columns of the scale, with the blanks around it.
  private static let scale = 6

  let course: WallboardModel.Course
  let kind: Kind

  /// What the lowest and the highest row of the plot stand for.
  var range: ClosedRange<Int> {
    let values = course.values.compactMap { $0 }
    switch kind {
    case .amount:
      let most = max(2, values.max() ?? 0)
      return 0...(most + most % 2)
    case .percent: return ((values.min() ?? 100) < 40 ? 0 : 40)...100
    }
  }

  /// Draws scale, plot and times; without UTF-8 the figures at the times.
  func draw(on grid: inout Grid, in area: Area) {
    let plot = Area(
      row: area.row, column: area.column + Self.scale, columns: max(0, area.columns - Self.scale - 4),
      rows: area.rows - 1)
    guard course.now != nil || course.values.contains(where: { $0 != nil }) else {
      grid.write("nothing to show yet", .machinery, row: plot.row + 1, column: plot.column)
      return
    }
    drawTimes(on: &grid, plot)
    guard grid.glyphs == .unicode else { return drawFigures(on: &grid, plot) }
    let range = range
    let middle = (range.lowerBound + range.upperBound) / 2
    for (row, figure) in [(0, range.upperBound), (plot.rows / 2, middle), (plot.rows - 1, range.lowerBound)] {
      grid.write(Line("\(figure)", .machinery, grid.glyphs), row: plot.row + row, endingAt: plot.column - 1)
    }
    let dots =
      switch kind {
      case .amount: BraillePlot.filled(course.values, range, columns: plot.columns, rows: plot.rows)
      case .percent: BraillePlot.line(course.values, range, columns: plot.columns, rows: plot.rows)
      }
    for row in 0..<plot.rows { grid.write(dots.text(row: row), row: plot.row + row, column: plot.column) }
  }

  private func drawTimes(on grid: inout Grid, _ plot: Area) {
    for (time, column) in places(plot) {
      grid.write(time, .machinery, row: plot.endRow, column: column)
    }
  }

  private func drawFigures(on grid: inout Grid, _ plot: Area) {
    for (index, place) in places(plot).enumerated() {
      let at = (course.values.count - 1) * index / max(1, course.times.count - 1)
      let text = (course.values.indices.contains(at) ? course.values[at] : nil).map { "\($0)" } ?? "-"
      grid.write(text, row: plot.endRow - 1, column: place.column)
    }
  }

  /// The times with where they begin: spread over the plot, the last one ending with it.
  private func places(_ plot: Area) -> [(time: String, column: Int)] {
    let width = course.times.map(\.count).max() ?? 0
    let last = max(1, course.times.count - 1)
    return course.times.enumerated().map { index, time in
      (time, plot.column + max(0, plot.columns - width) * index / last)
    }
  }
}
