/// What was asked of Lambdas and what they answered, the latest last.
enum LambdaPane {
  static func lines(_ rows: [LambdaRow], _ columns: Int, _ glyphs: GlyphSet) -> [Line] {
    guard !rows.isEmpty else {
      return [Line("   no Lambda called in this call", .machinery, glyphs).cut(to: columns)]
    }
    var lines: [Line] = []
    for (index, row) in rows.enumerated() {
      let style: Style =
        switch row.outcome {
        case .running: .machinery
        case .ok: .plain
        case .failed: .failed
        }
      lines.append(
        line(3, row.name, (row.outcome == .failed ? "! " : "") + row.summary, style, columns, glyphs))
      // Earlier calls are one row each.
      guard index == rows.count - 1 else { continue }
      lines.append(line(5, "in", row.parameters.joined(separator: "  "), .plain, columns, glyphs))
      if row.outcome == .ok {
        lines.append(line(5, "out", row.result.joined(separator: "  "), .plain, columns, glyphs))
      }
    }
    return lines
  }

  private static func line(
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
}
