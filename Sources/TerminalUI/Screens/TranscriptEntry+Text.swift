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
    case .lambdaNext(let name, _):
      return [("ƒ ", .machinery), (name, .plain), ("  is called next, with", .machinery)]
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
    switch kind {
    case .lambdaNext(_, let parameters):
      let words = parameters.isEmpty ? "no parameters" : parameters.joined(separator: "  ")
      return [Line(words, .plain, glyphs)]
    case .lambdaRunning(_, let parameters):
      return parameters.isEmpty ? [] : [Line(parameters.joined(separator: "  "), .machinery, glyphs)]
    case .prompt, .keys, .utterance, .party, .lambda, .lambdaFailed, .machinery, .row, .standIn, .note,
      .error,
      .separator:
      return []
    }
  }

  /// The pieces of a prompt joined; mostly without making them, because a search asks this of every prompt of a long call.
  private static func plainPrompt(_ words: String, _ progress: PromptProgress) -> String {
    var text = words.collapsingBlanks
    guard case .cut(let count) = progress else { return text }
    let isWritten = text.withUTF8 { bytes in bytes.count > count && bytes.allSatisfy { $0 < 0x80 } }
    guard isWritten, text.utf8.count == words.utf8.count else {
      return prompt(words, progress).map(\.text).joined()
    }
    var index = text.utf8.index(text.startIndex, offsetBy: count)
    if count > 0 {
      let before = text.utf8.index(before: index)
      if text.utf8[before] == 0x20 { index = before }
    }
    text.insert("/", at: index)
    return text
  }

  private static func prompt(_ text: String, _ progress: PromptProgress) -> [Piece] {
    let heard: Range<Int>
    var cut: Int?
    switch progress {
    case .spoken: return [(text.collapsingBlanks, .plain)]
    case .speaking(let present): heard = present
    case .cut(let count):
      heard = count..<count
      cut = count
    }
    var pieces: [Piece] = []
    var end = text.startIndex
    var offset = 0
    func placeCut() {
      pieces.append(("/", .caller))
      cut = nil
    }
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      offset += text.distance(from: end, to: word.startIndex)
      // A cut between two words stands at the first of them.
      if let count = cut, count <= offset { placeCut() }
      if !pieces.isEmpty, end > text.startIndex { pieces.append((" ", .plain)) }
      let count = word.count
      let spoken = min(max(0, heard.lowerBound - offset), count)
      let present = min(max(spoken, heard.upperBound - offset), count)
      let rest = word.dropFirst(spoken)
      pieces.append((String(word.prefix(spoken)), .plain))
      if let place = cut, place < offset + count { placeCut() }
      pieces.append((String(rest.prefix(present - spoken)), .speaking))
      pieces.append((String(rest.dropFirst(present - spoken)), .unspoken))
      end = word.endIndex
      offset += count
    }
    if cut == 0 { placeCut() }
    return pieces.filter { !$0.text.isEmpty }
  }
}
