/// What can be done when no call is on, or while the telephone rings: it takes the place of the keypad, so that digits do nothing.
enum EndedCommands {
  static func draw(_ model: PhoneModel, on grid: inout Grid, area: Area) {
    var row = area.row
    if area.rows > 3 {
      var head = Line(" ", .plain, grid.glyphs)
      head.append(model.wait.headline, .title)
      if case .ended(let summary) = model.wait.kind { head.append("   " + summary.text, .machinery) }
      grid.write(head.cut(to: area.columns - 1), row: row, column: area.column + 1)
      row += 1
    }
    if let (countdown, words, warns) = model.wait.countdown {
      Bar.draw(
        countdown, words, warns: warns, on: &grid, row: row + 2, column: area.column + 2,
        endColumn: area.endColumn - 1)
    }
    let second = area.columns >= 100 ? 41 : 33
    for (index, (command, choices)) in commands(model).enumerated() {
      guard let shown = Keymap.shownKey(of: command) else { continue }
      let key = [.stepBack: "[", .accept: "a", .decline: "d"][command] ?? shown
      let column = area.column + (index < 3 ? 2 : second)
      let endColumn = index < 3 ? area.column + second - 1 : area.endColumn
      let lines = choices.map { words in
        var line = Line(key, .key, grid.glyphs)
        line.append("  " + words)
        return line
      }
      let line = lines.first { $0.columns < endColumn - column } ?? lines[lines.count - 1]
      let place = row + index % 3
      grid.write(line.cut(to: endColumn - column), row: place, column: column)
      grid.addTarget(
        Area(row: place, column: column, columns: endColumn - column, rows: 1), .command(command))
    }
  }

  /// Commands in words, the fullest first: where those have no room, the next are shown.
  private static func commands(_ model: PhoneModel) -> [(Command, [String])] {
    if case .ringing = model.wait.kind { return [(.accept, ["answer"]), (.decline, ["decline"])] }
    let caller = model.header.caller
    let call = model.header.state == .noCall ? "call" : "call again"
    let isKnown = !model.header.callerName.isEmpty || model.header.callerNumber.hasPrefix("+")
    let first: [(Command, [String])] = [
      (.callAgain, isKnown ? ["\(call) as \(caller)", call] : [call]),
      (.chooseCaller, ["call as someone else"]),
    ]
    let conditions: (Command, [String]) = (.conditions, ["hours, queues, Lambdas"])
    let fresh: (Command, [String]) = (.resetSample, ["fresh sample rows"])
    guard model.header.state != .noCall else {
      let voice: (Command, [String]) = (.voice, ["voice on, off"])
      return first + [conditions, model.hasSample ? fresh : voice, (.demoLook, ["demo look"])]
    }
    return first + [
      (.stepBack, ["back into the call"]),
      (.saveTest, ["save as a test"]),
      (.map, ["the way on the map"]),
      (.plainText, ["transcript to copy"]),
    ]
  }
}
