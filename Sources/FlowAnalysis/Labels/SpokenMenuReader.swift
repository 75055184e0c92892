import FlowEngine

/// Finds keys in the words of a sentence, read in one language, and the words that belong to each.
struct SpokenMenuReader {
  /// What a sentence says of keys.
  struct Reading {
    var choices: [SpokenMenu.Choice] = []
    /// The keys that it names for certain, with or without a word of what they are for.
    var keys: [DTMFDigit] = []
    /// True where it speaks of keys that it does not name: "press any other key".
    var hasOpenKey = false
  }

  /// One key that is named, or several together: "1", "1, 2 or 3", "any key from 1 to 5".
  private struct Keys {
    var digits: [DTMFDigit]
    /// Behind the last of them and its noun.
    var end: Int
    var isRange = false
  }

  /// Keys that are named: with their verb they take up a range of tokens.
  private struct Mention {
    let keys: Keys
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

  func read() -> Reading {
    let mentions = self.mentions
    var reading = Reading()
    let clauses = mentions.indices.map { self.clauses(of: mentions, at: $0) }
    // Where each key, the last one too, is followed by what it is for, none goes by what stands before it.
    var isBefore: Bool? = mentions.count > 1 && clauses.allSatisfy { $0.after != nil } ? false : nil
    let isClosing = clauses.last?.after == nil
    for (number, mention) in mentions.enumerated() {
      let (before, after) = clauses[number]
      let found =
        switch (before, after) {
        case (let before?, let after?): (isBefore ?? isFor(before, closing: isClosing)) ? before : after
        case (let before?, nil): before
        case (nil, let after?): after
        case (nil, nil): nil as Phrase?
        }
      if found != nil || isCertain(mention, behind: number == 0 ? 0 : mentions[number - 1].range.upperBound) {
        reading.keys += mention.keys.digits
      }
      guard let found else { continue }
      if isBefore == nil { isBefore = found == before }
      // Words for several keys say of none of them what it alone is for; of two each does the same.
      guard !mention.keys.isRange, mention.keys.digits.count < 3 else { continue }
      reading.choices += mention.keys.digits.map {
        SpokenMenu.Choice(digit: $0, lead: found.lead, words: found.words)
      }
    }
    reading.hasOpenKey = hasOpenKey(outside: mentions)
    return reading
  }

  /// What a sentence says of keys without a word for what is done with them: "1 for plots, 2 for villas" where the first two
  /// follow each other, and "rate us from 1 to 5".
  func readWithoutVerb() -> Reading {
    var reading = Reading()
    if let rating {
      reading.keys = rating.digits
      return reading
    }
    var mentions: [Mention] = []
    for index in tokens.indices
    where index == 0 || tokens[index - 1].isPause || roles[index - 1].contains(.link)
      || mentions.isEmpty && (0..<index).allSatisfy({ roles[$0].contains(.fill) })
    {
      guard let keys = key(at: index), keys.end + 1 < tokens.count, roles[keys.end].contains(.innerLead),
        digit(at: keys.end + 1) == nil, !isNumber(keys.end + 1)
      else { continue }
      mentions.append(Mention(keys: keys, range: index..<keys.end))
    }
    let digits = mentions.flatMap(\.keys.digits)
    guard digits.count > 1, digits[1].code == digits[0].code + 1,
      digits.indices.allSatisfy({ !digits[..<$0].contains(digits[$0]) })
    else { return reading }
    for (number, mention) in mentions.enumerated() {
      guard let after = clauses(of: mentions, at: number).after else { return Reading() }
      reading.keys += mention.keys.digits
      reading.choices += mention.keys.digits.map {
        SpokenMenu.Choice(digit: $0, lead: after.lead, words: after.words)
      }
    }
    return reading
  }

  /// What a sentence says that goes on, without a verb, with the key behind the last one: "2 to hear our hours." behind
  /// "Press 1 for plots."
  func readOn(behind last: DTMFDigit) -> Reading {
    var reading = Reading()
    let first = tokens.indices.first {
      !tokens[$0].isPause && !roles[$0].contains(.fill) && !roles[$0].contains(.link)
    }
    guard let first, let keys = key(at: first), keys.digits[0].code == last.code + 1, last.code < 9,
      keys.end + 1 < tokens.count, roles[keys.end].contains(.innerLead), digit(at: keys.end + 1) == nil,
      !isNumber(keys.end + 1), let after = clause(after: keys.end..<tokens.count)
    else { return reading }
    reading.keys = keys.digits
    reading.choices = [SpokenMenu.Choice(digit: keys.digits[0], lead: after.lead, words: after.words)]
    return reading
  }

