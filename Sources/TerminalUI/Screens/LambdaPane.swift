/// What was asked of Lambdas and what they answered, the latest last.
enum LambdaPane {
  static func lines(_ rows: [LambdaRow], _ columns: Int, _ glyphs: GlyphSet) -> [Line] {
    guard !rows.isEmpty else {
      return [Line("   no Lambda called in this call", .machinery, glyphs).cut(to: columns)]
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
    var facts = [(3, row.name, (row.outcome == .failed ? "! " : "") + row.summary, style)]
    if isLatest {
      facts.append((5, "in", row.parameters.joined(separator: "  "), .plain))
      if row.outcome == .ok { facts.append((5, "out", row.result.joined(separator: "  "), .plain)) }
    }
    return facts.flatMap { indent, name, text, style in
      columns >= 40
        ? [beside(indent, name, text, style, columns, glyphs)]
        : below(indent, name, text, style, columns, glyphs)
    }
  }

  private static func beside(
    _ indent: Int, _ name: String, _ text: String, _ style: Style, _ columns: Int, _ glyphs: GlyphSet
  ) -> Line {
    let column = ContactPane.valueColumn(columns)
    var line = Line(glyphs)
    line.pad(to: indent)
    line.append(Line(name, indent == 3 ? .plain : .machinery, glyphs).cut(to: column - 1 - indent))
    line.pad(to: column)
    line.append(Line(text.isEmpty ? "–" : text, style, glyphs).cut(to: columns - 1 - column))
    return line
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
