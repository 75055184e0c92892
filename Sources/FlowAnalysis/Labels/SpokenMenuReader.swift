import FlowEngine

/// Finds keys in the words of a sentence, read in one language, and the words that belong to each.
struct SpokenMenuReader {
  /// A key that is named: its verb and the key take up a range of tokens.
  private struct Mention {
    let digit: DTMFDigit
    let range: Range<Int>
  }

  private let tokens: [SpokenSentence.Token]
  /// The number of the language in `SpokenVocabulary.all`.
  private let language: Int
  /// What each word can be.
  private let roles: [SpokenVocabulary.Role]

  init(_ sentence: SpokenSentence, in language: Int) {
    tokens = sentence.tokens
    self.language = language
    roles = tokens.map { $0.meaning.role(in: language) }
  }

  // MARK: Reading

  func read() -> [SpokenMenu.Choice] {
    let mentions = self.mentions
    var choices: [SpokenMenu.Choice] = []
    var isBefore: Bool?
    for (number, mention) in mentions.enumerated() {
      let start = number == 0 ? 0 : mentions[number - 1].range.upperBound
      let end = number + 1 < mentions.count ? mentions[number + 1].range.lowerBound : tokens.count
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

  private var mentions: [Mention] {
    var mentions: [Mention] = []
    var index = 0
    while index < tokens.count {
      if roles[index].contains(.verb), let mention = mention(verb: index) {
        mentions.append(mention)
        index = mention.range.upperBound
      } else if let last = mentions.last, let mention = bareMention(index, after: last) {
        mentions.append(mention)
        index = mention.range.upperBound
      } else {
        index += 1
      }
    }
    return mentions
  }

  private func mention(verb: Int) -> Mention? {
    let end = tokens.count
    var index = verb + 1
    while index < end, !roles[index].isDisjoint(with: [.filler, .verb]) { index += 1 }
    guard index < end, let digit = digit(at: index) else { return nil }
    index += 1
    if index < end, roles[index].contains(.counted) || isNumber(index) || isArticle(index - 1) {
      return nil
    }
    if index < end, roles[index].contains(.keyNoun) { index += 1 }
    return Mention(digit: digit, range: verb..<index)
  }

  /// "press 1 for plots, 2 for villas": the verb is only said once.
  private func bareMention(_ index: Int, after last: Mention) -> Mention? {
    guard let digit = digit(at: index), index > last.range.upperBound, !isArticle(index) else {
      return nil
    }
    var start = index
    while start - 1 > last.range.upperBound, roles[start - 1].contains(.filler),
      !roles[start - 1].contains(.link)
    {
      start -= 1
    }
    let followsBreak = tokens[start - 1].isPause || roles[start - 1].contains(.link)
    let leadsOn = index + 1 < tokens.count && roles[index + 1].contains(.innerLead)
    let closesClause = index + 1 == tokens.count || tokens[index + 1].isPause
    let clauseStart =
      tokens[last.range.upperBound..<index].lastIndex(where: \.isPause) ?? last.range.upperBound
    let isLed = tokens[clauseStart..<index].indices.contains { roles[$0].contains(.lead) }
    guard followsBreak && leadsOn || closesClause && isLed else { return nil }
    return Mention(digit: digit, range: (followsBreak ? start : index)..<index + 1)
  }

  /// A longer number, of which what stands before is only the beginning: "dial 1 800 555 0100".
  private func isNumber(_ index: Int) -> Bool {
    let word = tokens[index].word
    return word.count > 1 && word.allSatisfy { $0.isNumber || $0 == "-" }
  }

  /// True for a word that is the article of the next one: "un agent".
  private func isArticle(_ index: Int) -> Bool {
    guard tokens[index].meaning.isArticle(in: language), index + 1 < tokens.count, !tokens[index + 1].isPause
    else { return false }
    return roles[index + 1].isDisjoint(with: [.lead, .link])
  }

  private func digit(at index: Int) -> DTMFDigit? {
    let token = tokens[index]
    if let digit = token.meaning.key(in: language) { return digit }
    return token.word.utf8.count == 1 ? token.word.first.flatMap(DTMFDigit.init) : nil
  }

  // MARK: Words

  private struct Phrase: Equatable {
    let lead: String?
    let words: [String]
  }

  /// What is said before the key: the last clause that begins with a lead word, else a few words without one.
  private func clause(before range: Range<Int>) -> Phrase? {
    var start = range.lowerBound
    while start < range.upperBound, tokens[start].isPause || roles[start].contains(.fill) { start += 1 }
    if start == range.upperBound {
      return range.contains { tokens[$0].word == "otherwise" } ? Phrase(lead: nil, words: ["otherwise"]) : nil
    }
    let clauseStarts = (start..<range.upperBound).filter { index in
      roles[index].contains(.lead)
        && (index == start || tokens[index - 1].isPause || roles[index - 1].contains(.link))
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
    let end = range.dropFirst().first { tokens[$0].isPause } ?? range.upperBound
    return phrase(from: first, to: end, hasLead: true)
  }

  private func phrase(from start: Int, to end: Int, hasLead: Bool) -> Phrase? {
    var kept: [(text: String, role: SpokenVocabulary.Role)] = []
    for index in (hasLead ? start + 1 : start)..<max(end, start + 1) {
      let token = tokens[index]
      if token.word == "say", !kept.isEmpty { break }
      if !token.isPause {
        kept.append((token.text, roles[index]))
      } else if !kept.isEmpty, !kept[kept.count - 1].text.hasSuffix(",") {
        kept[kept.count - 1].text += ","
      }
    }
    while let last = kept.last, last.role.contains(.dangling) { kept.removeLast() }
    guard !kept.isEmpty else { return nil }
    var words = kept.map(\.text)
    if words[words.count - 1].hasSuffix(",") { words[words.count - 1].removeLast() }
    return Phrase(lead: hasLead ? tokens[start].word : nil, words: words)
  }
}
