import FlowEngine
import JSON

/// The keys of a menu by its words and by its branches.
struct AnnouncedMenu {
  /// The wording, or the recording that has it.
  let value: JSONValue
  /// The keys that the words name, each once.
  let announced: [String]
  /// The keys that have a branch.
  let wired: Set<String>
  private let spoken: SpokenMenu
  private let isForeign: Bool

  /// Nil for an action that is no menu, and for one whose wording holds data of the contact or is not known.
  init?(_ action: AnalyzedAction) {
    guard action.isMenu, action.action.conditions.allSatisfy({ $0.operatorName == "Equals" }),
      let prompt = action.prompts.first, FoundReference.all(in: prompt.text).isEmpty,
      let words = action.words(of: prompt)
    else { return nil }
    value = prompt.value
    spoken = SpokenMenu(words)
    isForeign = action.flow.speaksOtherLanguages
    announced = spoken.keys.map(\.description)
    wired = Set(action.action.conditions.compactMap { $0.operandText })
  }

  /// True for a key that the words may name in a way, or in a language, that nobody here understands.
  func mayAnnounce(_ key: String) -> Bool {
    guard let digit = key.first.flatMap(DTMFDigit.init) else { return true }
    return isForeign || spoken.mayOffer(digit)
  }
}

extension AnalyzedFlow {
  /// True where an action sets a language of which menus are not read.
  fileprivate var speaksOtherLanguages: Bool {
    actions(ofType: "UpdateContactData").contains { action in
      guard let code = action.text("LanguageCode"), FoundReference.all(in: code).isEmpty else { return false }
      return !SpokenVocabulary.languages.contains(code.prefix { $0 != "-" }.lowercased())
    }
  }
}
