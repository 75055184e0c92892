import Glibc
import Lists

/// A search in the transcript.
public struct TranscriptSearch: Sendable, Equatable {
  public var line: TextLine
  /// Whether the line is being typed; after Enter only its matches stay.
  public var isOpen: Bool
  /// The entry of the present match, or nil where nothing was found.
  public var entry: Int?
  /// The entries that hold a match, in order, as of the last `find`.
  private(set) var found: [Int] = []
  private var searchedText = ""
  /// What the entries said when they were looked through first; nil where only cells can be compared.
  private var texts: [String?] = []
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

  /// Looks for the text in the entries; where it grew by a key, only in those that held it before.
  mutating func find(in entries: SharedList<TranscriptEntry>, _ glyphs: GlyphSet) {
    let isKnown = texts.count == entries.count
    if !isKnown { texts = entries.map { $0.plainText(glyphs) } }
    let isNarrower = isKnown && !searchedText.isEmpty && line.text.hasPrefix(searchedText)
    let candidates = isNarrower ? found : Array(entries.indices)
    searchedText = line.text
    let needle = Line(line.text, .plain, glyphs).text
    guard !needle.isEmpty else {
      found = []
      return
    }
    let countsCase = countsCase
    let bytes = Array((countsCase ? needle : needle.lowercased()).utf8)
    found = candidates.filter { number in
      guard let text = texts[number] else { return holdsMatch(entries[number], glyphs) }
      return Self.holds(bytes, in: countsCase ? text : text.lowercased())
    }
  }

  /// Looks for the text in all entries, since some may have come or changed.
  mutating func findAnew(in entries: SharedList<TranscriptEntry>, _ glyphs: GlyphSet) {
    texts = []
    find(in: entries, glyphs)
  }

  private func holdsMatch(_ entry: TranscriptEntry, _ glyphs: GlyphSet) -> Bool {
    !matches(in: entry.content(glyphs)).isEmpty || !matches(in: Line(entry.rightNote, .plain, glyphs)).isEmpty
  }

  private static func holds(_ needle: [UInt8], in text: String) -> Bool {
    var text = text
    return text.withUTF8 { text in
      needle.withUnsafeBytes { holds($0, in: UnsafeRawBufferPointer(text)) }
    }
  }

  private static func holds(_ needle: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer) -> Bool {
    guard let wanted = needle.baseAddress, var place = text.baseAddress else { return false }
    var left = text.count
    while left >= needle.count,
      let start = memchr(place, Int32(needle[0]), left - needle.count + 1).map({ UnsafeRawPointer($0) })
    {
      if memcmp(start, wanted, needle.count) == 0 { return true }
      left -= start - place + 1
      place = start + 1
    }
    return false
  }

  /// "3 of 7", "nothing found", or nothing before a word is typed.
  var placeText: String {
    guard !line.text.isEmpty else { return "" }
    guard !found.isEmpty else { return "nothing found" }
    let place = entry.flatMap { found.firstIndex(of: $0) } ?? found.count - 1
    return "\(place + 1) of \(found.count)"
  }

  private var countsCase: Bool { line.text.contains(where: \.isUppercase) }

  private static func keys(_ cells: [Cell], keepingCase: Bool) -> [String] {
    cells.map { keepingCase ? $0.cluster : $0.cluster.lowercased() }
  }
}
