/// What was asked of Lambdas and what they answered, the latest last.
enum LambdaPane {
  static func lines(
    _ rows: some RandomAccessCollection<LambdaRow>, _ columns: Int, _ glyphs: GlyphSet
  ) -> [Line] {
    guard !rows.isEmpty else {
      let words = columns > 32 ? "no Lambda called in this call" : "no Lambda called"
      return [Line("   " + words, .machinery, glyphs).cut(to: columns)]
    }
    return rows.enumerated().flatMap { index, row in
      lines(of: row, isLatest: index == rows.count - 1, columns, glyphs)
    }
  }

  /// The latest call shows what was asked and answered; earlier ones only how they went.
  private static func lines(
    of row: LambdaRow, isLatest: Bool, _ columns: Int, _ glyphs: GlyphSet
  ) -> [Line] {
    let style: Style =
      switch row.outcome {
      case .running: .machinery
      case .ok: .plain
      case .failed: .failed
      }
    var facts = [(3, row.name, [(row.outcome == .failed ? "! " : "") + row.summary], style)]
    if isLatest {
      facts.append((5, "in", row.parameters, .plain))
      if row.outcome == .ok { facts.append((5, "out", row.result, .plain)) }
    }
    return facts.flatMap { indent, name, fields, style in
      columns >= 40
        ? beside(indent, name, fields, style, columns, glyphs)
        : below(indent, name, fields.joined(separator: "  "), style, columns, glyphs)
    }
  }

  /// The fields in at most two rows, none broken; a mark says that there are more.
  private static func packed(_ fields: [String], _ style: Style, to limit: Int, _ glyphs: GlyphSet) -> [Line]
  {
    guard !fields.isEmpty else { return [Line("–", style, glyphs)] }
    var rows: [Line] = []
    for field in fields {
      let piece = Line(field, style, glyphs).cut(to: limit)
      if let last = rows.last, last.columns + 2 + piece.columns <= limit {
        rows[rows.count - 1].append("  ")
        rows[rows.count - 1].append(piece)
      } else if rows.count < 2 {
        rows.append(piece)
      } else {
        rows[1] = rows[1].cut(to: limit - 3)
        rows[1].append("  …", .machinery)
        break
      }
    }
    return rows
  }

  private static func beside(
    _ indent: Int, _ name: String, _ fields: [String], _ style: Style, _ columns: Int, _ glyphs: GlyphSet
  ) -> [Line] {
    let column = ContactPane.valueColumn(columns)
    var head = Line(glyphs)
    head.pad(to: indent)
    head.append(Line(name, indent == 3 ? .plain : .machinery, glyphs).cut(to: column - 1 - indent))
    return packed(fields, style, to: columns - 1 - column, glyphs).enumerated().map { index, part in
      var line = index == 0 ? head : Line(glyphs)
      line.pad(to: column)
      line.append(part)
      return line
    }
  }

  /// On a narrow pane: the name, and the text below it or behind "in" and "out", over as many rows as it needs.
  private static func below(
    _ indent: Int, _ name: String, _ text: String, _ style: Style, _ columns: Int, _ glyphs: GlyphSet
  ) -> [Line] {
    let column = indent == 3 ? 5 : 9
    var head = Line(glyphs)
    head.pad(to: indent)
    head.append(Line(name, indent == 3 ? .plain : .machinery, glyphs).cut(to: columns - 1 - indent))
    var lines = indent == 3 ? [head] : []
    let parts = Line(text.isEmpty ? "–" : text, style, glyphs).wrapped(to: columns - 1 - column)
    for (index, part) in parts.prefix(4).enumerated() {
      var line = indent == 5 && index == 0 ? head : Line(glyphs)
      line.pad(to: column)
      line.append(part)
      lines.append(line)
    }
    return lines
  }
}
