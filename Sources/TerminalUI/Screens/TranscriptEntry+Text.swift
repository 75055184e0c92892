extension TranscriptEntry {
  /// What stands before the text, in the gap after the time.
  var mark: (text: String, style: Style)? {
    if case .row(let change) = kind { return (change.mark, change.style) }
    return nil
  }

  var noteStyle: Style {
    switch kind {
    case .standIn: .standIn
    default: .machinery
    }
  }

  /// The entry's text as one line, to be wrapped.
  func content(_ glyphs: GlyphSet) -> Line {
    var line = Line(glyphs)
    switch kind {
    case .prompt(let text, let progress): line = Self.prompt(text, progress, glyphs)
    case .keys(let groups, let label):
      for (index, group) in groups.enumerated() {
        if index > 0 { line.append("  ") }
        for key in group { line.append("[\(key)]", .caller) }
      }
      if !label.isEmpty { line.append("  " + label) }
    case .utterance(let words): line.append("\"\(words)\"", .caller)
    case .party(let name, let words):
      line.append(name, .well)
      line.append("  " + words)
    case .lambdaRunning(let name, _):
      line.append("ƒ ", .machinery)
      line.append(name)
      line.append("  running", .machinery)
    case .lambda(let name, let outcome):
      line.append("ƒ ", .machinery)
      line.append(name)
      if !outcome.isEmpty { line.append("  " + outcome) }
    case .lambdaFailed(let name, let why):
      line.append("ƒ ", .machinery)
      line.append(name)
      line.append("  ! " + why, .failed)
    case .machinery(let text), .note(let text): line.append(text, .machinery)
    case .row(let change):
      line.append(change.table)
      line.append("  ")
      line.pad(to: 16)
      line.append(change.text)
    case .standIn(let text): line.append("≈ " + text, .standIn)
    case .error(let text): line.append("! " + text, .failed)
    case .separator(let text): line.append("── \(text) ──", .machinery)
    }
    return line
  }

  /// Further text that begins rows of its own.
  func details(_ glyphs: GlyphSet) -> [Line] {
    guard case .lambdaRunning(_, let parameters) = kind, !parameters.isEmpty else { return [] }
    return [Line(parameters.joined(separator: "  "), .machinery, glyphs)]
  }

  private static func prompt(_ text: String, _ progress: PromptProgress, _ glyphs: GlyphSet) -> Line {
    var line = Line(glyphs)
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    if case .cut(afterWords: 0) = progress { line.append("/", .caller) }
    for (index, word) in words.enumerated() {
      if index > 0 { line.append(" ") }
      let style: Style =
        switch progress {
        case .spoken: .plain
        case .speaking(let present): index < present ? .plain : index == present ? .speaking : .unspoken
        case .cut(let count): index < count ? .plain : .unspoken
        }
      line.append(String(word), style)
      if case .cut(index + 1) = progress, index + 1 < words.count { line.append("/", .caller) }
    }
    return line
  }
}
