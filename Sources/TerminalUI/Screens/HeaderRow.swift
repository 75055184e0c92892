/// The top row: the richest form that fits is drawn; who, how long and how time runs are never dropped.
enum HeaderRow {
  static func draw(_ header: CallHeader, on grid: inout Grid) {
    for detail in 0... {
      let right = right(header, detail, grid.glyphs)
      let left = left(header, detail, grid.glyphs)
      let room = grid.size.columns - right.columns - 2
      guard left.columns <= room || detail == 7 else { continue }
      grid.write(left.cut(to: room), row: 0, column: 0)
      grid.write(right, row: 0, endingAt: grid.size.columns)
      return
    }
  }

  /// Details go in this order: the program's name, the called number, the called name, the date, the time while
  /// it stands still, the caller's number, the time.
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
      line.append("  " + how)
      return line
    }
    if header.state == .ringing {
      line.append("  RINGING", .title)
      return line
    }
    if !header.callerName.isEmpty, detail < 6 { line.append("  " + header.callerNumber) }
    if detail < 3, !(header.calledName + header.calledNumber).isEmpty {
      line.append(" → ", .machinery)
      line.append(header.calledName.isEmpty ? header.calledNumber : header.calledName)
      if detail < 2, !header.calledName.isEmpty { line.append(" " + header.calledNumber) }
    }
    return line
  }

  private static func right(_ header: CallHeader, _ detail: Int, _ glyphs: GlyphSet) -> Line {
    var line = Line(glyphs)
    let dot = " · "
    if header.standIns > 0 {
      line.append("\(header.standIns) ≈", .standIn)
      line.append(detail < 5 || header.paused != nil ? dot : " ", .machinery)
    }
    if let whatIf = header.whatIf {
      let step =
        detail < 5 ? "· step \(whatIf.step) of \(whatIf.of)" : "\(whatIf.step)/\(whatIf.of)"
      line.append("what-if \(whatIf.name) \(step)", .standIn)
      line.append(detail < 5 || header.paused != nil ? dot : " ", .machinery)
    }
    if let paused = header.paused {
      line.append(paused, .late)
      line.append(detail < 5 || !header.isNormalSpeed ? dot : " ", .machinery)
      if detail >= 5 {
        if !header.isNormalSpeed { line.append(header.speed + " ", .late) }
        return line
      }
    }
    if detail < 4, !header.date.isEmpty { line.append(header.date + " ", .machinery) }
    if header.state == .noCall {
      line.append(header.time.prefix(5) + " ", .machinery)
      return line
    }
    if detail < 7 { line.append(header.time, .machinery) }
    line.append((detail < 4 ? "   " : "  "), .plain)
    line.append(header.speed, header.isNormalSpeed ? .plain : .late)
    line.append(detail < 1 ? "   touchtone " : " ", .machinery)
    return line
  }
}
