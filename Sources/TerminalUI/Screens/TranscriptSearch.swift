/// A search in the transcript.
public struct TranscriptSearch: Sendable, Equatable {
  public var line: TextLine
  /// Whether the line is being typed; after Enter only its matches stay.
  public var isOpen: Bool
  /// The entry of the present match, or nil where nothing was found.
  public var entry: Int?
  /// Where the transcript stood before, for Esc.
  public let before: ScrollPosition

  public init(before: ScrollPosition) {
    line = TextLine()
    isOpen = true
    entry = nil
    self.before = before
  }

  /// The cells of a line that the search matches. Case counts only when an upper-case letter was typed.
  func matches(in line: Line) -> [Range<Int>] {
    let needle = Self.keys(Line(self.line.text, .plain, line.glyphs).cells, keepingCase: countsCase)
    guard !needle.isEmpty else { return [] }
    let text = Self.keys(line.cells, keepingCase: countsCase)
    var found: [Range<Int>] = []
    var start = 0
    while start + needle.count <= text.count {
      if text[start..<start + needle.count].elementsEqual(needle) {
        found.append(start..<start + needle.count)
        start += needle.count
      } else {
        start += 1
      }
    }
    return found
  }

  /// The entries that hold a match, in order.
  func matchingEntries(in entries: [TranscriptEntry], _ glyphs: GlyphSet) -> [Int] {
    entries.indices.filter {
      !matches(in: entries[$0].content(glyphs)).isEmpty
        || !matches(in: Line(entries[$0].rightNote, .plain, glyphs)).isEmpty
    }
  }

  /// "3 of 7", "nothing found", or nothing before a word is typed.
  func placeText(in entries: [TranscriptEntry], _ glyphs: GlyphSet) -> String {
    guard !line.text.isEmpty else { return "" }
    let found = matchingEntries(in: entries, glyphs)
    guard !found.isEmpty else { return "nothing found" }
    let place = entry.flatMap { found.firstIndex(of: $0) } ?? found.count - 1
    return "\(place + 1) of \(found.count)"
  }

  private var countsCase: Bool { line.text.contains(where: \.isUppercase) }

  private static func keys(_ cells: [Cell], keepingCase: Bool) -> [String] {
    cells.map { keepingCase ? $0.cluster : $0.cluster.lowercased() }
  }
}
