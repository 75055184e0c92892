import ContactCenter
import FlowEngine
import JSON
import World

/// Finds the words by which a prompt is known: a piece of it between borders of sentences or clauses, without the values
/// that a call puts into it as far as there is such a piece, and said by no other prompt of the center where that can be.
struct TellingWords: Sendable {
  /// What stands for a value in a wording.
  private static let value: Character = "\u{FFFC}"
  /// How long a piece gets that is made of several sentences, and one that is made of the clauses of one.
  private static let (mostOfSentences, mostOfClauses) = (12, 16)
  /// With how many words a piece tells enough.
  private static let least = 3

  private let program: Program
  /// The wordings of all prompts of the center, each once.
  private let known: [Wording]

  init(_ center: WorldCenter) {
    program = center.program
    var texts = center.definition.prompts.compactMap { center.wording(ofPrompt: $0.name) }
    for origin in center.program.actionSources { texts += Self.wordings(in: origin.action.parameters) }
    var seen: Set<Wording> = []
    known = texts.map { Wording($0) }.filter { seen.insert($0).inserted }
  }

  /// The words of a prompt that are worth a line; empty where nobody says any.
  ///
  /// - Parameter action: the action that it was said by; nil where none is known.
  func words(of text: String, by action: ActionIndex?) -> String {
    let text = text.visible
    // "(music)" and "[a recording]" are no words that anybody says.
    if text.hasPrefix("("), text.hasSuffix(")") { return "" }
    let spoken = Wording(text)
    guard !spoken.words.isEmpty else { return "" }
    let parameters = action.flatMap { program.actionSources[$0.index].action.parameters }
    let written = Self.wordings(in: parameters).filter { $0.contains(Self.value) }
    for wording in written + [text] {
      let pieces = Self.pieces(of: wording).filter { Wording($0).found(in: spoken) != nil }
      if !pieces.isEmpty { return rarest(of: pieces) }
    }
    return Self.joined(Self.sentences(of: text)[0])
  }

  /// The first of the pieces that the fewest prompts have.
  private func rarest(of pieces: [String]) -> String {
    let counts = pieces.map { piece in
      let wording = Wording(piece)
      // Its own prompt has it too, unless that is no prompt of the center.
      return max(1, known.count { wording.found(in: $0) != nil })
    }
    let least = counts.min()
    return zip(pieces, counts).first { $0.1 == least }?.0 ?? pieces[0]
  }

  // MARK: Wordings

  /// Every wording of an action, with a mark for each value that a call puts in.
  private static func wordings(in parameters: JSONValue?) -> [String] {
    guard let parameters else { return [] }
    var found = parameters.elements.flatMap { wordings(in: $0) }
    for member in parameters.members {
      if let text = member.value.string, ["Text", "SSML"].contains(member.name) {
        let marked = FoundReference.filling(text) { _ in String(value) }
        found.append(SpeechMarkup(marked).map(\.words) ?? marked)
      } else {
        found += wordings(in: member.value)
      }
    }
    return found
  }

  // MARK: Pieces

  /// The pieces that a wording could be known by, in the order in which they are worth it.
  private static func pieces(of text: String) -> [String] {
    let sentences = sentences(of: text)
    var (pieces, middles): ([String], [String]) = ([], [])
    for (number, clauses) in sentences.enumerated() {
      let plain = Array(clauses.prefix { !$0.contains(value) })
      if plain.count == clauses.count {
        pieces += piece(of: clauses, andOf: sentences[(number + 1)...], isFirst: number == 0)
        continue
      }
      // "Welcome back" of "Welcome back, Asha": nothing else tells as much.
      let begin = cut(plain)
      if count(begin) >= (number == 0 ? least - 1 : least) { pieces.append(joined(begin)) }
      if plain.isEmpty, let phrase = phrase(before: value, in: clauses[0]) { pieces.append(phrase) }
      let rest = clauses.dropFirst(plain.count).drop { $0.contains(value) }.prefix { !$0.contains(value) }
      let middle = cut(Array(rest))
      if count(middle) >= least { middles.append(joined(middle)) }
    }
    // What begins in the middle of a sentence tells least.
    return pieces + middles
  }

  /// A sentence without values, with those behind it that fit; none where that tells too little.
  private static func piece(
    of clauses: [String], andOf others: ArraySlice<[String]>, isFirst: Bool
  ) -> [String] {
    var piece = cut(clauses)
    guard piece.count == clauses.count else { return [joined(piece)] }
    for other in others {
      guard !other.contains(where: { $0.contains(value) }), count(piece + other) <= mostOfSentences else {
        break
      }
      piece += other
    }
    return count(piece) >= least || isFirst && others.isEmpty ? [joined(piece)] : []
  }

  /// As many of the clauses from the first on as a piece may have.
  private static func cut(_ clauses: [String]) -> [String] {
    var end = 0
    while end < clauses.count, end == 0 || count(Array(clauses[...end])) <= mostOfClauses { end += 1 }
    return Array(clauses[..<end])
  }

  /// The clauses as one text, without the mark that ends it.
  private static func joined(_ clauses: [String]) -> String {
    let whole = clauses.joined(separator: " ")
    return whole.last.map { ".,;:".contains($0) } == true ? String(whole.dropLast()) : whole
  }

  private static func count(_ clauses: [String]) -> Int {
    clauses.reduce(0) { $0 + Wording($1).words.count }
  }

  /// The words before a value, without those at their end that only lead to it: "Your visit stays" of "Your visit stays on
  /// Monday".
  private static func phrase(before value: Character, in clause: String) -> String? {
    var words = clause.prefix { $0 != value }.split(whereSeparator: \.isWhitespace)
    while let last = words.last, leading.contains(last.lowercased()) { words.removeLast() }
    return words.count >= least ? words.joined(separator: " ") : nil
  }

  private static let leading: Set<String> = [
    "a", "about", "after", "an", "and", "are", "as", "at", "been", "before", "by", "for", "from", "has",
    "have", "in", "into", "is", "of", "on", "or", "our", "than", "that", "the", "their", "this", "to",
    "until",
    "was", "were", "will", "with", "your",
  ]

  // MARK: Sentences and clauses

  /// The sentences of a text, each as its clauses.
  private static func sentences(of text: String) -> [[String]] {
    var sentences: [[String]] = [[]]
    var clause: [Substring] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      clause.append(word)
      let border = border(behind: word)
      if border == .none { continue }
      sentences[sentences.count - 1].append(clause.joined(separator: " "))
      clause = []
      if border == .sentence { sentences.append([]) }
    }
    if !clause.isEmpty { sentences[sentences.count - 1].append(clause.joined(separator: " ")) }
    return sentences.filter { !$0.isEmpty }
  }

  private static let titles: Set<Substring> = ["Mr.", "Mrs.", "Ms.", "Dr.", "St.", "No."]

  private enum Border {
    case none, clause, sentence
  }

  private static func border(behind word: Substring) -> Border {
    let bare = word.reversed().drop { "\"')\u{201D}\u{2019}".contains($0) }
    switch bare.first {
    case "!", "?", "\u{3002}", "\u{2026}": return .sentence
    case ".":
      // "Mr." and "a.m." end no sentence.
      let isShort = titles.contains(word) || word.dropLast().contains(".")
      return isShort ? .none : .sentence
    case ",", ";", ":", "\u{2013}", "\u{2014}": return .clause
    default: return .none
    }
  }
}
