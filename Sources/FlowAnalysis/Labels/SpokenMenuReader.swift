import FlowEngine

/// Finds keys in the words of a menu, and the words that belong to each.
struct SpokenMenuReader {
  enum Token: Equatable {
    case word(String)
    /// A comma, colon, dash or semicolon.
    case pause
    /// The end of a sentence.
    case stop
  }

  /// A key that is named: its verb and the key take up a range of tokens.
  private struct Mention {
    let digit: DTMFDigit
    let range: Range<Int>
  }

  private let tokens: [Token]
  /// The words in lower case, "" for what is no word.
  private let words: [String]
  private let vocabulary: SpokenVocabulary
  /// What each word can be.
  private let roles: [SpokenVocabulary.Role]

  /// A reader of one sentence or more in a language.
  init(_ tokens: [Token], in vocabulary: SpokenVocabulary = .english) {
    self.tokens = tokens
    self.vocabulary = vocabulary
    words = tokens.map { token in
      if case .word(let word) = token { return word.lowercased() }
      return ""
    }
    roles = words.map { $0.isEmpty ? [] : vocabulary.roles[$0] ?? [] }
  }

  /// True where a word may name what is done with a key.
  var hasVerb: Bool { roles.contains { $0.contains(.verb) } }

  static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    for piece in text.words {
      let word = SpokenWord(piece)
      if !word.text.isEmpty { tokens.append(.word(String(word.text))) }
      if word.hasStop {
        tokens.append(.stop)
      } else if word.hasPause {
        tokens.append(.pause)
      }
    }
    return tokens
  }

  // MARK: Reading

  func read() -> [SpokenMenu.Choice] {
    var choices: [SpokenMenu.Choice] = []
    var position = 0
    while position < tokens.count {
      let end = tokens[position...].firstIndex(of: .stop) ?? tokens.count
      choices += choicesOfSentence(position..<end)
      position = end + 1
    }
    return choices
  }

  private func choicesOfSentence(_ sentence: Range<Int>) -> [SpokenMenu.Choice] {
    let mentions = mentions(in: sentence)
    var choices: [SpokenMenu.Choice] = []
    var isBefore: Bool?
    for (number, mention) in mentions.enumerated() {
      let start = number == 0 ? sentence.lowerBound : mentions[number - 1].range.upperBound
      let end = number + 1 < mentions.count ? mentions[number + 1].range.lowerBound : sentence.upperBound
      let before = clause(before: start..<mention.range.lowerBound)
      let after = clause(after: mention.range.upperBound..<end)
      let found =
        switch (before, after) {
        case (let before?, let after?): isBefore ?? (before.lead != nil) ? before : after
        case (let before?, nil): before
        case (nil, let after?): after
        case (nil, nil): nil as Phrase?
        }
      guard let found else { continue }
      if isBefore == nil { isBefore = found == before }
      choices.append(SpokenMenu.Choice(digit: mention.digit, lead: found.lead, words: found.words))
    }
    return choices
  }

  // MARK: Keys

  private func mentions(in sentence: Range<Int>) -> [Mention] {
    var mentions: [Mention] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if roles[index].contains(.verb), let mention = mention(verb: index, sentence.upperBound) {
        mentions.append(mention)
        index = mention.range.upperBound
      } else if let last = mentions.last, let mention = bareMention(index, after: last, sentence.upperBound) {
        mentions.append(mention)
        index = mention.range.upperBound
      } else {
        index += 1
      }
    }
    return mentions
  }

  private func mention(verb: Int, _ end: Int) -> Mention? {
    var index = verb + 1
    while index < end, !roles[index].isDisjoint(with: [.filler, .verb]) { index += 1 }
    guard index < end, let digit = digit(words[index]) else { return nil }
    index += 1
    if index < end, roles[index].contains(.counted) || isNumber(index) || isArticle(index - 1, end) {
      return nil
    }
    if index < end, roles[index].contains(.keyNoun) { index += 1 }
    return Mention(digit: digit, range: verb..<index)
  }

  /// "press 1 for plots, 2 for villas": the verb is only said once.
  private func bareMention(_ index: Int, after last: Mention, _ end: Int) -> Mention? {
    guard let digit = digit(words[index]), index > last.range.upperBound, !isArticle(index, end) else {
      return nil
    }
    var start = index
    while start - 1 > last.range.upperBound, roles[start - 1].contains(.filler),
      !roles[start - 1].contains(.link)
    {
      start -= 1
    }
    let followsBreak = tokens[start - 1] == .pause || roles[start - 1].contains(.link)
    let leadsOn = index + 1 < end && roles[index + 1].contains(.innerLead)
    let closesClause = index + 1 == end || tokens[index + 1] == .pause
    let clauseStart = tokens[last.range.upperBound..<index].lastIndex(of: .pause) ?? last.range.upperBound
    let isLed = tokens[clauseStart..<index].indices.contains { roles[$0].contains(.lead) }
    guard followsBreak && leadsOn || closesClause && isLed else { return nil }
    return Mention(digit: digit, range: (followsBreak ? start : index)..<index + 1)
  }

  /// A longer number, of which what stands before is only the beginning: "dial 1 800 555 0100".
  private func isNumber(_ index: Int) -> Bool {
    words[index].count > 1 && words[index].allSatisfy { $0.isNumber || $0 == "-" }
  }

  /// True for a word that is the article of the next one: "un agent".
  private func isArticle(_ index: Int, _ end: Int) -> Bool {
    guard vocabulary.articles.contains(words[index]), index + 1 < end, !words[index + 1].isEmpty else {
      return false
    }
    return roles[index + 1].isDisjoint(with: [.lead, .link])
  }

  private func digit(_ word: String) -> DTMFDigit? {
    guard word.utf8.count <= 13 else { return nil }
    if let character = vocabulary.digits[word] { return DTMFDigit(character) }
    return word.count == 1 ? word.first.flatMap(DTMFDigit.init) : nil
  }

  // MARK: Words

  private struct Phrase: Equatable {
    let lead: String?
    let words: [String]
  }

  /// What is said before the key: the last clause that begins with a lead word, else a few words without one.
  private func clause(before range: Range<Int>) -> Phrase? {
    var start = range.lowerBound
    while start < range.upperBound, words[start].isEmpty || roles[start].contains(.fill) { start += 1 }
    if start == range.upperBound {
      return range.contains { words[$0] == "otherwise" } ? Phrase(lead: nil, words: ["otherwise"]) : nil
    }
    let clauseStarts = (start..<range.upperBound).filter { index in
      roles[index].contains(.lead)
        && (index == start || tokens[index - 1] == .pause || roles[index - 1].contains(.link))
    }
    let inside = (start..<range.upperBound).last { roles[$0].contains(.innerLead) }
    if let lead = clauseStarts.last ?? inside {
      return phrase(from: lead, to: range.upperBound, hasLead: true)
    }
    let plain = phrase(from: start, to: range.upperBound, hasLead: false)
    return (plain?.words.count ?? 0) <= 4 ? plain : nil
  }

  /// What is said after the key, when a lead word follows it at once.
  private func clause(after range: Range<Int>) -> Phrase? {
    guard let first = range.first, roles[first].contains(.lead) else { return nil }
    let end = range.dropFirst().first { tokens[$0] == .pause } ?? range.upperBound
    return phrase(from: first, to: end, hasLead: true)
  }

  private func phrase(from start: Int, to end: Int, hasLead: Bool) -> Phrase? {
    var kept: [String] = []
    for index in (hasLead ? start + 1 : start)..<max(end, start + 1) {
      if words[index] == "say", !kept.isEmpty { break }
      if case .word(let word) = tokens[index] {
        kept.append(word)
      } else if let last = kept.popLast() {
        kept.append(last + ",")
      }
    }
    while let last = kept.last {
      let plain = last.hasSuffix(",") ? String(last.dropLast()) : last
      kept.removeLast()
      if vocabulary.roles[plain.lowercased()]?.contains(.dangling) != true {
        kept.append(plain)
        break
      }
    }
    return kept.isEmpty ? nil : Phrase(lead: hasLead ? words[start] : nil, words: kept)
  }
}
