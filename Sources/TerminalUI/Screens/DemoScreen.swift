/// The demo look: the call for people who watch, without machinery.
///
/// The words in the middle, two blank rows between turns, one keycap for the last key; the older turn is dim.
public enum DemoScreen {
  /// Text stands in so many columns in the middle, with a margin on the smallest screen.
  private static func textColumns(_ size: Size) -> Int { min(60, size.columns - 4) }

  public static func draw(_ model: PhoneModel, size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    guard size.holdsACall else { return TooSmallScreen.draw(model.header, size: size, glyphs: glyphs) }
    var grid = Grid(size, glyphs: glyphs)
    let textColumns = textColumns(size)
    let column = (size.columns - textColumns) / 2
    let name = Line(model.companyName, .accent, glyphs).cut(to: size.columns - 2)
    grid.write(name, row: 1, column: (size.columns - name.columns) / 2)
    if let whatIf = model.header.whatIf {
      // A what-if is never shown without its mark.
      let mark = Line("≈ what-if \(whatIf.name)", .standIn, glyphs)
      grid.write(mark, row: 0, endingAt: size.columns - 2)
    } else if model.header.standIns > 0 {
      grid.write("≈", .standIn, row: 1, column: size.columns - 3)
    }
    foot(model, on: &grid, row: size.rows - 1, column: column, endColumn: column + textColumns)
    if let say = model.view.sayLine {
      grid.write(model.keypad.hasTones ? "say  " : "type ", .key, row: size.rows - 2, column: column)
      say.draw(on: &grid, row: size.rows - 2, column: column + 5, endColumn: column + textColumns)
    } else if let message = model.message {
      MessageRow.draw(message, on: &grid, row: size.rows - 2)
    }
    let blocks = blocks(model, columns: min(56, textColumns), glyphs)
    let gap = size.rows < 17 ? 1 : 2
    // The newest turn stands lowest; what has no room at the top is not drawn.
    var end = size.rows - 2
    for (age, block) in blocks.reversed().enumerated() {
      // A keycap is drawn whole or not at all; of words the last are better than none.
      if block.isKeycap, end - block.lines.count < 3 { break }
      var row = end - block.lines.count
      for line in block.lines {
        if row >= 3 { grid.write(age < 2 ? line : line.styled(.machinery), row: row, column: column) }
        row += 1
      }
      end -= block.lines.count + gap
      if end <= 3 { break }
    }
    return grid
  }

  /// The keypad as a strip, and who calls or, while a key is awaited, its bar.
  private static func foot(
    _ model: PhoneModel, on grid: inout Grid, row: Int, column: Int, endColumn end: Int
  ) {
    if let time = model.time { return TimeStrip.drawLane(time, on: &grid, row: row) }
    guard model.wait.hasKeypad else {
      grid.write(
        Line(model.wait.headline, .machinery, grid.glyphs).cut(to: end - column), row: row, column: column)
      return
    }
    for (index, key) in Keypad.strip.enumerated() where model.keypad.hasTones {
      let style: Style = model.keypad.pressed == key ? .now : .key
      grid.write(String(key), style, row: row, column: column + index * 2)
      grid.addTarget(Area(row: row, column: column + index * 2, columns: 1, rows: 1), .press(key))
    }
    if let (countdown, words, warns) = model.wait.countdown {
      Bar.draw(countdown, words, warns: warns, on: &grid, row: row, column: column + 27, endColumn: end)
      return
    }
    var line = Line(model.header.caller, .machinery, grid.glyphs).cut(to: 24)
    line.append(" · \(clockText(model.header.seconds))", .machinery)
    if let paused = model.header.paused { line.append(" · \(paused)", .late) }
    grid.write(line, row: row, endingAt: end)
  }

  /// What one turn of the call is drawn in.
  private struct Block {
    var lines: [Line]
    var isKeycap = false
  }

  private static func blocks(_ model: PhoneModel, columns: Int, _ glyphs: GlyphSet) -> [Block] {
    var blocks: [Block] = []
    let lastKeys = model.transcript.lastIndex { if case .keys = $0.kind { true } else { false } }
    for (index, entry) in model.transcript.enumerated() {
      switch entry.kind {
      case .prompt, .utterance, .party:
        blocks.append(Block(lines: entry.content(glyphs).wrapped(to: columns)))
      case .keys(let groups, let label):
        let keys = groups.joined()
        blocks.append(
          index == lastKeys
            ? Block(lines: keycap(keys, label, columns, glyphs), isKeycap: true)
            : Block(lines: [entry.content(glyphs).cut(to: columns)]))
      case .standIn: blocks.append(Block(lines: [Line("≈", .standIn, glyphs)]))
      case .separator(let text):
        if index > 0 { blocks.append(Block(lines: [Line(text, .machinery, glyphs).cut(to: columns)])) }
      case .error(let text):
        blocks.append(Block(lines: Line("! " + text, .failed, glyphs).wrapped(to: columns)))
      case .lambdaNext, .lambdaRunning, .lambda, .lambdaFailed, .machinery, .row, .note: break
      }
    }
    return blocks
  }

  /// The last key, as it looks on a telephone.
  private static func keycap(_ keys: String, _ label: String, _ columns: Int, _ glyphs: GlyphSet) -> [Line] {
    let edge = String(repeating: "─", count: keys.count + 4)
    var middle = Line("│  ", .caller, glyphs)
    middle.append(keys, .title)
    middle.append("  │", .caller)
    if !label.isEmpty { middle.append("   " + label) }
    return [
      Line("╭\(edge)╮", .caller, glyphs), middle.cut(to: columns), Line("╰\(edge)╯", .caller, glyphs),
    ]
  }
}