  private static let ratingVerbs: Set<String> = [
    "rate", "bewerten", "califique", "califíquenos", "notez", "évaluez", "avalie", "valuti",
  ]

  /// The keys of a sentence that begins with the wish to be rated.
  private var rating: Keys? {
    guard let verb = tokens.indices.first(where: { !roles[$0].contains(.fill) && !tokens[$0].isPause }),
      Self.ratingVerbs.contains(tokens[verb].word)
    else { return nil }
    let isBetween = roles.contains { $0.contains(.between) }
    return tokens.indices.dropFirst(verb + 1).lazy.compactMap { range(at: $0, between: isBetween) }.first
  }

  /// True where words before a key say what it is for, though words behind it may do so too.
  ///
  /// - Parameter isClosing: true where a key closes the sentence.
  private func isFor(_ before: Phrase, closing isClosing: Bool) -> Bool {
    before.lead != nil && (isClosing || !before.isInside)
  }

  private func clauses(of mentions: [Mention], at number: Int) -> (before: Phrase?, after: Phrase?) {
    let range = mentions[number].range
    let start = number == 0 ? 0 : mentions[number - 1].range.upperBound
    let end = number + 1 < mentions.count ? mentions[number + 1].range.lowerBound : tokens.count
    return (clause(before: start..<range.lowerBound), clause(after: range.upperBound..<end))
  }

  /// True where keys that nothing is said of are keys to press all the same. "Choose one", "select 2 items" and "you need
  /// not press 3" name none.
  private func isCertain(_ mention: Mention, behind start: Int) -> Bool {
    let (keys, range) = (mention.keys, mention.range)
    if (start..<range.lowerBound).contains(where: { roles[$0].contains(.negation) }) { return false }
    if keys.digits.map(\.code) == [1], tokens[keys.end - 1].word != "1" { return false }
    guard range.upperBound < tokens.count, !tokens[range.upperBound].isPause else { return true }
    // "Press 1 or 2 digits": what the second number counts, the first one does too.
    var next = range.upperBound
    while next < tokens.count, roles[next].contains(.link) { next += 1 }
    if next > range.upperBound, next < tokens.count, digit(at: next) != nil { return false }
    return !roles[range.upperBound].isDisjoint(with: [.link, .lead, .fill, .verb])
  }

  /// "any key", "press another key": not "any key from 1 to 5".
  private func hasOpenKey(outside mentions: [Mention]) -> Bool {
    tokens.indices.contains { index in
      roles[index].contains(.openKey)
        && (index + 1..<min(index + 3, tokens.count)).contains { roles[$0].contains(.keyNoun) }
        && !mentions.contains { $0.range.contains(index) }
    }
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
    var index = verb + 1
    while index < tokens.count, !roles[index].isDisjoint(with: [.filler, .verb]) { index += 1 }
    guard let keys = range(behind: verb) ?? keys(at: index) else { return nil }
    return Mention(keys: keys, range: verb..<keys.end)
  }

  /// The keys that begin with a key: "1 to 5", "1, 2 or 3", "1".
  private func keys(at index: Int) -> Keys? {
    if let range = range(at: index, between: false) { return range }
    guard var keys = key(at: index) else { return nil }
    // Without an "or" or "and" further keys stand for themselves, and so does one in "for plots press 1 or 2 for villas".
    var found = keys
    while let next = item(behind: found.end) {
      found = Keys(digits: found.digits + next.keys.digits, end: next.keys.end)
      let leadsOn = found.end < tokens.count && roles[found.end].contains(.innerLead)
      if next.isLinked, !leadsOn || !hasLead(before: index) { keys = found }
    }
    return keys
  }

  /// One key: not the beginning of a number, nor how many of something.
  private func key(at index: Int) -> Keys? {
    guard index < tokens.count, !isArticle(index), let digit = digit(at: index) else { return nil }
    let end = index + 1
    if end < tokens.count {
      if roles[end].contains(.counted) || isNumber(end) || isKey(end) {
        return nil
      }
      if roles[end].contains(.keyNoun) { return Keys(digits: [digit], end: end + 1) }
    }
    return Keys(digits: [digit], end: end)
  }

  private func isKey(_ index: Int) -> Bool { digit(at: index) != nil && !isArticle(index) }

  /// A further key of a list, behind a comma or an "or"; none of a clause that says what this key alone is for.
  private func item(behind end: Int) -> (keys: Keys, isLinked: Bool)? {
    var index = end
    var isLinked = false
    while index < tokens.count, tokens[index].isPause || roles[index].contains(.link) {
      if roles[index].contains(.link) { isLinked = true }
      index += 1
    }
    guard index > end else { return nil }
    while index < tokens.count, roles[index].contains(.filler) { index += 1 }
    guard let keys = key(at: index) else { return nil }
    return (keys, isLinked)
  }

