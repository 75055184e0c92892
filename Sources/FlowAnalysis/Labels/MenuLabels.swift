/// The labels of a menu's keys from what is said and from where they lead.
enum MenuLabels {
  static func labels(of keys: [KeyTarget], spoken: String?) -> [KeyLabel] {
    let menu = spoken.map { SpokenMenu($0) }
    let named = menu?.keys ?? []
    return keys.map { key in
      if let choice = menu?.choices.last(where: { $0.digit == key.digit }) {
        return KeyLabel(digit: key.digit, text: ChoiceWords.short(choice), isNamed: true, isOffered: true)
      }
      return KeyLabel(
        digit: key.digit, text: key.target, isNamed: false,
        isOffered: named.isEmpty || !key.isTested || named.contains(key.digit)
      )
    }
  }
}
