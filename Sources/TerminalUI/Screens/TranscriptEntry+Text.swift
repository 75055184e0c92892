import Diagnostics

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

  /// A part of an entry's text in one style.
  private typealias Piece = (text: String, style: Style)

  /// The entry's text as one line, to be wrapped.
  func content(_ glyphs: GlyphSet) -> Line {
    var line = Line(glyphs)
    for piece in pieces { line.append(piece.text, piece.style) }
    return line
  }

  /// The text of the entry and, after a line end, of its note, as they are drawn but without styles.
  ///
  /// Nil where a character is drawn otherwise than it is written, or does not have a cell of its own.
  func plainText(_ glyphs: GlyphSet) -> String? {
    var text = ""
    if case .prompt(let words, let progress) = kind {
      text = Self.plainPrompt(words, progress)
    } else {
      for piece in pieces { text += piece.text }
    }
    let note = rightNote
    guard Self.hasACellEach(text, glyphs), Self.hasACellEach(note, glyphs) else { return nil }
    return note.isEmpty ? text : text + "\n" + note
  }

  /// True for text of which each character takes a cell of its own and is drawn as itself.
  private static func hasACellEach(_ text: String, _ glyphs: GlyphSet) -> Bool {
    var text = text
    let isASCII = text.withUTF8 { bytes in
      for byte in bytes where byte < 0x20 || byte >= 0x7F { return false }
      return true
    }
    if isASCII { return true }
    return glyphs == .unicode
      && text.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && $0.value < 0x7F
          || !ScalarWidth.isSteering($0) && String($0).visible.unicodeScalars.count == 1
            && ScalarWidth.columns(of: $0) > 0
      }
  }

  private var pieces: [Piece] {
    switch kind {
    case .prompt(let text, let progress): return Self.prompt(text, progress)
    case .keys(let groups, let label):
      let keys = groups.map { $0.map { "[\($0)]" }.joined() }.joined(separator: "  ")
      return [(keys, .caller), (label.isEmpty ? "" : "  " + label, .plain)]
    case .utterance(let words): return [("\"\(words)\"", .caller)]
    case .party(let name, let words): return [(name, .well), ("  " + words, .plain)]
    case .lambdaRunning(let name, _):
      return [("ƒ ", .machinery), (name, .plain), ("  running", .machinery)]
    case .lambda(let name, let outcome):
      return [("ƒ ", .machinery), (name, .plain), (outcome.isEmpty ? "" : "  " + outcome, .plain)]
    case .lambdaFailed(let name, let why):
      return [("ƒ ", .machinery), (name, .plain), ("  ! " + why, .failed)]
    case .machinery(let text), .note(let text): return [(text, .machinery)]
    case .row(let change):
      let gap = String(repeating: " ", count: max(2, 16 - Line(change.table, .plain, .unicode).columns))
      return [(change.table + gap + change.text, .plain)]
    case .standIn(let text): return [("≈ " + text, .standIn)]
    case .error(let text): return [("! " + text, .failed)]
    case .separator(let text): return [("── \(text) ──", .machinery)]
    }
  }

  /// Further text that begins rows of its own.
  func details(_ glyphs: GlyphSet) -> [Line] {
    guard case .lambdaRunning(_, let parameters) = kind, !parameters.isEmpty else { return [] }
    return [Line(parameters.joined(separator: "  "), .machinery, glyphs)]
  }

  /// The pieces of a prompt joined, without making them: a search asks this of every prompt of a long call.
  private static func plainPrompt(_ words: String, _ progress: PromptProgress) -> String {
    var text = words.collapsingBlanks
    guard case .cut(let count) = progress else { return text }
    if count == 0 { return "/" + text }
    var blanks = 0
    for index in text.utf8.indices where text.utf8[index] == 0x20 {
      blanks += 1
      guard blanks == count else { continue }
      text.insert("/", at: index)
      break
    }
    return text
  }

  private static func prompt(_ text: String, _ progress: PromptProgress) -> [Piece] {
    if case .spoken = progress { return [(text.collapsingBlanks, .plain)] }
    var pieces: [Piece] = []
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    if case .cut(afterWords: 0) = progress { pieces.append(("/", .caller)) }
    for (index, word) in words.enumerated() {
      if index > 0 { pieces.append((" ", .plain)) }
      let style: Style =
        switch progress {
        case .spoken: .plain
        case .speaking(let present): index < present ? .plain : index == present ? .speaking : .unspoken
        case .cut(let count): index < count ? .plain : .unspoken
        }
      pieces.append((String(word), style))
      if case .cut(index + 1) = progress, index + 1 < words.count { pieces.append(("/", .caller)) }
    }
    return pieces
  }
}