  /// The keys of "any key from 1 to 5" behind a verb.
  private func range(behind verb: Int) -> Keys? {
    var index = verb + 1
    var isBetween = false
    while index < tokens.count {
      if let range = range(at: index, between: isBetween) { return range }
      guard !roles[index].isDisjoint(with: [.filler, .verb, .keyNoun, .openKey, .rangeLead, .between]) else {
        return nil
      }
      if roles[index].contains(.between) { isBetween = true }
      index += 1
    }
    return nil
  }

  /// The keys of "1 to 5", and, behind "between", of "1 and 5".
  private func range(at index: Int, between: Bool) -> Keys? {
    guard index < tokens.count, let (first, last, end) = ends(at: index, between: between), first < last,
      end >= tokens.count || !roles[end].contains(.counted) && !isNumber(end) && !isKey(end)
    else { return nil }
    return Keys(digits: DTMFDigit.all.filter { first <= $0.code && $0.code <= last }, end: end, isRange: true)
  }

  private func ends(at index: Int, between: Bool) -> (first: UInt8, last: UInt8, end: Int)? {
    let word = tokens[index].word
    if let byte = word.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte),
      let first = word.first.flatMap(number), word.count == 3, let last = word.last.flatMap(number),
      "-–".contains(word.dropFirst().prefix(1))
    {
      return (first, last, index + 1)
    }
    guard let first = number(at: index) else { return nil }
    var next = index + 1
    guard next < tokens.count,
      roles[next].contains(.rangeLink) || between && roles[next].contains(.betweenLink)
    else { return nil }
    repeat { next += 1 } while next < tokens.count && roles[next].contains(.filler)
    guard next < tokens.count, let last = number(at: next) else { return nil }
    return (first, last, next + 1)
  }

  private func number(at index: Int) -> UInt8? {
    digit(at: index).flatMap { $0.code < 10 ? $0.code : nil }
  }

  private func number(_ character: Character) -> UInt8? {
    DTMFDigit(character).flatMap { $0.code < 10 ? $0.code : nil }
  }

  /// True where the words name a range of keys with this one in it, whatever is to be done with them.
  func hasRange(with digit: DTMFDigit) -> Bool {
    let isBetween = roles.contains { $0.contains(.between) }
    return tokens.indices.contains { range(at: $0, between: isBetween)?.digits.contains(digit) ?? false }
  }

  /// True for a verb that tells what not to press: "do not press 9". "If not press 2" does not.
  private func isForbidden(_ verb: Int) -> Bool {
    guard verb > 0, roles[verb - 1].contains(.negation) else { return false }
    return verb < 2 || !roles[verb - 2].contains(.lead)
  }

  /// "press 1 for plots, 2 for villas": the verb is only said once.
  private func bareMention(_ index: Int, after mentions: [Mention]) -> Mention? {
    guard let last = mentions.last, index > last.range.upperBound, let keys = keys(at: index) else {
      return nil
    }
    var start = index
    while start - 1 > last.range.upperBound, roles[start - 1].contains(.filler),
      !roles[start - 1].contains(.link)
    {
      start -= 1
    }
    let followsBreak = tokens[start - 1].isPause || roles[start - 1].contains(.link)
    let leadsOn =
      keys.end < tokens.count && (roles[keys.end].contains(.innerLead) || opensClause(keys.end + 1))
    let closesClause = keys.end == tokens.count || tokens[keys.end].isPause
    let isOffered = closesClause && isLed(index, after: mentions) && !isForNextVerb(keys.end)
    guard followsBreak && leadsOn || isOffered else { return nil }
    return Mention(keys: keys, range: (followsBreak ? start : index)..<keys.end)
  }

  /// True where words that lead in stand before a key without a verb: "for plots press 1, for villas 2". In "press 1 for
  /// floor 2" they tell what the key before them is for.
  private func isLed(_ index: Int, after mentions: [Mention]) -> Bool {
    let end = mentions[mentions.count - 1].range.upperBound
    let pause = tokens[end..<index].lastIndex(where: \.isPause)
    guard pause != nil || hasLead(before: mentions[0].range.lowerBound) else { return false }
    if (end..<index).contains(where: opensClause) { return true }
    return ((pause ?? end)..<index).contains { roles[$0].contains(.lead) }
  }

  /// True where a clause before a key says what it is for.
  private func hasLead(before end: Int) -> Bool {
    (0..<end).contains { index in
      roles[index].contains(.lead)
        && ((0..<index).allSatisfy { roles[$0].contains(.fill) } || tokens[index - 1].isPause
          || roles[index - 1].contains(.link))
    }
  }

