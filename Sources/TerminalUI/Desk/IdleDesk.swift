/// The desk without a contact.
enum IdleDesk {
  static func draw(_ idle: DeskModel.Idle, on grid: inout Grid, in area: Area) {
    var row = area.row + 1
    for part in Line(idle.words, .plain, grid.glyphs).wrapped(to: area.columns - 6) where row < area.endRow {
      grid.write(part, row: row, column: 3)
      row += 1
    }
    row += 1
    let name = max(8, min(area.columns - 24, 2 + (idle.queues.map(\.name.count).max() ?? 0)))
    if row < area.endRow, !idle.queues.isEmpty {
      grid.write("queue", .machinery, row: row, column: 3)
      grid.write("waiting", .machinery, row: row, column: 3 + max(13, name))
      grid.write("oldest", .machinery, row: row, column: 12 + max(13, name))
      row += 1
    }
    for queue in idle.queues where row < area.endRow - (idle.today.isEmpty ? 0 : 2) {
      let column = 3 + max(13, name)
      grid.write(Line(queue.name, .title, grid.glyphs).cut(to: name), row: row, column: 3)
      grid.write("\(queue.waiting)", row: row, column: column)
      grid.write(queue.oldestSeconds.map(clockText) ?? "–", row: row, column: column + 9)
      row += 1
    }
    guard !idle.today.isEmpty, row + 1 < area.endRow else { return }
    grid.write(Line(idle.today, .machinery, grid.glyphs).cut(to: area.columns - 4), row: row + 1, column: 3)
  }
}
