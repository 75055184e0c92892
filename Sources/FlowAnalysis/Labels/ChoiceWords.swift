/// The words of a spoken choice, made short enough for a key.
enum ChoiceWords {
  /// What a key has room for.
  static let limit = 16

  static func short(_ choice: SpokenMenu.Choice) -> String {
    let words = choice.words.map { PlainWords.line($0) }
    if let fixed = fixed(words.map { $0.lowercased() }) { return fixed }
    if let date = SpokenDate.short(words) { return date }
    let opened = withoutOpening(words)
    if fits(opened) { return text(opened) }
    let plain = opened.filter { !articles.contains($0.lowercased()) }
    if fits(plain) { return text(plain) }
    // "agent about your order" is about an agent, "cancel your visit for today" about cancelling a visit, and only "be put
    // in queue" says what is done.
    let whole = plain.first?.lowercased() == "be" ? 4 : 2
    let core = Array(
      plain.prefix(whole) + plain.dropFirst(whole).prefix { !prepositions.contains($0.lowercased()) })
    if fits(core) { return text(cut(core)) }
    if choice.lead == "to", core.count > 2 {
      let rest = Array(core.dropFirst().drop { prepositions.contains($0.lowercased()) })
      if !plainVerbs.contains(core[0].lowercased()) {
        // "enter a different number", but not "wait for your request", nor "make, change or cancel a booking", nor "be called
        // back instead".
        let ends = [core[0], core[core.count - 1]]
        let isOneThing =
          core[0].lowercased() != "be"
          && !core.contains { $0.hasSuffix(",") || ["and", "or"].contains($0.lowercased()) }
        if isOneThing, rest.count == core.count - 1, fits(ends) { return text(ends) }
      } else if beginsWithPronoun(rest[...]) {
        return text([core[0], rest[0]])
      } else if fits(rest) {
        return text(cut(rest))
      }
    }
    return text(cut(core))
  }

  /// The last words of what a key is for, which tell it from another that begins alike.
  static func end(of choice: SpokenMenu.Choice) -> String {
    let plain = choice.words.map { PlainWords.line($0) }.filter { !articles.contains($0.lowercased()) }
    var end = Array(plain.suffix(3))
    while end.count > 1, !fits(end) || linking.contains(end[0].lowercased()) { end.removeFirst() }
    return text(end)
  }

  private static func cut(_ words: [String]) -> [String] {
    var rest = words
    while rest.count > 1, !fits(rest) { rest.removeLast() }
    while rest.count > 1, openEnded.contains(rest[rest.count - 1].lowercased()) { rest.removeLast() }
    return rest
  }

  /// True for "it" and "this now", without which nobody knows what is done with it; not for "this message".
  private static func beginsWithPronoun(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first?.lowercased() else { return false }
    if ["it", "them", "him", "her", "me", "us"].contains(first) { return true }
    guard ["this", "that", "these", "those"].contains(first) else { return false }
    guard let next = words.dropFirst().first?.lowercased() else { return true }
    return linking.contains(next) || ["now", "again", "instead", "first", "via"].contains(next)
  }

  private static func fits(_ words: [String]) -> Bool { words.joined(separator: " ").count <= limit }

  private static func text(_ words: [String]) -> String {
    let text = words.joined(separator: " ")
    return String(text.reversed().drop { ",;:".contains($0) }.reversed())
  }

  private static let articles: Set<String> = [
    "a", "an", "the", "your", "our", "my", "this", "that", "these", "those", "all", "particular", "specific",
  ]
  private static let prepositions: Set<String> = [
    "to", "with", "for", "about", "into", "by", "of", "in", "on", "at", "from",
  ]
  private static let linking: Set<String> = prepositions.union(["and", "or"])
  /// What no label ends with.
  private static let openEnded: Set<String> = linking.union([
    "be", "put", "have", "is", "are", "un", "una", "uno", "el", "la", "los", "las", "le", "les", "de", "del",
    "du", "des",
    "con", "avec", "mit", "der", "die", "das", "den", "ein", "eine", "einen", "um", "uma", "il", "y", "o",
    "en", "da", "di",
    "et", "ou", "und",
    "oder", "e",
  ])
  /// Verbs that say nothing of their own: what follows them is enough.
  private static let plainVerbs: Set<String> = [
    "schedule", "book", "make", "get", "find", "learn", "know", "ask", "inquire", "enquire", "request",
    "arrange",
    "access", "use", "see", "check", "discuss", "receive", "contact", "test", "place", "connect", "continue",
  ]

  /// What nearly every menu offers, however it puts it.
  private static func fixed(_ words: [String]) -> String? {
    let plain = words.filter { !articles.contains($0) }
    switch plain.joined(separator: " ") {
    case "not", "no", "it is not", "is not": return "no"
    case "so", "yes", "it is", "is": return "yes"
    case "back", "go back", "return", "go back to previous menu", "return to previous menu",
      "go to previous menu", "previous menu":
      return "back"
    default: break
    }
    guard let verb = plain.first, plain.count <= 4, verb == "repeat" || plain.last == "again" else {
      return nil
    }
    return ["hear", "listen", "repeat", "play"].contains(verb) ? "again" : nil
  }

  private static let openings: [[String]] = [
    ["you", "would", "like", "to"], ["you'd", "like", "to"], ["you", "want", "to"], ["you", "wish", "to"],
    ["you", "need", "to"], ["you", "would", "like"], ["you", "want"], ["you", "need"], ["you", "are"],
    ["you're"], ["you’re"], ["calling", "about"], ["calling", "regarding"], ["calling", "for"],
    ["calling", "to"],
    ["you", "have"], ["this", "is"], ["it", "is"], ["speak", "to"], ["speak", "with"], ["talk", "to"],
    ["talk", "with"], ["reach"], ["be", "connected", "to"], ["be", "connected", "with"],
    ["be", "put", "through", "to"], ["be", "transferred", "to"], ["be", "forwarded", "to"],
    ["be", "directed", "to"],
    ["get", "through", "to"], ["return", "to"], ["transfer", "to"], ["proceed", "in"], ["continue", "in"],
    ["learn", "more", "about"], ["learn", "about"], ["know", "more", "about"], ["pay", "directly", "with"],
    ["pay", "with"], ["leave", "us"],
    ["go", "back", "to"], ["go", "to"], ["hear"], ["someone", "in"], ["a"], ["an"], ["the"], ["your"],
    ["our"],
  ]

  /// As `openings`, in other languages; their articles only where something opens before them.
  private static let foreignOpenings: [[String]] = [
    ["hablar", "con", "un"], ["hablar", "con", "una"], ["hablar", "con", "el"], ["hablar", "con"],
    ["asuntos"],
    ["falar", "com", "um"], ["falar", "com", "uma"], ["falar", "com", "o"], ["falar", "com"], ["assuntos"],
    ["parler", "à", "un"], ["parler", "avec", "un"], ["parler", "à"], ["parler", "avec"],
    ["parlare", "con", "un"],
    ["parlare", "con"], ["desea"], ["deseja"],
    ["sie"], ["u", "wilt"], ["een"],
  ]

  /// Without "you would like to", "speak to", articles and the like at the start.
  private static func withoutOpening(_ words: [String]) -> [String] {
    var rest = words[...]
    while true {
      let lowered = rest.map { $0.lowercased() }
      guard
        let opening = (openings + foreignOpenings).first(where: {
          lowered.count > $0.count && lowered.starts(with: $0)
        }),
        !beginsWithPronoun(rest.dropFirst(opening.count))
      else {
        return Array(rest)
      }
      rest = rest.dropFirst(opening.count)
    }
  }
}
