/// The top row: the richest form that fits is drawn; who, how long, what time it is and how time runs are never dropped.
enum HeaderRow {
  static func draw(_ header: CallHeader, on grid: inout Grid) {
    for detail in 0... {
      let right = right(header, detail, grid.glyphs)
      let left = left(header, detail, grid.glyphs)
      let room = grid.size.columns - right.columns - 2
      guard left.columns <= room || detail == 8 else { continue }
      grid.write(left.cut(to: room), row: 0, column: 0)
      grid.write(right, row: 0, endingAt: grid.size.columns)
      return
    }
  }

  /// Details go in this order: the program's name, the called number, the called name, the date, the speed while time stands
  /// still, words that a shorter form has, the caller's number, by whom the call was ended.
  private static func left(_ header: CallHeader, _ detail: Int, _ glyphs: GlyphSet) -> Line {
    var line = Line(" ", .plain, glyphs)
    switch header.state {
    case .noCall:
      line.append("○ no call", .machinery)
      return line
    case .live, .ringing: line.append("● ", .well)
    case .ended: line.append("○ ", .machinery)
    }
    line.append(clockText(header.seconds) + "  ")
    line.append(header.caller, .title)
    if case .ended(let how) = header.state {
      line.append("  " + (detail < 8 ? how : "ended"))
      return line
    }
    if header.state == .ringing {
      line.append("  RINGING", .title)
      return line
    }
    if !header.callerName.isEmpty, detail < 7 { line.append("  " + header.callerNumber) }
    if detail < 3, !(header.calledName + header.calledNumber).isEmpty {
      line.append(" → ", .machinery)
      line.append(header.calledName.isEmpty ? header.calledNumber : header.calledName)
      if detail < 2, !header.calledName.isEmpty { line.append(" " + header.calledNumber) }
    }
    return line
  }

  private static func right(_ header: CallHeader, _ detail: Int, _ glyphs: GlyphSet) -> Line {
    var line = Line(glyphs)
    let dot = detail < 6 ? " · " : " "
    if header.standIns > 0 {
      line.append("\(header.standIns) ≈", .standIn)
      line.append(detail < 6 || header.paused != nil ? " · " : " ", .machinery)
    }
    if let whatIf = header.whatIf {
      let step =
        detail < 6 ? "· step \(whatIf.step) of \(whatIf.of)" : "\(whatIf.step)/\(whatIf.of)"
      line.append("what-if \(whatIf.name) \(step)", .standIn)
      line.append(dot, .machinery)
    }
    if let paused = header.paused {
      // Why it stands still is seen below.
      line.append(detail < 6 ? paused : String(paused.prefix { $0 != " " }), .late)
      line.append(dot, .machinery)
    }
    if detail < 4, !header.date.isEmpty { line.append(header.date + " ", .machinery) }
    if header.state == .noCall {
      line.append(header.time.prefix(5) + " ", .machinery)
      return line
    }
    line.append(header.time, .machinery)
    if detail < 5 || detail < 8 && !header.isNormalSpeed || header.paused == nil && header.whatIf == nil {
      line.append((detail < 4 ? "   " : "  "), .plain)
      line.append(header.speed, header.isNormalSpeed ? .plain : .late)
    }
    line.append(detail < 1 ? "   touchtone " : " ", .machinery)
    return line
  }
}
