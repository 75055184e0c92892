/// The words of a spoken choice, made short enough for a key.
enum ChoiceWords {
  /// What a key has room for.
  static let limit = 16

  static func short(_ choice: SpokenMenu.Choice) -> String {
    var words = choice.words.map { PlainWords.line($0, limit: PlainWords.limit) }
    let whole = words.joined(separator: " ").lowercased()
    if let fixed = fixed(whole) { return fixed }
    if let date = SpokenDate.short(words) { return date }
    words = withoutOpening(words)
    if fits(words) { return text(words) }
    let plain = words.filter { !articles.contains($0.lowercased()) }
    if fits(plain) { return text(plain) }
    var rest = plain
    if choice.lead == "to", rest.count > 1 {
      rest = Array(rest.dropFirst().drop { prepositions.contains($0) })
    }
    if fits(rest) { return text(rest) }
    while rest.count > 1, !fits(rest) { rest.removeLast() }
    while rest.count > 1, linking.contains(rest[rest.count - 1].lowercased()) { rest.removeLast() }
    return text(rest)
  }

  private static func fits(_ words: [String]) -> Bool { words.joined(separator: " ").count <= limit }

  private static func text(_ words: [String]) -> String {
    let text = words.joined(separator: " ")
    return String(text.reversed().drop { ",;:".contains($0) }.reversed())
  }

  private static let articles: Set<String> = ["a", "an", "the", "your", "our", "my", "this", "that"]
  private static let prepositions: Set<String> = ["to", "with", "for", "about", "into", "by"]
  private static let linking: Set<String> = prepositions.union(["and", "or", "of", "in", "on", "at", "from"])

  /// What nearly every menu offers, however it puts it.
  private static func fixed(_ words: String) -> String? {
    let plain = words.split(separator: " ").filter { !articles.contains(String($0)) }
    guard let verb = plain.first else { return nil }
    if plain.last == "again" || verb == "repeat", plain.count <= 4 {
      return ["hear", "listen", "repeat", "play"].contains(String(verb)) ? "again" : nil
    }
    let whole = plain.joined(separator: " ")
    let isBack = [
      "go back", "back", "return", "previous menu", "return to previous menu", "go to previous menu",
    ]
    return isBack.contains(whole) ? "back" : nil
  }

  private static let openings: [[String]] = [
    ["you", "would", "like", "to"], ["you'd", "like", "to"], ["you", "want", "to"], ["you", "wish", "to"],
    ["you", "need", "to"], ["you", "need"], ["you", "are"], ["you", "have"], ["this", "is"], ["it", "is"],
    ["speak", "to"], ["speak", "with"], ["talk", "to"], ["talk", "with"], ["reach"],
    ["be", "connected", "to"], ["return", "to"], ["go", "back", "to"], ["go", "to"], ["hear"],
    ["someone", "in"], ["a"], ["an"], ["the"], ["your"], ["our"],
  ]

  /// Without "you would like to", "speak to", articles and the like at the start.
  private static func withoutOpening(_ words: [String]) -> [String] {
    var rest = words[...]
    while let opening = openings.first(where: {
      rest.count > $0.count && rest.prefix($0.count).map { $0.lowercased() } == $0
    }) {
      rest = rest.dropFirst(opening.count)
    }
    return Array(rest)
  }
}
