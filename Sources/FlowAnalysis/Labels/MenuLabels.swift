/// The labels of a menu's keys from what is said and from where they lead.
enum MenuLabels {
  /// - Parameter menu: what is said of the keys; nil where nobody here knows it.
  static func labels(of keys: [KeyTarget], _ menu: SpokenMenu?) -> [KeyLabel] {
    let named = menu?.keys ?? []
    let choices = keys.map { key in menu?.choices.last { $0.digit == key.digit } }
    let texts = texts(of: choices)
    return keys.indices.map { number in
      let key = keys[number]
      if let text = texts[number] {
        return KeyLabel(digit: key.digit, text: text, isNamed: true, isOffered: true)
      }
      return KeyLabel(
        digit: key.digit, text: key.target, isNamed: false,
        isOffered: named.isEmpty || !key.isTested || named.contains(key.digit)
      )
    }
  }

  /// Short words for each; where those of two are the same, though their choices are not, the ends of what is said.
  private static func texts(of choices: [SpokenMenu.Choice?]) -> [String?] {
    let short = choices.map { $0.map(ChoiceWords.short) }
    let ends = choices.map { $0.map(ChoiceWords.end) }
    func isAmbiguous(_ number: Int, _ texts: [String?]) -> Bool {
      choices.indices.contains { other in
        other != number && texts[other] == texts[number] && choices[other]?.words != choices[number]?.words
      }
    }
    return choices.indices.map { number in
      guard short[number] != nil, isAmbiguous(number, short), !isAmbiguous(number, ends) else {
        return short[number]
      }
      return ends[number]
    }
  }
}