  /// True where a verb and its key come behind the clause, which so tells what that key is for: "for suite 5, press 2".
  private func isForNextVerb(_ end: Int) -> Bool {
    guard
      let next = (end..<tokens.count).first(where: { !tokens[$0].isPause && !roles[$0].contains(.fill) }),
      roles[next].contains(.verb), let mention = mention(verb: next)
    else { return false }
    let after = mention.range.upperBound
    return after >= tokens.count || !roles[after].contains(.lead)
  }

  /// A longer number, of which what stands before is only the beginning: "dial 1 800 555 0100".
  private func isNumber(_ index: Int) -> Bool {
    let word = tokens[index].word
    // Most words begin with a letter.
    if let first = word.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) { return false }
    return word.utf8.count > 1 && word.count > 1 && word.allSatisfy { $0.isNumber || $0 == "-" }
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
    guard let first = token.word.utf8.first, token.word.utf8.count == 1 else { return nil }
    return DTMFDigit(ascii: first)
  }

  // MARK: Words

  private struct Phrase: Equatable {
    let lead: String?
    let words: [String]
    /// True where it begins in the midst of a clause, which so may be about something else.
    var isInside = false
  }

  /// What is said before the key: the last clause that begins with a lead word, else a few words without one.
  private func clause(before range: Range<Int>) -> Phrase? {
    var start = range.lowerBound
    while start < range.upperBound, tokens[start].isPause || roles[start].contains(.fill) { start += 1 }
    if start == range.upperBound {
      return range.contains { tokens[$0].word == "otherwise" } ? Phrase(lead: nil, words: ["otherwise"]) : nil
    }
    let starts = (start..<range.upperBound).filter { index in
      roles[index].contains(.lead) && !isGreeted(index, from: range.lowerBound)
        && (index == start || tokens[index - 1].isPause || roles[index - 1].contains(.link))
    }
    if var clauseStart = starts.last {
      // "to get directions or to hear our address": the key is for both, where no key before it is for the first.
      for earlier in starts.dropLast().reversed()
      where range.lowerBound == 0 && tokens[earlier].word == tokens[clauseStart].word
        && roles[clauseStart - 1].contains(.link)
      {
        clauseStart = earlier
      }
      return phrase(from: clauseStart, to: range.upperBound, hasLead: true)
    }
    let inside = (start..<range.upperBound).last {
      roles[$0].contains(.innerLead) && !isGreeted($0, from: range.lowerBound)
    }
    if let inside {
      var phrase = phrase(from: inside, to: range.upperBound, hasLead: true)
      phrase?.isInside = true
      return phrase
    }
    // "Enter your number, then press #" tells what to do before the key.
    if range.contains(where: { roles[$0].contains(.greeting) || roles[$0].contains(.verb) }) { return nil }
    let plain = phrase(from: start, to: range.upperBound, hasLead: false)
    return (plain?.words.count ?? 0) <= 4 ? plain : nil
  }

  /// True for the lead word of a greeting: "thank you for calling", "welcome to Acme".
  private func isGreeted(_ index: Int, from start: Int) -> Bool {
    for before in (start..<index).reversed() {
      if roles[before].contains(.greeting) { return true }
      if tokens[before].isPause || roles[before].contains(.innerLead) { return false }
    }
    return false
  }

  /// Words before which German has a comma, though they go on with what is said: "drücken Sie die 1, um uns zu sprechen".
  private static let clauseLeads: Set<String> = ["um", "wenn", "falls"]

  /// True for such a word behind its comma.
  private func opensClause(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index - 1].isPause && roles[index].contains(.lead)
      && Self.clauseLeads.contains(tokens[index].word)
  }

  /// What is said after the key, when a lead word follows it at once.
  private func clause(after range: Range<Int>) -> Phrase? {
    guard var first = range.first else { return nil }
    if range.contains(first + 1), opensClause(first + 1) { first += 1 }
    let range = first..<range.upperBound
    guard roles[first].contains(.lead) else { return nil }
    let end = range.dropFirst().first { tokens[$0].isPause || endsClause($0, before: range.upperBound) }
    return phrase(from: first, to: end ?? range.upperBound, hasLead: true)
  }

  /// True for the "or" of "press 1 for plots or stay on the line", and of "press 1 for plots or for villas press 2".
  private func endsClause(_ index: Int, before end: Int) -> Bool {
    guard roles[index].contains(.link) else { return false }
    guard let next = (index + 1..<end).first(where: { !roles[$0].contains(.fill) }) else { return false }
    return Self.stayingVerbs.contains(tokens[next].word)
      || end < tokens.count && roles[next].contains(.innerLead)
  }

  private static let stayingVerbs: Set<String> = ["stay", "hold", "wait", "remain"]

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
