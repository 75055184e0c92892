/// Help pages: at most 80 columns, the example first.
extension CommandDescription {
  /// What `--help` prints, without a final line feed.
  func help(in program: String) -> String {
    var parts = [
      examples.map { "  \($0.line)\n" + HelpLayout.paragraph($0.meaning, indent: 6) }.joined(separator: "\n"),
      HelpLayout.paragraph("\(program) \(name) \(summary)."),
      "usage: " + usage(in: program),
    ]
    if !operands.isEmpty {
      parts.append(HelpLayout.table(operands.map { ($0.name, $0.help) }))
    }
    parts += optionTables
    parts += notes.map { HelpLayout.paragraph($0) }
    return parts.joined(separator: "\n\n")
  }

  /// A table a group, all aligned alike; `--help` is in the last one, or alone where the groups have titles of their own.
  private var optionTables: [String] {
    var groups = optionGroups
    if groups.count != 1 { groups.append(OptionGroup(groups.isEmpty ? "options" : "help", [])) }
    var tables = groups.map { group in
      (
        title: group.title,
        rows: group.options.map { ($0.usage, $0.help + ($0.isRepeatable ? "; may be repeated" : "")) }
      )
    }
    tables[tables.count - 1].rows.append(("--help", "shows this page"))
    let column = HelpLayout.column(of: tables.flatMap(\.rows).map(\.0))
    return tables.map { "\($0.title):\n" + HelpLayout.table($0.rows, column: column) }
  }

  private func usage(in program: String) -> String {
    ([program, name] + (options.isEmpty ? [] : ["[options]"]) + operands.map(\.usage)).joined(separator: " ")
  }
}

extension AnyOption {
  /// As help shows it: `--from NUMBER`.
  fileprivate var usage: String { "--" + name + (valueName.map { " " + $0 } ?? "") }
}

extension ProgramDescription {
  /// What `touchtone --help` prints, without a final line feed.
  var help: String {
    var parts: [String] = []
    if let example = commands.first?.examples.first {
      parts.append("  \(example.line)\n" + HelpLayout.paragraph(example.meaning, indent: 6))
    }
    parts.append(HelpLayout.paragraph(summary))
    parts.append("usage: \(name) COMMAND [options] PATH…")
    parts.append("commands:\n" + HelpLayout.table(commands.map { ($0.name, $0.summary) }))
    parts.append(
      HelpLayout.paragraph("\(name) COMMAND --help shows an example of a command and its options."))
    return parts.joined(separator: "\n\n")
  }
}

/// Text in columns that fit a terminal.
enum HelpLayout {
  static let width = 80
  /// Names longer than this stand on a line of their own.
  private static let longestName = 24

  /// Words, wrapped.
  static func paragraph(_ text: String, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    return lines(text, width: width - indent).map { margin + $0 }.joined(separator: "\n")
  }

  /// Two columns: names, and what they mean, aligned and wrapped.
  static func table(_ rows: [(name: String, meaning: String)]) -> String {
    table(rows, column: column(of: rows.map(\.name)))
  }

  /// How wide the first column of a table must be for these names.
  static func column(of names: [String]) -> Int {
    names.map(\.count).filter { $0 <= longestName }.max() ?? 0
  }

  static func table(_ rows: [(name: String, meaning: String)], column: Int) -> String {
    let margin = String(repeating: " ", count: column + 4)
    return rows.map { row in
      let meaning = lines(row.meaning, width: width - margin.count)
      let padding = String(repeating: " ", count: max(0, column - row.name.count))
      guard row.name.count <= column else {
        return "  \(row.name)\n" + meaning.map { margin + $0 }.joined(separator: "\n")
      }
      return "  \(row.name)\(padding)  " + meaning.joined(separator: "\n" + margin)
    }.joined(separator: "\n")
  }

  /// A word longer than a line stands alone and keeps its length.
  private static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
