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
      } else if let mention = bareMention(index, after: mentions) {
        mentions.append(mention)
        index = mention.range.upperBound
      } else {
        index += 1
      }
    }
    return mentions
  }

  private func mention(verb: Int) -> Mention? {
    if isForbidden(verb) { return nil }
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

  /// True for a verb that tells what not to press: "do not press 9". "If not press 2" does not.
  private func isForbidden(_ verb: Int) -> Bool {
    guard verb > 0, roles[verb - 1].contains(.negation) else { return false }
    return verb < 2 || !roles[verb - 2].contains(.lead)
  }

  /// "press 1 for plots, 2 for villas": the verb is only said once.
  private func bareMention(_ index: Int, after mentions: [Mention]) -> Mention? {
    guard let last = mentions.last, let digit = digit(at: index), index > last.range.upperBound,
      !isArticle(index)
    else { return nil }
    var start = index
    while start - 1 > last.range.upperBound, roles[start - 1].contains(.filler),
      !roles[start - 1].contains(.link)
    {
      start -= 1
    }
    let followsBreak = tokens[start - 1].isPause || roles[start - 1].contains(.link)
    let leadsOn = index + 1 < tokens.count && roles[index + 1].contains(.innerLead)
    let closesClause = index + 1 == tokens.count || tokens[index + 1].isPause
    let isOffered = closesClause && isLed(index, after: mentions) && !isForNextVerb(index)
    guard followsBreak && leadsOn || isOffered else { return nil }
    return Mention(digit: digit, range: (followsBreak ? start : index)..<index + 1)
  }

  /// True where words that lead in stand before a key without a verb: "for plots press 1, for villas 2". In "press 1 for
  /// floor 2" they tell what the key before them is for.
  private func isLed(_ index: Int, after mentions: [Mention]) -> Bool {
    let end = mentions[mentions.count - 1].range.upperBound
    let pause = tokens[end..<index].lastIndex(where: \.isPause)
    guard pause != nil || isLead(before: mentions[0]) else { return false }
    return ((pause ?? end)..<index).contains { roles[$0].contains(.lead) }
  }

  /// True where a clause before a key says what it is for.
  private func isLead(before mention: Mention) -> Bool {
    (0..<mention.range.lowerBound).contains { index in
      roles[index].contains(.lead)
        && ((0..<index).allSatisfy { roles[$0].contains(.fill) } || tokens[index - 1].isPause
          || roles[index - 1].contains(.link))
    }
  }

  /// True where a verb and its key come behind the clause, which so tells what that key is for: "for suite 5, press 2".
  private func isForNextVerb(_ index: Int) -> Bool {
    guard
      let next = (index + 1..<tokens.count).first(where: { !tokens[$0].isPause && !roles[$0].contains(.fill) }
      ),
      roles[next].contains(.verb), let mention = mention(verb: next)
    else { return false }
    let after = mention.range.upperBound
    return after >= tokens.count || !roles[after].contains(.lead)
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
